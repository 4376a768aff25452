#pragma once
// The page that adds an event.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::store {
class Database;
}
namespace muster::events {
[[nodiscard]] web::Reply new_event_page(store::Database& database, const Clock& clock, const web::Request& request);
}
