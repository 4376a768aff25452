// The door on a phone, as it is without scripts: search, a button in each row, a code that is typed; the result on top.
// Scripts make the same page scan, and work without a connection (door.js).
#include "domain/booking/delegate_pages.hpp"

#include "domain/booking/address.hpp"
#include "door.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/booking_code.hpp>
#include <muster/domain/booking/door_service.hpp>
#include <muster/domain/booking/public_booking_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::booking {
namespace {

using access::Permission;
using web::Reply;
using web::Request;
using web::View;

constexpr std::size_t most_found = 20;

std::string door_path(const std::string& slug) { return "/events/" + slug + "/door"; }

std::string asked(const Request& request, const char* name) {
  return request.query.find(name).value_or(request.form.get(name));
}

/// What the address of every page of one phone's door says.
std::vector<std::pair<std::string, std::string>> place_of(const Request& request) {
  std::vector<std::pair<std::string, std::string>> place;
  for (const auto* name : {"door", "session"})
    if (auto value = asked(request, name); !value.empty()) place.emplace_back(name, std::move(value));
  return place;
}

std::string here(const Request& request, std::vector<std::pair<std::string, std::string>> more = {}) {
  auto said = place_of(request);
  for (auto& each : more)
    if (!each.second.empty()) said.push_back(std::move(each));
  return address(door_path(request.capture("event")), said);
}

std::string clock_words(Instant at, const Zone& zone) {
  auto field = local_field(at, zone);
  auto time = field.substr(field.size() - 5);
  return time.front() == '0' ? time.substr(1) : time;
}

std::string where_words(const std::optional<Entrance>& entrance, const Zone& zone) {
  if (!entrance) return {};
  return clock_words(entrance->at, zone) + (entrance->door.empty() ? std::string() : " at " + entrance->door);
}

/// A result told by shape, word and colour, and what can be done about it.
struct Told {
  const char* look;
  std::string word;
  std::string detail;
  std::string note;
};

Told told_of(const ScanResult& result, const Zone& zone) {
  switch (result.outcome) {
    case ScanOutcome::in:
      if (result.unchosen)
        return {"already", "In, not chosen", result.entrance ? clock_words(result.entrance->at, zone) : std::string(),
                "They did not choose this session, and are let in. If there is no room for them, take it back."};
      return {"in", "Checked in", result.entrance ? clock_words(result.entrance->at, zone) : std::string(), {}};
    case ScanOutcome::already:
      return {"already", "Already in", where_words(result.entrance, zone),
              "Is this the same person? Whatever you do, nobody is counted twice."};
    case ScanOutcome::not_in_list:
      return {"wrong", "Not in the list", {}, "Find them by name, or add them if they may come in."};
    case ScanOutcome::other_event:
      return {"wrong", "Another event", result.event_title, "This code is for another event."};
    case ScanOutcome::not_booked:
      return {"wrong", "No seat", {}, "They were asked, or wait for a seat, and have none. Ask an organiser."};
    case ScanOutcome::given_back:
      return {"wrong", "Given back", {}, "Their seat was given back. Ask an organiser."};
    case ScanOutcome::undone:
      return {"undone", "Taken back", {}, "They are not in any more."};
    case ScanOutcome::still_in:
      return {"already", "Still in", where_words(result.entrance, zone),
              "Another door, or the list of delegates, let them in too."};
  }
  return {"wrong", "Not known", {}, {}};
}

void add_result(View& view, const PageContext& context, const Request& request, const Zone& zone) {
  const auto scan = request.query.find("scan");
  if (!scan) return;
  const auto result = scan_result(context.database, request.capture("event"), *scan);
  if (!result.ok()) return;
  const auto told = told_of(*result, zone);
  auto& shown = view.add("RESULT");
  shown.set("LOOK", told.look).set("WORD", told.word).show("DETAIL", told.detail).show("NOTE", told.note);
  shown.show_if(told.look == std::string_view("in"), "TICK");
  shown.show_if(told.look == std::string_view("already"), "EQUALS");
  shown.show_if(told.look == std::string_view("wrong"), "STOP");
  shown.show("WHO", result->name).show("FROM", result->organisation);
  if (result->undoable)
    shown.add("UNDO").markup("UNDO_FORM",
                             web::Form(request, here(request))
                                 .button({"Undo", "the check-in of " + result->name, web::Button::Look::link,
                                          door_path(request.capture("event")) + "/undo"})
                                 .look("")
                                 .knowing("scan", result->id)
                                 .knowing("door", asked(request, "door"))
                                 .knowing("session", asked(request, "session"))
                                 .knowing("q", asked(request, "q"))
                                 .shown());
}

void add_row(View& view, const Request& request, const DoorPerson& person, const Zone& zone) {
  auto& row = view.add("PERSON", person.name).show("FROM", person.organisation);
  switch (person.standing) {
    case DoorStanding::in:
      row.add("IN", person.entrance ? "In, " + clock_words(person.entrance->at, zone) : "In");
      return;
    case DoorStanding::given_back:
      row.add("OUT", "Given back");
      return;
    case DoorStanding::not_booked:
      row.add("OUT", "No seat");
      return;
    case DoorStanding::expected:
      break;
  }
  row.add("EXPECTED")
      .markup("CHECK_IN", web::Form(request, door_path(request.capture("event")) + "/in")
                              .button({"Check in", person.name, web::Button::Look::link})
                              .look("")
                              .knowing("scan", new_id())
                              .knowing("booking", person.booking_id)
                              .knowing("door", asked(request, "door"))
                              .knowing("session", asked(request, "session"))
                              .knowing("q", asked(request, "q"))
                              .shown());
  if (asked(request, "session").empty())
    row.add_link("SUBSTITUTE", "Somebody comes in their place",
                 address(door_path(request.capture("event")) + "/walk-in",
                         {{"for", person.booking_id}, {"door", asked(request, "door")}}));
}

struct CodeForm {
  web::Form form;
  web::Field<std::string> code = form.text("code", "Code").hint("12 letters and figures, from a badge or a mail.");
};

std::string search_form(const Request& request) {
  auto form = web::Form::asking(request, door_path(request.capture("event"))).button("Find").look("door-search");
  const auto q = form.search("q", "Find by name or organisation");
  (void)q;
  for (const auto& [name, value] : place_of(request)) form.knowing(name, value);
  (void)form.read();
  return form.shown();
}

CodeForm code_form(const Request& request) {
  CodeForm wanted{web::Form(request, door_path(request.capture("event")) + "/in")
                      .button({"Check in by code", {}, web::Button::Look::link})
                      .look("door-code")
                      .knowing("scan", new_id())};
  for (const auto& [name, value] : place_of(request)) wanted.form.knowing(name, value);
  return wanted;
}

std::string name_form(const Request& request) {
  auto form = web::Form::asking(request, door_path(request.capture("event")))
                  .button({"Call it that", {}, web::Button::Look::link})
                  .look("door-naming");
  const auto door = form.text("door", "This door is called").optional();
  (void)door;
  if (const auto session = asked(request, "session"); !session.empty()) form.knowing("session", session);
  (void)form.read();
  return form.shown();
}

void add_search(View& view, const PageContext& context, const Request& request, const CodeForm& code) {
  auto& open = view.add("OPEN");
  open.markup("SEARCH", search_form(request)).markup("CODE", code.form.shown()).markup("NAMING", name_form(request));
  open.set("WALK_IN_PATH",
           address(door_path(request.capture("event")) + "/walk-in", {{"door", asked(request, "door")}}));
  const auto typed = request.query.get("q");
  if (trimmed(typed).empty()) return;
  const auto list =
      door_list(context.database, context.clock.now(), request.capture("event"), asked(request, "session"));
  if (!list.ok()) return;
  const auto found = found_at_door(*list, typed, most_found);
  auto& shown = open.add("FOUND");
  shown.set("FOUND_WORDS", character_count(trimmed(typed)) < 2 ? std::string("Type two letters at least")
                           : found.empty()
                               ? std::string("Nobody in the list has a name or organisation like this")
                               : counted(static_cast<std::int64_t>(found.size()), "person", "people") +
                                     (found.size() == most_found ? ", the first of those with a name like this"
                                                                 : " with a name like this"));
  for (const auto& person : found) add_row(shown, request, person, list->event.zone);
}

Reply door_page(const PageContext& context, const Request& request, const CodeForm& code) {
  MUSTER_PAGE(list, request,
              door_counts(context.database, context.clock.now(), request.capture("event"), asked(request, "session")));
  View view;
  view.set("STYLE", web::asset("door.css")).set("SCRIPT", web::asset("door.js"));
  view.set("WORKER", web::asset("door_worker.js")).set("READER", web::asset("jsqr.js"));
  view.set("STORE", web::asset("door_store.js")).set("CAMERA", web::asset("door_camera.js"));
  view.set("VIEW", web::asset("door_view.js"));
  view.set("SLUG", list.event.slug).set("SESSION_CODE", list.session).set("TOKEN", request.token);
  view.set("ZONE", list.event.zone.name())
      .set("ENDS", iso_instant(list.times.ends))
      .set("STATE", list.state == DoorState::open ? "open" : "shut");
  view.set("DOOR", list.session.empty() ? tidy_door(asked(request, "door")) : list.session_title);
  view.set("EVENT", list.event.title).set("SELF_PATH", door_path(list.event.slug) + "/self-check-in");
  view.set("COUNT", grouped(list.in) + " of " + grouped(list.of) + " in");
  if (list.event.cancelled) view.add("CANCELLED", "This event is cancelled: it will not take place.");
  MUSTER_PAGE(sessions, request, events::list_sessions(context.database, list.event.slug));
  if (list.session.empty() && list.state == DoorState::open && !sessions.empty()) {
    auto& doors = view.add("SESSION_DOORS");
    for (const auto& session : sessions)
      doors.add_link("SESSION_DOOR", session.title + ", " + events::session_times(session),
                     address(door_path(list.event.slug), {{"session", session.code}}));
  }
  switch (list.state) {
    case DoorState::before:
      view.add("SHUT",
               "The door opens on " + long_date(day_in(list.event.zone, list.times.opens)) +
                   ", the day before the event. Until then nobody can be checked in, and no phone holds the list.");
      break;
    case DoorState::over:
      view.add("SHUT",
               "The event is over. Phones hold its list no longer. Who came is in the list of delegates, and can still "
               "be put right there.");
      break;
    case DoorState::open:
      add_result(view, context, request, list.event.zone);
      add_search(view, context, request, code);
      break;
  }
  site::PhoneFrame frame{"Door of " + list.event.title, {}, {}, 0, 0, code.form.refused()};
  auto content = code.form.refused() ? code.form.summary() : std::string();
  return site::phone_page(request, frame, content + web::render("domain/booking/pages/door.html", view),
                          code.form.status());
}

Reply take_one(const PageContext& context, const Request& request) {
  auto code = code_form(request);
  Scan scan{request.form.get("scan"), Scan::What::in, {}, request.form.get("booking"), {}, {}};
  if (scan.booking_id.empty()) {
    if (!code.form.read()) return door_page(context, request, code);
    scan.code = *code.code;
    if (!typed_code(scan.code)) {
      code.form.refuse(bad_input("A code has 12 letters and figures, without 0, 1, I, L and O. Look at it once more, "
                                 "or find the person by name.")
                           .at("code"));
      return door_page(context, request, code);
    }
  }
  const auto results = take_scans(context.database, context.audit(request), request.capture("event"),
                                  {asked(request, "door"), asked(request, "session"), {scan}});
  if (!results.ok()) return site::error_page(request, results.error());
  return web::redirect(here(request, {{"scan", scan.id}, {"q", request.form.get("q")}}));
}

Reply undo_one(const PageContext& context, const Request& request) {
  const Scan scan{new_id(), Scan::What::undo, {}, {}, request.form.get("scan"), {}};
  const auto results = take_scans(context.database, context.audit(request), request.capture("event"),
                                  {asked(request, "door"), asked(request, "session"), {scan}});
  if (!results.ok()) return site::error_page(request, results.error());
  return web::redirect(here(request, {{"scan", scan.id}, {"q", request.form.get("q")}}));
}

struct WalkInForm {
  web::Form form;
  web::Field<std::string> first_name = form.text("first_name", "First name").missing("Give their first name");
  web::Field<std::string> last_name = form.text("last_name", "Surname").missing("Give their surname");
  web::Field<std::string> organisation = form.text("organisation", "Organisation").said_elsewhere().optional();
  web::Field<std::optional<std::vector<std::string>>> alone =
      form.ticks<std::string>("alone[]", "If they come from none",
                              {{"yes", "yes", "A parent carer, without an organisation"}})
          .said_elsewhere()
          .optional();
  std::optional<web::Field<std::optional<std::vector<std::string>>>> keep{};
  std::optional<web::Field<std::optional<std::vector<std::string>>>> agreed{};

  void ask_for_agreement() {
    agreed = form.ticks<std::string>("agreed[]", "Somebody in another’s place", {{"yes", "yes", "An organiser agrees"}})
                 .hint("This event leaves it to its organisers.")
                 .optional();
  }
  void ask_to_keep() {
    keep = form.ticks<std::string>("keep[]", "If nobody knows the organisation",
                                   {{"yes", "yes", "Let them in, and keep it as it is typed"}})
               .hint("The organisers find it on Booking, and add it or put it right.")
               .optional();
  }
  [[nodiscard]] static bool ticked(const web::Field<std::optional<std::vector<std::string>>>& field) {
    return field->has_value() && !(*field)->empty();
  }
  [[nodiscard]] bool is_agreed() const { return agreed && (*agreed)->has_value() && !(**agreed)->empty(); }
};

/// No form: the event's rule leaves nothing to fill in.
Reply no_substitute(const Request& request, const DoorList& list, const std::string& name) {
  View view;
  view.set("STYLE", web::asset("door.css"));
  view.head("Nobody can come for " + name,
            list.event.title +
                " takes nobody in somebody else’s place. Ask an organiser: whoever is here without a "
                "booking can be added to the list.");
  view.add_link("ADD", "Add somebody who is not in the list",
                address(door_path(list.event.slug) + "/walk-in", {{"door", asked(request, "door")}}));
  view.add_link("BACK", "Back to the door", here(request));
  view.markup("FORM", "");
  return site::phone_page(request, {"Nobody in their place", list.event.title, {}, 0, 0, false},
                          web::render("domain/booking/pages/door_walk_in.html", view));
}

Reply walk_in_page(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto instead_of = asked(request, "for");
  MUSTER_PAGE(list, request, door_list(context.database, context.clock.now(), slug));
  if (list.state != DoorState::open) return web::redirect(here(request));
  const auto absent = std::ranges::find(list.people, instead_of, &DoorPerson::booking_id);
  MUSTER_PAGE(rule, request, door_substitute(context.database, context.clock.now(), slug));
  if (absent != list.people.end() && rule == DoorSubstitute::none) return no_substitute(request, list, absent->name);
  WalkInForm wanted{web::Form(request, door_path(slug) + "/walk-in")
                        .button("Check them in")
                        .way_out("Back to the door", here(request))
                        .knowing("for", instead_of)
                        .knowing("door", asked(request, "door"))
                        .when_refused({}, "Nobody was checked in.")};
  if (absent != list.people.end() && !wanted.form.refused()) wanted.organisation.begins(absent->organisation);
  if (absent != list.people.end() && rule == DoorSubstitute::if_agreed) wanted.ask_for_agreement();
  if (const auto typed = trimmed(request.form.get("organisation")); !typed.empty()) {
    MUSTER_PAGE(guess, request, guess_organisation(context.database, list.event, typed));
    if (!guess.known) wanted.ask_to_keep();
  }
  View view;
  const bool whole = wanted.form.read();
  const bool alone = whole && WalkInForm::ticked(wanted.alone);
  if (whole && !alone && wanted.organisation->empty())
    wanted.organisation.refuse("Give the organisation that they come from, or say that they come without one");
  if (whole && !wanted.form.refused()) {
    const auto done =
        walk_in(context.database, context.audit(request), slug,
                {*wanted.first_name, *wanted.last_name, *wanted.organisation, instead_of, asked(request, "door"),
                 wanted.is_agreed(), alone, !alone && wanted.keep && WalkInForm::ticked(*wanted.keep)});
    if (done.ok()) return web::redirect(here(request, {{"scan", done->id}}));
    wanted.form.refuse(done.error());
    if (wanted.form.error()) return site::error_page(request, *wanted.form.error());
    if (done.error().kind == ErrorKind::conflict && done.error().field.empty()) {
      const bool listed = done.error().message.ends_with("stands in this list already.");
      if (listed)
        view.add_link("ADD", "Find " + *wanted.last_name + " in the list", here(request, {{"q", *wanted.last_name}}));
      else
        view.add("NEXT",
                 "Only an organiser can make room: by one seat more under Allocations, after which this can be sent "
                 "once more. What you typed stays here.");
    }
  }
  view.set("STYLE", web::asset("door.css"));
  view.head(absent == list.people.end() ? "Add somebody who is not in the list" : "Somebody comes for " + absent->name,
            absent == list.people.end() ? "They are booked and checked in at once."
                                        : "The seat passes on: " + absent->name + "’s booking is cancelled.");
  view.markup("FORM", wanted.form.shown());
  return site::phone_page(request, {"Add somebody", list.event.title, {}, 0, 0, wanted.form.refused()},
                          wanted.form.summary() + web::render("domain/booking/pages/door_walk_in.html", view),
                          wanted.form.status());
}

}  // namespace

void add_door_pages(web::Router& router, const PageContext& context) {
  const std::string door = "/events/{event}/door";
  router.get(door, Permission::mark_attendance,
             [context](const Request& request) { return door_page(context, request, code_form(request)); });
  router.post(door + "/in", Permission::mark_attendance,
              [context](const Request& request) { return take_one(context, request); });
  router.post(door + "/undo", Permission::mark_attendance,
              [context](const Request& request) { return undo_one(context, request); });
  router.form(door + "/walk-in", Permission::mark_attendance,
              [context](const Request& request) { return walk_in_page(context, request); });
}

}  // namespace muster::booking
