// The sessions of an event, for programs: read, added, changed and deleted.
#include "session_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/session_choice_service.hpp>
#include <muster/domain/events/agenda_service.hpp>
#include <muster/domain/events/session_clashes.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/paging.hpp>

namespace muster::api {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

struct EventSessions {
  store::Database& database;
  const Clock& clock;
  [[nodiscard]] store::AuditContext audit(const Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

Json session_json(const events::EventSession& session, Date of_event) {
  const auto words = events::words_of(session, of_event);
  return json_object({{"session", words.code},
                      {"title", words.title},
                      {"kind", words.kind},
                      {"day", words.day},
                      {"starts", words.starts},
                      {"ends", words.ends.empty() ? Json() : Json(words.ends)},
                      {"place", words.place},
                      {"capacity", words.capacity},
                      {"speakers", words.speakers},
                      {"attendance", words.attendance.empty() ? Json() : Json(words.attendance)},
                      {"online_capacity", words.online_capacity}});
}

Reply agenda(const EventSessions& site, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(event, request, events::find_event(site.database, slug));
  MUSTER_PAGE(paging, request, web::paging_of(request, web::Paging::most_of_short));
  MUSTER_PAGE(all, request, events::list_sessions(site.database, slug));
  const auto page = web::one_page(all, paging, [](const auto& one) { return one.code; });
  auto rows = json_array(page.rows, [&](const auto& one) { return session_json(one, event.date); });
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, std::move(rows)));
  return reply;
}

Reply one(const EventSessions& site, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(event, request, events::find_event(site.database, slug));
  MUSTER_PAGE(session, request, events::find_session(site.database, slug, request.capture("session")));
  return web::json(session_json(session, event.date));
}

/// Puts what was sent over what stands; what is left out stays.
Outcome take_sent(const Request& request, events::SessionWords& words) {
  if (!request.json || request.json->object() == nullptr) return bad_input("Send the session as a JSON object.");
  const auto take_text = [&](const char* name, std::string& into) -> Outcome {
    const auto* member = request.json->find(name);
    if (member == nullptr) return Success{};
    if (member->is_null())
      into.clear();
    else if (member->text() != nullptr)
      into = *member->text();
    else
      return bad_input("Send \"" + std::string(name) + "\" as a text.").at(name);
    return Success{};
  };
  MUSTER_CHECK(take_text("session", words.code));
  MUSTER_CHECK(take_text("title", words.title));
  MUSTER_CHECK(take_text("kind", words.kind));
  MUSTER_CHECK(take_text("day", words.day));
  MUSTER_CHECK(take_text("starts", words.starts));
  MUSTER_CHECK(take_text("ends", words.ends));
  MUSTER_CHECK(take_text("place", words.place));
  MUSTER_CHECK(take_text("attendance", words.attendance));
  const auto take_number = [&](const char* name, std::optional<std::int64_t>& into) -> Outcome {
    const auto* member = request.json->find(name);
    if (member == nullptr) return Success{};
    if (!member->is_null() && member->whole() == nullptr)
      return bad_input("Send \"" + std::string(name) + "\" as a whole number or null.").at(name);
    into = member->is_null() ? std::nullopt : std::optional(*member->whole());
    return Success{};
  };
  MUSTER_CHECK(take_number("capacity", words.capacity));
  MUSTER_CHECK(take_number("online_capacity", words.online_capacity));
  if (const auto* member = request.json->find("speakers")) {
    if (member->array() == nullptr) return bad_input("Send \"speakers\" as a list of texts.").at("speakers");
    words.speakers.clear();
    for (const auto& name : *member->array()) {
      if (name.text() == nullptr) return bad_input("Send \"speakers\" as a list of texts.").at("speakers");
      words.speakers.push_back(*name.text());
    }
  }
  return Success{};
}

Reply add(const EventSessions& site, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(event, request, events::find_event(site.database, slug));
  events::SessionWords words;
  if (const auto taken = take_sent(request, words); !taken.ok()) return site::error_page(request, taken.error());
  MUSTER_PAGE(session, request, events::session_of(words, event.date));
  MUSTER_PAGE(added, request, events::add_sessions(site.database, site.audit(request), slug, {session}));
  return web::json(session_json(added.front(), event.date));
}

Reply change(const EventSessions& site, const Request& request) {
  const auto& slug = request.capture("event");
  const auto& code = request.capture("session");
  MUSTER_PAGE(event, request, events::find_event(site.database, slug));
  MUSTER_PAGE(before, request, events::find_session(site.database, slug, code));
  auto words = events::words_of(before, event.date);
  if (const auto taken = take_sent(request, words); !taken.ok()) return site::error_page(request, taken.error());
  if (words.code != code)
    return site::error_page(request, bad_input("A session's code never changes: forms know it by its code."));
  MUSTER_PAGE(session, request, events::session_of(words, event.date));
  MUSTER_PAGE(
      changed, request,
      events::change_session(site.database, site.audit(request), slug, code, session, booking::session_watch()));
  return web::json(session_json(changed, event.date));
}

Reply remove(const EventSessions& site, const Request& request) {
  const auto& slug = request.capture("event");
  const auto& code = request.capture("session");
  MUSTER_PAGE(done, request,
              events::delete_session(site.database, site.audit(request), slug, code, booking::session_watch()));
  (void)done;
  return web::json(json_object({{"deleted", code}}));
}

Reply move(const EventSessions& site, const Request& request) {
  const auto& slug = request.capture("event");
  const auto* minutes = request.json ? request.json->find("minutes") : nullptr;
  const auto* later = request.json ? request.json->find("later_too") : nullptr;
  constexpr std::int64_t far = 100'000;
  if (minutes == nullptr || minutes->whole() == nullptr || std::abs(*minutes->whole()) > far ||
      (later != nullptr && later->truth() == nullptr))
    return site::error_page(request, bad_input("Send {\"minutes\": 15, \"later_too\": false}.").at("minutes"));
  MUSTER_PAGE(event, request, events::find_event(site.database, slug));
  const events::Move wanted{static_cast<int>(*minutes->whole()), later != nullptr && *later->truth()};
  MUSTER_PAGE(moved, request,
              events::move_session(site.database, site.audit(request), slug, request.capture("session"), wanted,
                                   booking::session_watch()));
  return web::json(json_array(moved, [&](const auto& one) { return session_json(one, event.date); }));
}

Json agenda_json(bool shown, const std::vector<events::SessionClash>& clashes,
                 const std::optional<events::AgendaChange>& last) {
  return json_object({{"shown", shown},
                      {"clashes", json_array(clashes,
                                             [](const auto& one) {
                                               return json_object({{"sessions", std::vector{one.first, one.second}},
                                                                   {"words", one.words}});
                                             })},
                      {"last_change", last ? json_object({{"change", last->number}, {"what", last->what}}) : Json()}});
}

Reply about_agenda(const EventSessions& site, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(all, request, events::list_sessions(site.database, slug));
  MUSTER_PAGE(shown, request, events::is_agenda_shown(site.database, slug));
  MUSTER_PAGE(last, request, events::last_agenda_change(site.database, slug));
  return web::json(agenda_json(shown, events::clashes_among(all), last));
}

Reply show(const EventSessions& site, const Request& request) {
  const auto* shown = request.json ? request.json->find("shown") : nullptr;
  if (shown == nullptr || shown->truth() == nullptr)
    return site::error_page(request, bad_input("Send {\"shown\": true} or {\"shown\": false}.").at("shown"));
  const auto& slug = request.capture("event");
  MUSTER_PAGE(done, request, events::show_agenda(site.database, site.audit(request), slug, *shown->truth()));
  (void)done;
  return about_agenda(site, request);
}

Reply undo(const EventSessions& site, const Request& request) {
  const auto* change = request.json ? request.json->find("change") : nullptr;
  if (change == nullptr || change->whole() == nullptr)
    return site::error_page(request, bad_input("Send {\"change\": 3}, the number of the newest change.").at("change"));
  const auto& slug = request.capture("event");
  MUSTER_PAGE(undone, request, events::undo_agenda_change(site.database, site.audit(request), slug, *change->whole()));
  (void)undone;
  return about_agenda(site, request);
}

web::Schema kinds_schema() {
  std::vector<std::string> names;
  for (const auto kind : events::session_kinds) names.emplace_back(events::session_kind_name(kind));
  return web::text_of(std::move(names));
}

web::Schema session_schema() {
  using namespace web;
  return object({{"session", text("Its code, as an option of forms has it")},
                 {"title", text()},
                 {"kind", kinds_schema()},
                 {"day", text_like("date")},
                 {"starts", text("Time of day, such as 10:00")},
                 {"ends", text("Time of day").or_null()},
                 {"place", text("A room, a table or online; may be empty")},
                 {"capacity", whole_number().or_null()},
                 {"speakers", list_of(text())},
                 {"attendance", text_of({"in person", "online", "hybrid"}).or_null()},
                 {"online_capacity", whole_number().or_null()}});
}

web::Schema agenda_schema() {
  using namespace web;
  return object({{"shown", truth("Whether attendees see it, at /agenda/ and the event's short name")},
                 {"clashes", list_of(object({{"sessions", list_of(text("A session's code"))}, {"words", text()}}))},
                 {"last_change", object({{"change", whole_number()}, {"what", text()}}).or_null()}});
}

web::Schema sent_schema(bool whole) {
  using namespace web;
  const auto needed = [&](Schema schema) { return whole ? schema : schema.where_known(); };
  return object(
      {{"session", text("A code; left out: made of the title. It never changes").where_known()},
       {"title", needed(text("At most 150 characters"))},
       {"kind", kinds_schema().where_known()},
       {"day", text_like("date", "The event's own where it is left out").where_known()},
       {"starts", needed(text("Time of day, such as 10:00"))},
       {"ends", text("Time of day").or_null().where_known()},
       {"place", text().where_known()},
       {"capacity", whole_number().or_null().where_known()},
       {"speakers", list_of(text()).where_known()},
       {"attendance",
        text_of({"in person", "online", "hybrid"}, "Where it is not as the event is").or_null().where_known()},
       {"online_capacity", whole_number("Seats online of a hybrid session").or_null().where_known()}});
}

constexpr const char* session_example = R"({"session": "panel", "title": "Panel", "kind": "panel", "day": "2022-06-10",
  "starts": "11:15", "ends": "12:00", "place": "Main hall", "capacity": null, "speakers": ["Zainab Okoro"], "attendance": "hybrid",
  "online_capacity": 200})";

constexpr const char* agenda_example = R"({"shown": true, "clashes": [], "last_change":
  {"change": 3, "what": "Panel is changed."}})";

}  // namespace

void add_session_pages(web::Router& router, store::Database& database, const Clock& clock) {
  using namespace web;
  const EventSessions site{database, clock};
  const std::string all = "/api/events/{event}/sessions";
  const Parameter event{"event", text("The short name of an event"), "london-send-summit-2022"};
  const Parameter session{"session", text("A session's code"), "welcome"};
  router.get(all, Permission::read_figures, [site](const Request& request) { return agenda(site, request); })
      .describe({.summary = "The sessions of an event by time: its agenda",
                 .parameters = {event, web::short_list()},
                 .replies = list_of(session_schema()),
                 .example = "[" + std::string(session_example) + "]",
                 .by_pages = true});
  router.post(all, Permission::change_events, [site](const Request& request) { return add(site, request); })
      .describe({.summary = "Adds a session; title and starts must be given",
                 .parameters = {event},
                 .takes = {sent_schema(true)},
                 .replies = session_schema(),
                 .example = session_example});
  router
      .get(all + "/{session}", Permission::read_figures, [site](const Request& request) { return one(site, request); })
      .describe({.summary = "One session, with the tag on which its change can hang",
                 .parameters = {event, session},
                 .replies = session_schema(),
                 .example = session_example});
  router
      .put(all + "/{session}", Permission::change_events,
           [site](const Request& request) { return change(site, request); })
      .describe({.summary = "Changes a session; what is left out stays",
                 .parameters = {event, session},
                 .takes = {sent_schema(false)},
                 .replies = session_schema(),
                 .example = session_example});
  router
      .add(Method::delete_, all + "/{session}", Permission::change_events,
           [site](const Request& request) { return remove(site, request); })
      .describe({.summary = "Deletes a session; refused while a round asks about it",
                 .parameters = {event, session},
                 .replies = object({{"deleted", text("Its code")}}),
                 .example = R"({"deleted": "panel"})"});
  router
      .post(all + "/{session}/move", Permission::change_events,
            [site](const Request& request) { return move(site, request); })
      .describe({.summary = "Moves a session in time, alone or with what starts after it on its day",
                 .parameters = {event, session},
                 .takes = {object({{"minutes", whole_number("Later; earlier where it is below nothing")},
                                   {"later_too", truth("False where it is left out").where_known()}})},
                 .replies = list_of(session_schema()),
                 .example = "[" + std::string(session_example) + "]"});
  const std::string whole = "/api/events/{event}/agenda";
  router.get(whole, Permission::read_figures, [site](const Request& request) { return about_agenda(site, request); })
      .describe({.summary = "Whether attendees see the agenda, what clashes in it, and its newest change",
                 .parameters = {event},
                 .replies = agenda_schema(),
                 .example = agenda_example});
  router.put(whole, Permission::change_events, [site](const Request& request) { return show(site, request); })
      .describe({.summary = "Shows the agenda to attendees, or hides it",
                 .parameters = {event},
                 .takes = {object({{"shown", truth()}})},
                 .replies = agenda_schema(),
                 .example = agenda_example});
  router
      .post(whole + "/undo", Permission::change_events, [site](const Request& request) { return undo(site, request); })
      .describe(
          {.summary = "Takes the newest change of the agenda back",
           .parameters = {event},
           .takes = {object({{"change", whole_number("Its number, so that only what was looked at is taken back")}})},
           .replies = agenda_schema(),
           .example = agenda_example});
}

}  // namespace muster::api
