#pragma once
// The right of the pages that show somebody what is theirs: no role of a team has it, and it opens nothing of the team.

#include <muster/platform/web/request.hpp>
#include <muster/platform/web/router.hpp>

#include <string>

namespace muster::members {

inline constexpr web::Right own_things("own things");

/// The secret that the browser sent for its visit to a members' area; empty where it sent none.
[[nodiscard]] std::string visit_secret(const web::Request& request);

}  // namespace muster::members
