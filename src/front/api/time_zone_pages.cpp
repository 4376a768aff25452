// Reads and chooses the clocks by which an event's times are told.
#include "time_zone_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/event_zone_service.hpp>
#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/json.hpp>

namespace muster::api {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

Json zone_json(const Zone& zone) { return json_object({{"time_zone", zone.name()}}); }

Reply read(store::Database& database, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(database, request.capture("event")));
  MUSTER_PAGE(zone, request, events::zone_of(database, event.id));
  return web::json(zone_json(zone));
}

Reply choose(store::Database& database, const Clock& clock, const Request& request) {
  const auto* name = request.json ? request.json->find("time_zone") : nullptr;
  if (name == nullptr || name->text() == nullptr)
    return site::error_page(request, bad_input("Send {\"time_zone\": \"Europe/Paris\"}.").at("time_zone"));
  const store::AuditContext audit{request.visitor.actor(), clock.now(), request.visitor.programme};
  MUSTER_PAGE(zone, request, feedback::choose_time_zone(database, audit, request.capture("event"), *name->text()));
  return web::json(zone_json(zone));
}

}  // namespace

void add_time_zone_pages(web::Router& router, store::Database& database, const Clock& clock) {
  using namespace web;
  const std::string path = "/api/events/{event}/time-zone";
  const Parameter event{"event", text("The short name of an event or survey"), "london-send-summit-2022"};
  const auto zone = object({{"time_zone", text("A zone of the IANA database, by area and city")}});
  router.get(path, Permission::read_figures, [&database](const Request& request) { return read(database, request); })
      .describe({.summary = "The clocks by which the event’s times are told; moments in this API are UTC",
                 .parameters = {event},
                 .replies = zone,
                 .example = R"({"time_zone": "Europe/London"})"});
  router
      .put(path, Permission::change_events,
           [&database, &clock](const Request& request) { return choose(database, clock, request); })
      .describe({.summary = "Chooses them; a survey that closes at the end of its last day closes at its end there",
                 .parameters = {event},
                 .takes = {object({{"time_zone", text("Such as Europe/Paris")}})},
                 .replies = zone,
                 .example = R"({"time_zone": "Europe/Paris"})"});
}

}  // namespace muster::api
