// Gathers the room's pages, and holds what they share.
#include <muster/domain/access/permissions.hpp>
#include <muster/domain/report/report_pages.hpp>
#include <muster/domain/site/frame.hpp>

#include "site_pages.hpp"

#include <muster/kit/base/utf8.hpp>

namespace muster::report {

site::Frame frame_of(const EventFacts& event, std::string title, site::Tab tab, bool error) {
  return {std::move(title), event.programme, event.slug, event.title, tab, error};
}

Filter filter_of(const web::Request& request) {
  const auto right = access::permission_name(access::Permission::take_answers);
  return {trimmed(request.query.get("where")), request.visitor.may(right)};
}

std::string path_of(const EventFacts& event, const std::string& rest) { return "/events/" + event.slug + rest; }

std::string day_and_venue(const EventFacts& event) {
  return long_date(event.date) + (event.venue.empty() ? "" : ", " + event.venue);
}

std::string percent_encoded(const std::string& text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    const bool plain = (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z') ||
                       (value >= '0' && value <= '9') || value == '-' || value == '_' || value == '.';
    if (plain) {
      out += byte;
    } else {
      out += '%';
      out += digits[value >> 4U];
      out += digits[value & 15U];
    }
  }
  return out;
}

void add_pages(web::Router& router, store::Database& database, const Clock& clock, Summaries& summaries,
               ShippedReports reports) {
  const Site site{database, clock, summaries, std::move(reports)};
  add_overview_pages(router, site);
  add_places_pages(router, site);
  add_summary_pages(router, site);
  add_report_pages(router, site);
  add_api_pages(router, site);
}

}  // namespace muster::report
