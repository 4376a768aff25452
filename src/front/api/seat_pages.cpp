// Seats for programs: how they are shared out and who waits, rules set, somebody booked or put on the waiting list.
#include "seat_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/seat_service.hpp>
#include <muster/domain/booking/seat_table_json.hpp>
#include <muster/domain/booking/waiting_move_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/schema.hpp>
#include <muster/platform/web/sent_object.hpp>

namespace muster::api {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

struct Seats {
  store::Database& database;
  const Clock& clock;
  [[nodiscard]] store::AuditContext audit(const Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

Reply show(const Seats& site, const Request& request) {
  MUSTER_PAGE(table, request, booking::seats_of(site.database, request.capture("event")));
  return web::json(booking::seat_table_json(table));
}

Reply set(const Seats& site, const Request& request) {
  if (!request.json) return site::error_page(request, bad_input("Send the rules as JSON: {\"seats\": 110}."));
  MUSTER_PAGE(changed, request,
              booking::set_seat_rules(site.database, site.audit(request), request.capture("event"), *request.json));
  (void)changed;
  return show(site, request);
}

Reply undo(const Seats& site, const Request& request) {
  MUSTER_PAGE(changed, request, booking::undo_seat_rules(site.database, site.audit(request), request.capture("event")));
  (void)changed;
  return show(site, request);
}

Reply move_line(const Seats& site, const Request& request) {
  std::string to;
  web::SentObject sent(request);
  sent.text("to", to, "say the short name of the event that they are moved to");
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(moved, request,
              booking::move_waiting_list(site.database, site.audit(request), request.capture("event"), to));
  return web::json(json_object(
      {{"people", moved.people}, {"promoted", moved.promoted}, {"left", moved.left}, {"rest", moved.rest}}));
}

Reply release(const Seats& site, const Request& request) {
  MUSTER_PAGE(changed, request, booking::release_seats(site.database, site.audit(request), request.capture("event")));
  (void)changed;
  return show(site, request);
}

Reply ask(const Seats& site, const Request& request) {
  const auto* member = request.json ? request.json->find("person") : nullptr;
  if (member == nullptr || member->text() == nullptr)
    return site::error_page(request, bad_input("Send {\"person\": ID}, as the list of bookings says it."));
  MUSTER_PAGE(answer, request,
              booking::book_or_wait(site.database, site.audit(request), request.capture("event"), *member->text()));
  return web::json(json_object(
      {{"state", booking::state_word(answer.state)}, {"why", if_any(answer.why)}, {"act", if_any(answer.act)}}));
}

std::vector<std::pair<std::string, web::Schema>> figure_members() {
  using web::whole_number;
  return {{"seats", whole_number()},
          {"used", whole_number("Booked by name: booked, came or did not come")},
          {"offered", whole_number("Held for somebody until they answer")},
          {"held", whole_number("Kept for organisations that have named nobody for them")},
          {"free", whole_number()},
          {"over", whole_number("Used and offered beyond the seats")},
          {"waiting", whole_number()},
          {"nominated", whole_number("Named for one of the held seats")}};
}

std::vector<std::pair<std::string, web::Schema>> with(std::vector<std::pair<std::string, web::Schema>> first,
                                                      std::vector<std::pair<std::string, web::Schema>> second) {
  for (auto& each : second) first.push_back(std::move(each));
  return first;
}

web::Schema rules_schema(bool sent) {
  using namespace web;
  const auto may_miss = [&](Schema schema) { return sent ? schema.where_known() : schema; };
  return object(
      {{"seats", may_miss(whole_number("null: no limit").or_null())},
       {"online_seats", may_miss(whole_number("Of a hybrid event; null: no limit").or_null())},
       {"kinds", may_miss(list_of(object({{"kind", text("Of organisation; empty: everyone else")},
                                          {"seats", whole_number()},
                                          {"least", may_miss(whole_number("What is aimed for"))},
                                          {"most", may_miss(whole_number())},
                                          {"each", may_miss(whole_number("For every organisation; 0: none"))},
                                          {"each_by_place", may_miss(truth("Once for each place it serves"))},
                                          {"most_each", may_miss(whole_number("At most of one of them; 0: as the event "
                                                                              "says"))}})))},
       {"organisations", may_miss(list_of(object({{"organisation", may_miss(text("Its id"))},
                                                  {"name", may_miss(text("Where nobody has the id"))},
                                                  {"seats", whole_number()}})))},
       {"release_on", may_miss(text_like("date").or_null())},
       {"release_to", may_miss(text_of({"kind", "everyone"}))},
       {"released", may_miss(truth())},
       {"filling", may_miss(text_of({"offer", "book"}, "What happens where a seat comes free"))},
       {"days_to_answer", may_miss(whole_number("1 to 60"))},
       {"new_places_first", may_miss(truth("Who comes from a place that nobody comes from yet is next"))},
       {"most_each", may_miss(whole_number("At most of one organisation before the release; 0: no such limit"))}});
}

web::Schema table_schema() {
  using namespace web;
  const auto organisation = with({{"organisation", text("Its id")}, {"name", text()}}, figure_members());
  auto kind = with({{"kind", text()}, {"name", text("As people read it")}}, figure_members());
  kind.emplace_back("others", object(figure_members()));
  kind.emplace_back("organisations", list_of(object(organisation), "With seats of their own"));
  return object({{"event", text()},
                 {"rules", rules_schema(false).or_null()},
                 {"all", object(figure_members())},
                 {"online", object(figure_members())},
                 {"not_shared_out", object(figure_members())},
                 {"kinds", list_of(object(kind))},
                 {"offers", list_of(object({{"person", text()},
                                            {"name", text()},
                                            {"organisation", text()},
                                            {"until", text_like("date-time").or_null()}}))},
                 {"line", list_of(object({{"person", text()},
                                          {"name", text()},
                                          {"organisation", text()},
                                          {"line", text("Whose: an organisation's, a kind's, the event's")},
                                          {"why", text("Why there is no seat")}}),
                                  "Who waits, in order")}});
}

constexpr const char* table_example = R"({"event": "summit", "rules": null,
  "all": {"seats": 0, "used": 104, "offered": 0, "held": 0, "free": 0, "over": 0, "waiting": 0, "nominated": 0},
  "online": {"seats": 0, "used": 0, "offered": 0, "held": 0, "free": 0, "over": 0, "waiting": 0, "nominated": 0},
  "not_shared_out": {"seats": 0, "used": 104, "offered": 0, "held": 0, "free": 0, "over": 104, "waiting": 0,
  "nominated": 0}, "kinds": [], "offers": [], "line": []})";

}  // namespace

void add_seat_pages(web::Router& router, store::Database& database, const Clock& clock) {
  const Seats site{database, clock};
  const std::string here = "/api/events/{event}/seats";
  const web::Parameter event{"event", web::text("The event's short name, as /api/events lists it"),
                             "london-send-summit-2022"};
  router.get(here, Permission::take_delegates, [site](const Request& request) { return show(site, request); })
      .describe({.summary = "How the seats of an event are shared out, who is offered one, and who waits",
                 .parameters = {event},
                 .replies = table_schema(),
                 .example = table_example});
  router.put(here, Permission::change_delegates, [site](const Request& request) { return set(site, request); })
      .describe({.summary = "Sets how they are shared out; who waits may have a seat at once by it",
                 .parameters = {event},
                 .takes = {rules_schema(true)},
                 .replies = table_schema()});
  router
      .post(here + "/undo", Permission::change_delegates,
            [site](const Request& request) { return undo(site, request); })
      .describe({.summary = "Takes the last change of that back; who got a seat by it keeps it",
                 .parameters = {event},
                 .replies = table_schema()});
  router
      .post(here + "/move-line", Permission::change_delegates,
            [site](const Request& request) { return move_line(site, request); })
      .describe(
          {.summary = "Moves everybody who waits to another event of the programme, in their order",
           .parameters = {event},
           .takes = {web::object({{"to", web::text("That event's short name")}})},
           .replies = web::object({{"people", web::whole_number("Who went")},
                                   {"promoted", web::whole_number("Of them, who is offered a seat there or has one")},
                                   {"left", web::list_of(web::text("A name: they stand there already"))},
                                   {"rest", web::whole_number("Who waits here still: 500 go at a time")}})});
  router
      .post(here + "/release", Permission::change_delegates,
            [site](const Request& request) { return release(site, request); })
      .describe({.summary = "Releases what is held for organisations before its day",
                 .parameters = {event},
                 .replies = table_schema()});
  router
      .post(here + "/ask", Permission::change_delegates, [site](const Request& request) { return ask(site, request); })
      .describe(
          {.summary = "Books somebody of the event's list, or puts them on the waiting list where there is no seat",
           .parameters = {event},
           .takes = {web::object({{"person", web::text("The person's id")}})},
           .replies = web::object({{"state", web::text_of({"booked", "waiting"})},
                                   {"why", web::text("Why they wait").where_known()},
                                   {"act", web::text("By which the step is taken back").where_known()}})});
}

}  // namespace muster::api
