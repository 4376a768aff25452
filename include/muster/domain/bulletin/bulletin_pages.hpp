#pragma once
// Pages of the bulletin: the team's, on which issues are written, looked at and sent; and its archive.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::store {
class Database;
}

namespace muster::bulletin {

/// Routes: /programmes/{programme}/bulletins and below, /my/{code}/bulletins and below, /bulletins/{code} and below,
/// and what programs do under /api.
void add_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::bulletin
