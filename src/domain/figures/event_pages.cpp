// Addresses, frames and filters of the pages about one event's figures.
#include <muster/domain/figures/event_pages.hpp>
#include <muster/domain/figures/figures_pages.hpp>

#include "answerers_pages.hpp"
#include "figures_api_pages.hpp"
#include "site_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::figures {

Filter filter_of(const web::Request& request) {
  const auto right = access::permission_name(access::Permission::read_answers);
  Filter filter;
  filter.where = trimmed(request.query.get("where"));
  filter.by_reader_of_answers = request.visitor.may(right);
  filter.only_where_told = request.visitor.may(access::where_people_were_told);
  filter.in_full = request.query.get("reading") == "yes";
  return filter;
}

site::Frame frame_of(const EventFacts& event, std::string title, site::Tab tab, bool error) {
  return {std::move(title), event.programme, event.slug, event.title, tab, error};
}

std::string path_of(const EventFacts& event, const std::string& rest) { return "/events/" + event.slug + rest; }

std::string day_and_venue(const EventFacts& event) {
  return long_date(event.date) + (event.venue.empty() ? "" : ", " + event.venue);
}

void add_pages(web::Router& router, store::Database& database, const Clock& clock, Summaries& summaries) {
  const PageContext context{database, clock, summaries};
  add_how_made_pages(router);
  add_comparison_pages(router, context);
  add_group_tests_pages(router, context);
  add_places_pages(router, context);
  add_summary_pages(router, context);
  add_figures_api_pages(router, context);
  add_programme_feed_pages(router, context);
  add_published_pages(router, context);
  add_publishing_pages(router, context);
  add_written_pages(router, context);
  add_years_pages(router, context);
  add_programme_year_pages(router, context);
  add_turnout_pages(router, context);
  add_answerers_pages(router, context);
}

}  // namespace muster::figures
