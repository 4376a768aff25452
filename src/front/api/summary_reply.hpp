#pragma once
// What /api/events/{event}/summary says of itself to programs.

#include <muster/platform/web/schema.hpp>

namespace muster::api {

[[nodiscard]] web::Description summary_description();

}  // namespace muster::api
