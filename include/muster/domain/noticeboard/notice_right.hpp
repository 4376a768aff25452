#pragma once
// Who moderates: said once, for pages, programs and the mail that tells of waiting notices.

#include <muster/domain/access/permissions.hpp>

namespace muster::noticeboard {

/// Whoever writes to delegates looks after what members write to one another.
inline constexpr auto right_to_moderate = access::Permission::change_delegates;

}  // namespace muster::noticeboard
