#pragma once
// The pages of events over a store of their own.

#include <muster/domain/events/events_pages.hpp>

#include "support/summit_store.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::events {

using Fields = std::vector<std::pair<std::string, std::string>>;

struct EventsSite : test::SummitStore {
  EventsSite() {
    add_pages(router, database(), clock, [this](store::Session&, const Event&) { return next; });
  }
  std::optional<NextStep> next = NextStep{"/delegates/import", "Import the delegates"};
  HandClock clock{test::noon()};
  web::Router router;
  test::Visitor visitor{router};
};

}  // namespace muster::events
