// How an event is booked, for programs: what its public page says, and whether it takes bookings now.
#include "booking_page_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/booking_questions_service.hpp>
#include <muster/domain/booking/public_booking_json.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/paging.hpp>
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

Reply show_questions(const BookingSite& site, const Request& request) {
  MUSTER_PAGE(asked, request, booking::booking_questions(site.database, request.capture("event")));
  return web::json(booking::questions_json(asked));
}

Reply set_questions(const BookingSite& site, const Request& request) {
  const auto* text = request.json ? request.json->find("text") : nullptr;
  if (text == nullptr || (text->text() == nullptr && !text->is_null()))
    return site::error_page(request, bad_input("Send {\"text\": FORM}, or null to ask nothing more."));
  const store::AuditContext audit{request.visitor.actor(), site.clock.now(), request.visitor.programme};
  MUSTER_PAGE(saved, request,
              booking::ask_on_booking(site.database, audit, request.capture("event"),
                                      text->text() == nullptr ? std::string() : *text->text()));
  return web::json(booking::questions_json(saved));
}

Reply show_substitutes(const BookingSite& site, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request));
  MUSTER_PAGE(found, request,
              booking::listed_substitutes(site.database, request.capture("event"), paging.of({.sort = "asked"})));
  MUSTER_PAGE(reply, request,
              web::list_reply(request, paging, found, json_array(found.rows, booking::substitute_json)));
  return reply;
}

Reply answer_substitute(const BookingSite& site, const Request& request) {
  const auto* agree = request.json ? request.json->find("agree") : nullptr;
  if (agree == nullptr || agree->truth() == nullptr)
    return site::error_page(request, bad_input("Send {\"agree\": true}, or false."));
  const store::AuditContext audit{request.visitor.actor(), site.clock.now(), request.visitor.programme};
  const auto answer = *agree->truth() ? booking::SubstituteAnswer::agree : booking::SubstituteAnswer::refuse;
  MUSTER_PAGE(
      decided, request,
      booking::decide_substitutes(site.database, audit, request.capture("event"), {request.capture("person")}, answer));
  if (!decided.refused.empty()) return site::error_page(request, conflict(decided.refused.front().second));
  return web::json(json_object({{"agreed", *agree->truth()}}));
}

/// `sent`: what a program sends, where every member may be missing; else what it gets.
web::Schema page_schema(bool sent) {
  using namespace web;
  const auto may_miss = [](const Schema& schema) { return schema.where_known(); };
  const auto often = [&](const Schema& schema) { return sent ? schema.where_known() : schema; };
  std::vector<std::pair<std::string, Schema>> members{
      {"way", often(text_of({"closed", "open", "ask", "link"}, "How people book"))},
      {"closes_at", may_miss(text_like("date-time"))},
      {"starts", may_miss(text("As 10:00, by the event's clocks"))},
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
      {"members_only", often(truth("Whether only those book whom a membership of the programme covers that day"))},
      {"colleagues", often(web::whole_number("How many each who booked may book beside themselves"))},
      {"colleague_days", often(web::whole_number("Days within which a colleague gives their details; 0: no end"))}};
  if (!sent) {
    members.emplace_back("event", text());
    members.emplace_back("code", may_miss(text("Of the page's address: /b/ and this")));
    members.emplace_back("takes_bookings", truth());
    members.emplace_back("why_not", may_miss(text()));
    members.emplace_back("seats", may_miss(text("How many are free, in words")));
    members.emplace_back("seats_by_kind", list_of(text("The same of each kind that has a share, and of those online")));
  }
  return object(members);
}

constexpr const char* page_example = R"({"event": "summit-2022", "code": "k7mpw3x", "way": "open",
  "takes_bookings": true, "seats_by_kind": [], "substitutes": "forbidden", "unasked_named": true, "members_only": false,
  "colleagues": 0, "colleague_days": 0})";

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
  const auto questions = web::object({{"event", web::text()},
                                      {"asks", web::truth("Whether the booking page asks them now")},
                                      {"version", web::whole_number("0 where none were ever asked")},
                                      {"text", web::text("In the form language").where_known()},
                                      {"answered", web::whole_number("Bookings with answers")}});
  router
      .get(here + "/questions", Permission::change_events,
           [site](const Request& request) { return show_questions(site, request); })
      .describe({.summary = "What the booking page asks besides who somebody is",
                 .parameters = {event},
                 .replies = questions,
                 .example = R"({"event": "summit-2022", "asks": false, "version": 0, "answered": 0})"});
  router
      .put(here + "/questions", Permission::change_events,
           [site](const Request& request) { return set_questions(site, request); })
      .describe({.summary = "Asks a form there, as the next version; null asks nothing more",
                 .parameters = {event},
                 .takes = {web::object({{"text", web::text("In the form language").or_null()}})},
                 .replies = questions});
  const std::string substitutes = "/api/events/{event}/substitutes";
  router
      .get(substitutes, Permission::change_delegates,
           [site](const Request& request) { return show_substitutes(site, request); })
      .describe({.summary = "Who asks that somebody else comes in their place",
                 .parameters = {event},
                 .replies = web::list_of(web::object({{"person", web::text("The id of who has the place")},
                                                      {"name", web::text()},
                                                      {"organisation", web::text()},
                                                      {"substitute", web::object({{"first_name", web::text()},
                                                                                  {"last_name", web::text()},
                                                                                  {"email", web::text()},
                                                                                  {"job_title", web::text()}})},
                                                      {"asked_at", web::text_like("date-time")}})),
                 .example = R"([{"person": "01j8", "name": "Pat Lind", "organisation": "Camden",
  "substitute": {"first_name": "Ana", "last_name": "Silva", "email": "ana@example.org", "job_title": ""},
  "asked_at": "2022-05-30T10:00:00Z"}])",
                 .by_pages = true});
  router
      .post(substitutes + "/{person}", Permission::change_delegates,
            [site](const Request& request) { return answer_substitute(site, request); })
      .describe({.summary = "Answers one of them; both people get their mails",
                 .parameters = {event, {"person", web::text("The id of who has the place"), "01j8"}},
                 .takes = {web::object({{"agree", web::truth()}})},
                 .replies = web::object({{"agreed", web::truth()}})});
  router.put(here, Permission::change_events, [site](const Request& request) { return set_page(site, request); })
      .describe({.summary = "Says how they do; a member that is missing stays as it is",
                 .parameters = {event},
                 .takes = {page_schema(true)},
                 .replies = page_schema(false)});
}

}  // namespace muster::api
