#pragma once
// The pages on which organisers see and add their events.

#include <muster/domain/events/next_step.hpp>
#include <muster/domain/events/session_watch.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

#include <functional>
#include <optional>
#include <string>

namespace muster::store {
class Database;
}

namespace muster::events {

/// What stands beside the events: how far the network is set up. Markup, and where to lead whoever has not begun.
struct SetUpBeside {
  std::string list;
  bool untouched = false;
  std::string first_page;
  std::string done_words;
  std::string example_offer;   ///< a button that loads an example; empty where it is not offered
  std::string example_loaded;  ///< a button that takes it away; empty where it is not there
};
using SetUpLookup = std::function<Result<std::optional<SetUpBeside>>(const web::Request&)>;

/// Routes: GET / (goes on to /events), GET /events and its files, GET and POST /events/new, GET /organisations, and the
/// agenda of each event below /events/{event}/sessions.
/// Database and clock must outlive the router.
void add_pages(web::Router& router, store::Database& database, const Clock& clock, const NextStepOf& next_step,
               SetUpLookup set_up = {}, SessionWatch watch = {});

}  // namespace muster::events
