// Delegates for programs: added, changed and moved to another event by hand, and each of these taken back.
#include "delegate_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/booking_state_service.hpp>
#include <muster/domain/booking/delegate_change_service.hpp>
#include <muster/domain/people/person_sql.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/sent_object.hpp>

namespace muster::api {
namespace {

using access::Permission;
using people::TypedPerson;
using web::Reply;
using web::Request;

struct Delegates {
  store::Database& database;
  const Clock& clock;
  [[nodiscard]] store::AuditContext audit(const Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

Json change_json(const booking::DelegateChange& change) {
  return json_object({{"change", change.id}, {"kind", change.kind}, {"person", change.person_id}});
}

void take_person(web::SentObject& sent, TypedPerson& person) {
  sent.text("first_name", person.first_name).text("last_name", person.last_name).text("email", person.email);
  sent.text("job_title", person.job_title).text("organisation", person.organisation);
  if (sent.member("place") != nullptr) sent.text("place", person.place.emplace());
}

Reply add(const Delegates& site, const Request& request) {
  TypedPerson typed;
  std::string state(booking::state_word(booking::State::booked));
  web::SentObject sent(request);
  take_person(sent, typed);
  sent.text("state", state);
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(begins, request, booking::parse_state(state));
  MUSTER_PAGE(added, request,
              booking::add_delegate(site.database, site.audit(request), request.capture("event"), typed, begins));
  return web::json(change_json(added));
}

Reply change(const Delegates& site, const Request& request) {
  const auto& id = request.capture("person");
  MUSTER_PAGE(found, request, site.database.read([&](store::Session& session) -> Result<people::PersonRecord> {
    auto person = people::find_person(session, id);
    if (!person) return not_found("There is nobody at this address.");
    return *std::move(person);
  }));
  TypedPerson typed{found.first_name, found.last_name, found.email, found.job_title, found.organisation};
  auto version = found.version;
  web::SentObject sent(request);
  take_person(sent, typed);
  sent.whole("version", version);
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(changed, request,
              booking::edit_delegate(site.database, site.audit(request), request.capture("event"), id, version, typed));
  return web::json(change_json(changed));
}

Reply move(const Delegates& site, const Request& request) {
  std::string to;
  web::SentObject sent(request);
  sent.text("to", to, "Send \"to\", the short name of another event of the programme.");
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(moved, request,
              booking::move_delegate(site.database, site.audit(request), request.capture("event"),
                                     request.capture("person"), to));
  return web::json(change_json(moved));
}

Reply undo(const Delegates& site, const Request& request) {
  MUSTER_PAGE(
      undone, request,
      booking::undo_change(site.database, site.audit(request), request.capture("event"), request.capture("change")));
  return web::json(change_json(undone));
}

std::vector<std::pair<std::string, web::Schema>> person_members(bool whole) {
  using namespace web;
  const auto needed = [&](Schema schema) { return whole ? schema : schema.where_known(); };
  return {{"first_name", text().where_known()},
          {"last_name", text().where_known()},
          {"email", text().where_known()},
          {"job_title", text().where_known()},
          {"organisation", needed(text("Its name, or another that people type for it"))},
          {"place", text("The code of a place of their own; empty for none").or_null().where_known()}};
}

}  // namespace

void add_delegate_pages(web::Router& router, store::Database& database, const Clock& clock) {
  using namespace web;
  const Delegates site{database, clock};
  const auto right = Permission::change_delegates;
  const std::string all = "/api/events/{event}/bookings";
  const std::string one = all + "/{person}";
  const Parameter event{"event", text("The event's short name, as /api/events lists it"), "london-send-summit-2022"};
  const Parameter person{"person", text("The person's id, as the list of bookings says it")};
  const auto changed = object({{"change", text("By which it is taken back, until the next")},
                               {"kind", text_of({"added", "edited", "needs", "moved", "merged"})},
                               {"person", text("The person's id")}});
  constexpr const char* example = R"({"change": "9f2c", "kind": "added", "person": "4m0r1"})";
  auto added = person_members(true);
  std::vector<std::string> states;
  for (const auto state : booking::states) states.emplace_back(booking::state_word(state));
  added.emplace_back("state", text_of(states, "With which it begins; left out: booked").where_known());
  auto edited = person_members(false);
  edited.emplace_back("version", whole_number("As it was read: conflict where another was saved since").where_known());
  router.post(all, right, [site](const Request& request) { return add(site, request); })
      .describe({.summary = "Adds a delegate; whom the programme knows is booked, not made anew",
                 .parameters = {event},
                 .takes = {object(std::move(added))},
                 .replies = changed,
                 .example = example});
  router.put(one, right, [site](const Request& request) { return change(site, request); })
      .describe({.summary = "Changes a delegate's own fields; what is left out stays",
                 .parameters = {event, person},
                 .takes = {object(std::move(edited))},
                 .replies = changed,
                 .example = example});
  router.post(one + "/move", right, [site](const Request& request) { return move(site, request); })
      .describe({.summary = "Moves a booking to another event of the programme",
                 .parameters = {event, person},
                 .takes = {object({{"to", text("Its short name")}})},
                 .replies = changed,
                 .example = example});
  router
      .post("/api/events/{event}/changes/{change}/undo", right,
            [site](const Request& request) { return undo(site, request); })
      .describe({.summary = "Takes a change of one delegate back",
                 .parameters = {event, {"change", text("Its id")}},
                 .replies = changed,
                 .example = example});
}

}  // namespace muster::api
