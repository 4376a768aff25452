#pragma once
// Pages of notices: members', everybody's and the team's, and the same for programs.

#include <muster/domain/noticeboard/notice.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

#include <string>

namespace muster::store {
class Database;
}

namespace muster::noticeboard {

/// Where everybody finds the notices of a programme, by the code of its members' area, and one of them.
[[nodiscard]] std::string public_path(const std::string& code, const std::string& id = {});

/// Routes: /my/{code}/notices and below, /notices/{code} and below, /programmes/{programme}/notices and below, and what
/// programs read and change under /api.
void add_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::noticeboard
