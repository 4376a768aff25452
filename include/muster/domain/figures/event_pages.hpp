#pragma once
// What the pages about one event's figures share, whichever room they stand in.

#include <muster/domain/figures/summary_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/domain/site/page_of.hpp>

#include <string>

namespace muster::figures {

/// Everything named here outlives the router.
struct PageContext {
  store::Database& database;
  const Clock& clock;
  Summaries& summaries;

  [[nodiscard]] Instant now() const { return clock.now(); }
};

/// The filter in the address, with whom it is for.
[[nodiscard]] Filter filter_of(const web::Request& request);

/// The desk's frame for a page of an event.
[[nodiscard]] site::Frame frame_of(const EventFacts& event, std::string title, site::Tab tab, bool error = false);

/// An address below the event's own: "/events/slug" + rest.
[[nodiscard]] std::string path_of(const EventFacts& event, const std::string& rest);

/// "Friday 10 June 2022, Coin Street Neighbourhood Centre, London".
[[nodiscard]] std::string day_and_venue(const EventFacts& event);

}  // namespace muster::figures
