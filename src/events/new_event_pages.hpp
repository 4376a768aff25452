#pragma once
// The page that adds an event.

#include <muster/base/clock.hpp>
#include <muster/http/reply.hpp>
#include <muster/http/request.hpp>

namespace muster::store {
class Database;
}

namespace muster::events {

[[nodiscard]] http::Reply new_event_page(store::Database& database, const http::Request& request);
[[nodiscard]] http::Reply take_new_event(store::Database& database, const Clock& clock, const http::Request& request);

}  // namespace muster::events
