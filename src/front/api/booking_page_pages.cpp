// How an event is booked, for programs: what its public page says, and whether it takes bookings now.
#include "booking_page_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/public_booking_json.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/schema.hpp>

namespace muster::api {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

struct BookingSite {
  store::Database& database;
  const Clock& clock;
};

Reply show_page(const BookingSite& site, const Request& request) {
  MUSTER_PAGE(shown, request, booking::page_of_event(site.database, request.capture("event")));
  return web::json(booking::page_json(shown, site.clock.now()));
}

Reply set_page(const BookingSite& site, const Request& request) {
  if (!request.json) return site::error_page(request, bad_input("Send the page as JSON: {\"way\": \"open\"}."));
  const auto& slug = request.capture("event");
  MUSTER_PAGE(shown, request, booking::page_of_event(site.database, slug));
  MUSTER_PAGE(wanted, request, booking::page_from(*request.json, shown.page));
  const store::AuditContext audit{request.visitor.actor(), site.clock.now(), request.visitor.programme};
  MUSTER_PAGE(saved, request, booking::set_booking_page(site.database, audit, slug, wanted, shown.page.version));
  (void)saved;
  return show_page(site, request);
}

/// `sent`: what a program sends, where every member may be missing; else what it gets.
web::Schema page_schema(bool sent) {
  using namespace web;
  const auto may_miss = [](const Schema& schema) { return schema.where_known(); };
  const auto often = [&](const Schema& schema) { return sent ? schema.where_known() : schema; };
  std::vector<std::pair<std::string, Schema>> members{
      {"way", often(text_of({"closed", "open", "ask", "link"}, "How people book"))},
      {"closes_at", may_miss(text_like("date-time"))},
      {"starts", may_miss(text("As 10:00, in London"))},
      {"ends", may_miss(text())},
      {"about", may_miss(text())},
      {"address", may_miss(text("Of the venue"))},
      {"map", may_miss(text("https://"))},
      {"cost", may_miss(text())},
      {"contact", may_miss(text())},
      {"access", may_miss(text("A line each, as \"Steps: none\""))},
      {"joining", may_miss(text("https://; shown to those alone who have a seat"))},
      {"substitutes", often(text_of({"forbidden", "approval", "until"}))},
      {"substitutes_until", may_miss(text_like("date"))},
      {"unasked_named", often(truth("Whether who was never asked stands in the delegate list by name"))},
      {"members_only", often(truth("Whether only those book whom a membership of the programme covers that day"))}};
  if (!sent) {
    members.emplace_back("event", text());
    members.emplace_back("code", may_miss(text("Of the page's address: /b/ and this")));
    members.emplace_back("takes_bookings", truth());
    members.emplace_back("why_not", may_miss(text()));
    members.emplace_back("seats", may_miss(text("How many are free, in words")));
  }
  return object(members);
}

constexpr const char* page_example = R"({"event": "summit-2022", "code": "k7mpw3x", "way": "open",
  "takes_bookings": true, "substitutes": "forbidden", "unasked_named": true, "members_only": false})";

}  // namespace

void add_booking_page_pages(web::Router& router, store::Database& database, const Clock& clock) {
  const BookingSite site{database, clock};
  const std::string here = "/api/events/{event}/booking";
  const web::Parameter event{"event", web::text("The event's short name, as /api/events lists it"),
                             "london-send-summit-2022"};
  router.get(here, Permission::see_delegates, [site](const Request& request) { return show_page(site, request); })
      .describe({.summary = "How people book an event by themselves, and whether they can now",
                 .parameters = {event},
                 .replies = page_schema(false),
                 .example = page_example});
  router.put(here, Permission::change_events, [site](const Request& request) { return set_page(site, request); })
      .describe({.summary = "Says how they do; a member that is missing stays as it is",
                 .parameters = {event},
                 .takes = {page_schema(true)},
                 .replies = page_schema(false)});
}

}  // namespace muster::api
