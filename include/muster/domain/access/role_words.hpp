#pragma once
// Roles as people read them.

#include <muster/domain/access/permissions.hpp>

#include <string>

namespace muster::access {

/// "Programme lead": a heading of its own.
[[nodiscard]] std::string role_title(Role role);
/// What a role may, in a line without a full stop.
[[nodiscard]] std::string role_hint(Role role);

}  // namespace muster::access
