// Sessions that people choose among when they book, for programs: said, counted, and who chose which.
#include "session_choice_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/session_choice_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/paging.hpp>
#include <muster/platform/web/schema.hpp>
#include <muster/platform/web/sent_object.hpp>

namespace muster::api {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

struct ChoiceSite {
  store::Database& database;
  const Clock& clock;
};

Json choices_json(const booking::SessionChoices& choices) {
  return json_object({{"event", choices.event.slug},
                      {"sessions", json_array(choices.offered, [&](const booking::OfferedSession& each) {
                         const auto left = booking::seats_left(each, choices.event.attendance, false);
                         return json_object({{"code", each.session.code},
                                             {"title", each.session.title},
                                             {"people", each.in_room + each.online},
                                             {"seats_left", left}});
                       })}});
}

Reply show(const ChoiceSite& site, const Request& request) {
  MUSTER_PAGE(choices, request, booking::session_choices(site.database, request.capture("event")));
  return web::json(choices_json(choices));
}

Reply offer(const ChoiceSite& site, const Request& request) {
  std::vector<std::string> codes;
  web::SentObject sent(request);
  sent.texts("sessions", codes);
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  const store::AuditContext audit{request.visitor.actor(), site.clock.now(), request.visitor.programme};
  MUSTER_PAGE(saved, request, booking::offer_sessions(site.database, audit, request.capture("event"), codes));
  return web::json(choices_json(saved));
}

Reply guests(const ChoiceSite& site, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request));
  MUSTER_PAGE(found, request,
              booking::who_chose(site.database, request.capture("event"), request.capture("session"),
                                 paging.of({.sort = "name"})));
  // A number beyond the end means the last page to a reader, and nobody to a program.
  if (paging.numbered && found.page != paging.page) found.rows.clear();
  const auto people = json_array(found.rows, [](const booking::SessionGuest& each) {
    return json_object(
        {{"person", each.person_id}, {"name", each.name}, {"organisation", each.organisation}, {"state", each.state}});
  });
  found.page = paging.page;
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, found, json_object({{"people", people}})));
  return reply;
}

}  // namespace

void add_session_choice_pages(web::Router& router, store::Database& database, const Clock& clock) {
  const ChoiceSite site{database, clock};
  const web::Parameter event{"event", web::text("The event's short name, as /api/events lists it"),
                             "london-send-summit-2022"};
  const auto choices = web::object(
      {{"event", web::text()},
       {"sessions",
        web::list_of(web::object({{"code", web::text()},
                                  {"title", web::text()},
                                  {"people", web::whole_number("Who chose it")},
                                  {"seats_left", web::whole_number("In the room; null: no limit").or_null()}}))}});
  const std::string path = "/api/events/{event}/booking/sessions";
  router.get(path, Permission::see_delegates, [site](const Request& request) { return show(site, request); })
      .describe({.summary = "The sessions that people choose among when they book, and how many chose each",
                 .parameters = {event},
                 .replies = choices,
                 .example = R"({"event": "summit-2022", "sessions": []})"});
  router.put(path, Permission::change_events, [site](const Request& request) { return offer(site, request); })
      .describe({.summary = "Lets people choose among these sessions; an empty list: among none",
                 .parameters = {event},
                 .takes = {web::object({{"sessions", web::list_of(web::text("A session's code"))}})},
                 .replies = choices});
  router
      .get(path + "/{session}", Permission::see_delegates,
           [site](const Request& request) { return guests(site, request); })
      .describe({.summary = "Who chose a session, by surname",
                 .parameters = {event, {"session", web::text("Its code"), "welcome"}},
                 .replies = web::object({{"people", web::list_of(web::object({{"person", web::text("An id")},
                                                                              {"name", web::text()},
                                                                              {"organisation", web::text()},
                                                                              {"state", web::text()}}))}}),
                 .example = R"({"people": []})",
                 .by_pages = true});
}

}  // namespace muster::api
