// Bookings for programs: where each stands, how it came there, and the steps that may follow.
#include "booking_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/booking_jobs.hpp>
#include <muster/domain/booking/booking_json.hpp>
#include <muster/domain/booking/booking_state_service.hpp>
#include <muster/domain/booking/message_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/paging.hpp>

namespace muster::api {
namespace {

using access::Permission;
using booking::State;
using web::Reply;
using web::Request;

struct Bookings {
  store::Database& database;
  const Clock& clock;
  [[nodiscard]] store::AuditContext audit(const Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

std::vector<std::string> state_words() {
  std::vector<std::string> words;
  for (const auto state : booking::states) words.emplace_back(booking::state_word(state));
  return words;
}

bool may(const Request& request, Permission permission) {
  return request.visitor.may(access::permission_name(permission));
}

std::vector<std::pair<std::string, web::Schema>> booking_members() {
  return {{"person", web::text("The person's id")},
          {"first_name", web::text()},
          {"last_name", web::text()},
          {"organisation", web::text("Empty where there is none")},
          {"state", web::text_of(state_words(), "Where the booking stands")}};
}

Reply list(const Bookings& site, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request));
  std::optional<State> state;
  if (const auto word = request.query.find("state")) {
    MUSTER_PAGE(parsed, request, booking::parse_state(*word));
    state = parsed;
  }
  MUSTER_PAGE(found, request, booking::bookings_by_page(site.database, request.capture("event"), state, paging.of({})));
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, found, json_array(found.rows, booking::booking_json)));
  return reply;
}

Reply history_reply(const Bookings& site, const Request& request) {
  MUSTER_PAGE(found, request,
              booking::booking_history(site.database, request.capture("event"), request.capture("person")));
  const auto reasons =
      may(request, Permission::change_delegates) ? booking::WithReasons::yes : booking::WithReasons::no;
  return web::json(json_joined(
      booking::booking_json(found.booking),
      json_object({{"may_become", json_array(booking::next_states(found.booking.state), booking::state_word)},
                   {"steps", json_array(found.steps, [&](const auto& step) { return step_json(step, reasons); })}})));
}

web::Schema history_schema() {
  using namespace web;
  auto members = booking_members();
  members.emplace_back("may_become", list_of(text_of(state_words()), "States that may follow"));
  members.emplace_back("steps",
                       list_of(object({{"from", text_of(state_words(), "null: the booking began with it").or_null()},
                                       {"to", text_of(state_words())},
                                       {"at", text_like("date-time")},
                                       {"reason", text("For those who may change delegates").where_known()},
                                       {"act", text("By which the step is taken back")}}),
                               "Oldest first"));
  return object(std::move(members));
}

/// A member of what was sent, where it is a text.
std::optional<std::string> sent_text(const Request& request, const char* name) {
  const auto* member = request.json ? request.json->find(name) : nullptr;
  if (member == nullptr || member->text() == nullptr) return std::nullopt;
  return *member->text();
}

Reply take(const Bookings& site, const Request& request, State to) {
  const auto& slug = request.capture("event");
  const auto reason = sent_text(request, "reason").value_or("");
  const auto act =
      booking::take_steps(site.database, site.audit(request), slug, {{request.capture("person")}, to, reason});
  if (!act.ok()) return site::error_page(request, act.error());
  return history_reply(site, request);
}

Reply take_named(const Bookings& site, const Request& request) {
  const auto word = sent_text(request, "to");
  if (!word) return site::error_page(request, bad_input("Send {\"to\": STATE}, and \"reason\" where there is one."));
  MUSTER_PAGE(to, request, booking::parse_state(*word));
  return take(site, request, to);
}

Reply undo(const Bookings& site, const Request& request) {
  const auto act = sent_text(request, "act");
  if (!act) return site::error_page(request, bad_input("Send {\"act\": ID}, as a step names it."));
  MUSTER_PAGE(done, request, booking::undo_act(site.database, site.audit(request), request.capture("event"), *act));
  return web::json(json_object({{"act", done.id}, {"taken_back", done.taken.size()}, {"stayed", done.refused.size()}}));
}

/// The ids in a list of texts; an error where it is something else.
Result<std::vector<std::string>> sent_people(const Request& request) {
  const auto* member = request.json ? request.json->find("people") : nullptr;
  const auto* all = member == nullptr ? nullptr : member->array();
  std::vector<std::string> ids;
  for (std::size_t at = 0; all != nullptr && at < all->size(); ++at)
    if ((*all)[at].text() != nullptr) ids.push_back(*(*all)[at].text());
  if (all == nullptr || ids.empty() || ids.size() != all->size())
    return bad_input("Send {\"people\": [IDS], \"subject\": TEXT, \"text\": TEXT}.");
  return ids;
}

Reply mail(const Bookings& site, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(people, request, sent_people(request));
  MUSTER_PAGE(event, request, events::find_event(site.database, slug));
  const booking::MessageRequest wanted{
      sent_text(request, "message").value_or(new_id()),
      {sent_text(request, "subject").value_or(""), sent_text(request, "text").value_or("")},
      {std::move(people), {}},
      {}};
  MUSTER_PAGE(sent, request,
              booking::send_message(site.database, site.audit(request), slug, wanted,
                                    booking::message_order(event, wanted.id)));
  return web::json(json_object({{"message", sent.id}, {"mails", sent.people}}));
}

constexpr const char* list_example = R"([{"person": "4m0r1", "first_name": "Gwen", "last_name": "Abara",
  "organisation": "Sutton", "state": "booked"}])";
constexpr const char* history_example = R"({"person": "4m0r1", "first_name": "Gwen", "last_name": "Abara",
  "organisation": "Sutton", "state": "booked", "may_become": ["waiting", "cancelled", "came", "did_not_come"],
  "steps": [{"from": null, "to": "booked", "at": "2022-05-24T09:00:00Z", "reason": "", "act": "9f2"}]})";

}  // namespace

void add_booking_pages(web::Router& router, store::Database& database, const Clock& clock) {
  const Bookings site{database, clock};
  const std::string all = "/api/events/{event}/bookings";
  const std::string one = all + "/{person}";
  const auto reason = web::text("At most 300 characters").where_known();
  const web::Parameter event{"event", web::text("The event's short name, as /api/events lists it"),
                             "london-send-summit-2022"};
  const web::Parameter person{"person", web::text("The person's id, as the list of bookings says it")};
  router.get(all, Permission::see_delegates, [site](const Request& request) { return list(site, request); })
      .describe({.summary = "The bookings of an event with the state of each, by surname",
                 .parameters = {event, {"state", web::text_of(state_words(), "Only those in this state"), ""}},
                 .replies = web::list_of(web::object(booking_members())),
                 .example = list_example,
                 .by_pages = true});
  router.get(one, Permission::see_delegates, [site](const Request& request) { return history_reply(site, request); })
      .describe({.summary = "One booking with its steps",
                 .parameters = {event, person},
                 .replies = history_schema(),
                 .example = history_example});
  router
      .post(one + "/came", Permission::mark_attendance,
            [site](const Request& request) { return take(site, request, State::came); })
      .describe({.summary = "Says that the person came; answers with the booking as it stands then",
                 .parameters = {event, person},
                 .takes = {web::object({{"reason", reason}})},
                 .replies = history_schema()});
  router
      .post(one + "/steps", Permission::change_delegates,
            [site](const Request& request) { return take_named(site, request); })
      .describe({.summary = "Takes a step; answers with the booking as it stands then",
                 .parameters = {event, person},
                 .takes = {web::object({{"to", web::text_of(state_words())}, {"reason", reason}})},
                 .replies = history_schema()});
  router
      .post(all + "/mail", Permission::change_delegates, [site](const Request& request) { return mail(site, request); })
      .describe({.summary = "Puts a mail to delegates into the outbox, one for each who has an address",
                 .parameters = {event},
                 .takes = {web::object(
                     {{"people", web::list_of(web::text("Ids, at most 5,000"))},
                      {"subject", web::text("At most 150 characters")},
                      {"text", web::text("At most 5,000 characters; an empty line begins a paragraph")},
                      {"message", web::text("An id of your own: sent twice it is one mail").where_known()}})},
                 .replies = web::object({{"message", web::text("The mail’s id")},
                                         {"mails", web::whole_number("So many are in the outbox")}})});
  router
      .post(all + "/undo", Permission::change_delegates, [site](const Request& request) { return undo(site, request); })
      .describe({.summary = "Takes the steps of an act back",
                 .parameters = {event},
                 .takes = {web::object({{"act", web::text()}})},
                 .replies = web::object({{"act", web::text("Of the steps that take them back")},
                                         {"taken_back", web::whole_number("Bookings")},
                                         {"stayed", web::whole_number("Bookings that went on since")}})});
}

}  // namespace muster::api
