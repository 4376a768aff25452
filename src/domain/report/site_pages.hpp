#pragma once
// What all pages of this room are given, and the groups of routes that they fall into.

#include <muster/domain/events/event.hpp>
#include <muster/domain/report/report_pages.hpp>
#include <muster/domain/report/report_service.hpp>
#include <muster/domain/site/page_of.hpp>

#include <string>

namespace muster::report {

/// Everything named here outlives the router.
struct Site {
  store::Database& database;
  const Clock& clock;
  Summaries& summaries;
  ShippedReports reports;

  [[nodiscard]] Instant now() const { return clock.now(); }
};

void add_overview_pages(web::Router& router, const Site& site);  ///< /events/{event}
void add_places_pages(web::Router& router, const Site& site);    ///< /events/{event}/places
void add_summary_pages(web::Router& router, const Site& site);   ///< /events/{event}/summary, summary.csv
void add_report_pages(web::Router& router, const Site& site);    ///< /events/{event}/report and its files
void add_api_pages(web::Router& router, const Site& site);       ///< /api/...

/// The filter in the address, with whom it is for.
[[nodiscard]] Filter filter_of(const web::Request& request);

/// The desk's frame for a page of an event.
[[nodiscard]] site::Frame frame_of(const EventFacts& event, std::string title, site::Tab tab, bool error = false);

/// An address below the event's own: "/events/slug" + rest.
[[nodiscard]] std::string path_of(const EventFacts& event, const std::string& rest);

/// "Friday 10 June 2022, Coin Street Neighbourhood Centre, London".
[[nodiscard]] std::string day_and_venue(const EventFacts& event);

/// `text` fit for a query part: "helpful = not" -> "helpful%20%3D%20not".
[[nodiscard]] std::string percent_encoded(const std::string& text);

}  // namespace muster::report
