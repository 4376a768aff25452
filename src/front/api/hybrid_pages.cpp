// Room and screen of a hybrid event for programs: both numbers, the link, who comes which way, and people moved.
#include "seat_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/hybrid_json.hpp>
#include <muster/domain/booking/hybrid_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/schema.hpp>
#include <muster/platform/web/sent_object.hpp>

namespace muster::api {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

struct Hybrid {
  store::Database& database;
  const Clock& clock;
  [[nodiscard]] store::AuditContext audit(const Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

Reply show(const Hybrid& site, const Request& request) {
  MUSTER_PAGE(book, request, booking::hybrid_book(site.database, request.capture("event")));
  return web::json(booking::hybrid_json(book));
}

Reply set(const Hybrid& site, const Request& request) {
  if (!request.json)
    return site::error_page(
        request, bad_input("Send JSON: {\"seats\": 80, \"online_seats\": 200, \"joining\": \"https://...\"}."));
  const auto& slug = request.capture("event");
  MUSTER_PAGE(book, request, booking::hybrid_book(site.database, slug));
  MUSTER_PAGE(wanted, request, booking::hybrid_rules_of(*request.json, book.rules));
  if (const auto saved =
          booking::set_hybrid(site.database, site.audit(request), slug, wanted, book.seen_seats, book.seen_page);
      !saved.ok())
    return site::error_page(request, saved.error());
  return show(site, request);
}

Reply move(const Hybrid& site, const Request& request) {
  std::vector<std::string> people;
  std::string way;
  web::SentObject sent(request);
  sent.texts("people", people);
  sent.text("way", way, "say \"online\" or \"room\"");
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  if (way != "online" && way != "room")
    return site::error_page(request, bad_input("Say \"online\" or \"room\".").at("way"));
  MUSTER_PAGE(moved, request,
              booking::set_ways(site.database, site.audit(request), request.capture("event"), people, way == "online"));
  return web::json(json_object({{"moved", moved}}));
}

}  // namespace

void add_hybrid_pages(web::Router& router, store::Database& database, const Clock& clock) {
  using namespace web;
  const Hybrid site{database, clock};
  const std::string here = "/api/events/{event}/room-and-online";
  const Parameter event{"event", text("The event's short name, as /api/events lists it"), "spring-forum"};
  const auto part = object({{"seats", whole_number("Left out: no limit").where_known()},
                            {"used", whole_number()},
                            {"offered", whole_number()},
                            {"free", whole_number("Left out: no limit").where_known()},
                            {"waiting", whole_number()}});
  const auto whole = object({{"room", part},
                             {"online", part},
                             {"joining", text("The link to join; empty for none")},
                             {"people", list_of(object({{"person", text("Their id")},
                                                        {"name", text()},
                                                        {"organisation", text()},
                                                        {"state", text()},
                                                        {"way", text_of({"room", "online"})}}))}});
  constexpr const char* example = R"({"room": {"seats": 80, "used": 2, "offered": 0, "free": 78, "waiting": 0},
  "online": {"used": 1, "offered": 0, "waiting": 0}, "joining": "https://meet.example.org/forum", "people": [
  {"person": "4m0r1", "name": "Gwen Abara", "organisation": "Camden", "state": "booked", "way": "online"}]})";
  router.get(here, Permission::change_delegates, [site](const Request& request) { return show(site, request); })
      .describe({.summary = "Seats in the room and online of a hybrid event, the link to join, and who comes which way",
                 .parameters = {event},
                 .replies = whole,
                 .example = example});
  router.put(here, Permission::change_events, [site](const Request& request) { return set(site, request); })
      .describe({.summary = "Sets both numbers and the link; what is left out stays, null is no limit",
                 .parameters = {event},
                 .takes = {object({{"seats", whole_number("In the room").or_null().where_known()},
                                   {"online_seats", whole_number().or_null().where_known()},
                                   {"joining", text("It begins with https://; empty for none").where_known()}})},
                 .replies = whole});
  router.post(here, Permission::change_delegates, [site](const Request& request) { return move(site, request); })
      .describe({.summary = "Moves people, all or none: they come online, or to the room, from now on",
                 .parameters = {event},
                 .takes = {object({{"people", list_of(text("Their id"))}, {"way", text_of({"room", "online"})}})},
                 .replies = object({{"moved", whole_number("Who came the other way before")}})});
}

}  // namespace muster::api
