#pragma once
// The field by which an event or survey gets clocks of its own.

#include <muster/kit/base/zone.hpp>
#include <muster/platform/web/form.hpp>

#include <string>

namespace muster::dashboard {

/// "time_zone": London first, then the cities of each area; `current` is chosen, under whatever name it was given. A
/// page that sends nothing leaves it as it is.
[[nodiscard]] web::Field<std::string> zone_field(web::Form& form, const Zone& current);

}  // namespace muster::dashboard
