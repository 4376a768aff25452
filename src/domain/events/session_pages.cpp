// The agenda of an event: seen, and its sessions added, changed and deleted.
#include "session_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/agenda_pages.hpp>
#include <muster/domain/events/agenda_service.hpp>
#include <muster/domain/events/asked.hpp>
#include <muster/domain/events/session_clashes.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/web/form.hpp>

#include <algorithm>

namespace muster::events {
namespace {

using web::Reply;
using web::Request;

struct SessionPages {
  store::Database& database;
  const Clock& clock;
  SessionWatch watch;
  [[nodiscard]] store::AuditContext audit(const Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

site::Frame frame_of(const Event& event, const std::string& title) {
  return {title, event.programme, event.slug, event.title, site::Tab::overview};
}

std::string home_of(const Event& event) { return "/events/" + event.slug; }

std::vector<web::Choice<SessionKind>> kind_choices() {
  std::vector<web::Choice<SessionKind>> choices;
  for (const auto kind : session_kinds) {
    const std::string name(session_kind_name(kind));
    choices.push_back({kind, name, capitalised(name)});
  }
  return choices;
}

std::vector<web::Choice<std::string>> attendance_choices(const Event& event) {
  std::vector<web::Choice<std::string>> choices{
      {"", "as-the-event", "As the event: " + std::string(attendance_name(event.attendance))}};
  for (const auto attendance : {Attendance::in_person, Attendance::online, Attendance::hybrid}) {
    const std::string name(attendance_name(attendance));
    choices.push_back({name, attendance == Attendance::in_person ? "in-person" : name, attendance_words(attendance)});
  }
  return choices;
}

struct SessionForm {
  const Event& event;
  web::Form form;
  web::Field<std::string> title = form.text("title", "Title").missing("Give the session a title");
  web::Field<SessionKind> kind = form.select("kind", "Kind", kind_choices()).begins(SessionKind::talk);
  web::Field<Date> day = form.date("day", "Day").begins(event.date);
  web::Field<std::string> starts =
      form.text("starts", "Starts at").hint("For example 10:00 or 2.30pm.").width(10).missing("Say when it starts");
  web::Field<std::string> ends = form.text("ends", "Ends at").width(10).optional();
  web::Field<std::string> place = form.text("place", "Where").hint("A room, a table, or online.").optional();
  web::Field<std::string> attendance =
      form.select<std::string>("attendance", "How people come", attendance_choices(event)).begins("").optional();
  web::Field<std::optional<std::int64_t>> capacity = form.integer("capacity", "Seats").width(10).optional();
  web::Field<std::optional<std::int64_t>> online_capacity =
      form.integer("online_capacity", "Seats online").hint("Where people may come both ways.").width(10).optional();
  web::Field<std::string> speakers = form.text("speakers", "Speakers").hint("Names with commas between.").optional();

  void begin(const EventSession& session) const {
    (void)title.begins(session.title);
    (void)kind.begins(session.kind);
    (void)day.begins(session_date(session, event.date));
    (void)starts.begins(time_of_day(session.starts_at));
    if (session.ends_at) (void)ends.begins(time_of_day(*session.ends_at));
    (void)place.begins(session.place);
    (void)attendance.begins(own_attendance(session));
    (void)capacity.begins(session.capacity);
    (void)online_capacity.begins(session.online_capacity);
    (void)speakers.begins(joined(session.speakers, ", "));
  }

  [[nodiscard]] Result<EventSession> wanted() const {
    EventSession session;
    session.title = *title;
    session.kind = *kind;
    MUSTER_TRY(after, session_day(*day, event.date));
    session.day = after;
    auto begins = parse_time_of_day(*starts);
    if (!begins.ok()) return Error(begins.error()).at("starts");
    session.starts_at = *begins;
    if (!ends->empty()) {
      auto until = parse_time_of_day(*ends);
      if (!until.ok()) return Error(until.error()).at("ends");
      session.ends_at = *until;
    }
    session.place = *place;
    session.capacity = *capacity;
    session.online_capacity = *online_capacity;
    if (!attendance->empty()) session.attendance = parse_attendance(*attendance).value();
    session.speakers = parse_speakers(*speakers);
    return session;
  }
};

std::string said(const std::string& done) {
  if (done == "added") return "The session is added.";
  if (done == "agenda") return "The agenda is saved.";
  if (done == "changed") return "The session is changed.";
  if (done == "deleted") return "The session is deleted.";
  if (done == "moved") return "The agenda is moved.";
  if (done == "undone") return "The agenda is as it was before.";
  if (done == "shown") return "Attendees see the agenda now.";
  if (done == "hidden") return "Attendees do not see the agenda any more.";
  return {};
}

/// Whether what was just done stands as the newest change.
bool can_be_taken_back(const std::string& done) {
  return done == "added" || done == "agenda" || done == "changed" || done == "deleted" || done == "moved";
}

std::string undo_form(const Request& request, const Event& event, const AgendaChange& change) {
  return web::Form(request, home_of(event) + "/agenda/undo")
      .knowing("change", std::to_string(change.number))
      .button({.words = "Undo", .of = change.what, .look = web::Button::Look::link})
      .shown();
}

void add_clashes(web::View& view, const std::vector<EventSession>& sessions) {
  constexpr std::size_t most = 12;
  const auto clashes = clashes_among(sessions);
  if (clashes.empty()) return;
  auto& panel = view.add("CLASHES");
  for (std::size_t at = 0; at < std::min(most, clashes.size()); ++at) panel.add("CLASH", clashes[at].words);
  if (clashes.size() > most)
    panel.add("MORE", "And " + std::to_string(clashes.size() - most) + " more, which show when these are settled.");
}

/// What an organiser finds below the agenda: its way to attendees, and the way back.
Outcome add_ways(const SessionPages& site, const Request& request, const Event& event, bool empty, web::View& view) {
  const auto done = request.query.get("done");
  const auto words = said(done);
  MUSTER_TRY(last, last_agenda_change(site.database, event.slug));
  if (!words.empty()) {
    auto& notice = view.add("SAID", words);
    if (last && can_be_taken_back(done)) notice.add("SAID_UNDO").markup("UNDO_FORM", undo_form(request, event, *last));
  }
  if (last && !can_be_taken_back(done))
    view.add("LAST", last->what).markup("LAST_FORM", undo_form(request, event, *last));
  MUSTER_TRY(shown, is_agenda_shown(site.database, event.slug));
  if (empty && !shown) return Success{};
  auto& attendees = view.add("ATTENDEES");
  if (shown)
    attendees.add("SHOWN").set("ADDRESS", "/agenda/" + event.slug).set("ADDRESS_WORDS", "/agenda/" + event.slug);
  else
    attendees.show("HIDDEN");
  attendees.markup("SHOW_FORM", web::Form(request, home_of(event) + "/agenda/show")
                                    .knowing("shown", shown ? "no" : "yes")
                                    .button({.words = shown ? "Hide it from attendees" : "Show it to attendees",
                                             .look = web::Button::Look::second})
                                    .shown());
  return Success{};
}

struct MoveForm {
  web::Form form;
  web::Field<std::int64_t> minutes = form.integer("minutes", "By how many minutes")
                                         .hint("15 is a quarter of an hour later, -15 earlier.")
                                         .width(10)
                                         .missing("Say by how many minutes");
  web::Field<bool> later = form.radios<bool>("later", "What moves",
                                             {{false, "alone", "This session alone"},
                                              {true, "later", "Also what starts after it on its day"}})
                               .begins(false);
};

MoveForm move_form(const Request& request, const Event& event, const EventSession& session) {
  return {web::Form(request, home_of(event) + "/sessions/" + session.code + "/move")
              .key("move")
              .button({.words = "Move it", .look = web::Button::Look::second})};
}

Reply agenda_page(const SessionPages& site, const Request& request) {
  MUSTER_PAGE(event, request, find_event(site.database, request.capture("event")));
  MUSTER_PAGE(sessions, request, list_sessions(site.database, event.slug));
  const auto base = home_of(event) + "/sessions";
  const bool may_change = request.visitor.can_open(base + "/new") && !is_within(event.slug);
  web::View view;
  view.set("HOME", home_of(event));
  view.head(sessions.empty() ? "Agenda" : counted(static_cast<std::int64_t>(sessions.size()), "session", "sessions"),
            "The sessions move with the event when its date changes.");
  view.show_if(may_change && !sessions.empty(), "WAYS");
  if (sessions.empty())
    view.add("NONE").show_if(may_change, "FIRST");
  else {
    auto& agenda = view.add("AGENDA");
    agenda.markup("TABLE", agenda_table(sessions, event.date, may_change ? base : std::string()));
    add_clashes(agenda, sessions);
  }
  if (may_change) {
    if (const auto added = add_ways(site, request, event, sessions.empty(), view); !added.ok())
      return site::error_page(request, added.error());
  }
  return site::desk_page(request, frame_of(event, "Agenda"), web::render("domain/events/pages/sessions.html", view));
}

Reply new_session(const SessionPages& site, const Request& request) {
  MUSTER_PAGE(event, request, find_event(site.database, request.capture("event")));
  const auto base = home_of(event) + "/sessions";
  SessionForm form{event, web::Form(request, base + "/new").button("Add the session").way_out("Cancel", base)};
  if (form.form.read()) {
    auto wanted = form.wanted();
    if (wanted.ok()) {
      const auto added = add_sessions(site.database, site.audit(request), event.slug, {*std::move(wanted)});
      if (added.ok()) return web::redirect(base + "?done=added");
      form.form.refuse(added.error());
    } else {
      form.form.refuse(wanted.error());
    }
  }
  web::View view;
  view.set("HOME", home_of(event)).set("HERE", "Add a session").head("Add a session");
  view.markup("FORM", form.form.shown());
  return site::form_page(request, frame_of(event, "Add a session"), form.form,
                         web::render("domain/events/pages/session.html", view));
}

/// Whoever deletes a session that people chose knows it before.
std::string chosen_words(const SessionPages& site, const Event& event, const EventSession& session) {
  if (!site.watch.people) return {};
  const auto people = site.database.read(
      [&](store::Session& read) -> Result<std::int64_t> { return site.watch.people(read, event, session.code); });
  if (!people.ok() || *people == 0) return {};
  return counted(*people, "person", "people") +
         " chose it. Whoever has an address is told by mail when it is moved or deleted.";
}

Reply session_page(const SessionPages& site, const Request& request, const Event& event, const EventSession& session,
                   const web::Form& form, const std::string& change_form, const std::string& move_form) {
  const auto here = home_of(event) + "/sessions/" + session.code;
  web::View view;
  view.set("HOME", home_of(event)).set("HERE", session.title);
  view.head("Change the session", "Forms know it as " + session.code + ".");
  view.markup("FORM", change_form);
  view.add("MOVE").markup("MOVE_FORM", move_form);
  auto& part = view.add("DELETE");
  part.show("CHOSEN", chosen_words(site, event, session));
  part.markup(
      "DELETE_FORM",
      web::Form(request, here + "/delete").button({"Delete the session", {}, web::Button::Look::warning}).shown());
  return site::form_page(request, frame_of(event, "Change the session"), form,
                         web::render("domain/events/pages/session.html", view));
}

SessionForm change_form(const Request& request, const Event& event, const EventSession& session) {
  const auto base = home_of(event) + "/sessions";
  return {event, web::Form(request, base + "/" + session.code).button("Save the session").way_out("Cancel", base)};
}

Reply one_session(const SessionPages& site, const Request& request) {
  MUSTER_PAGE(event, request, find_event(site.database, request.capture("event")));
  MUSTER_PAGE(session, request, find_session(site.database, event.slug, request.capture("session")));
  const auto base = home_of(event) + "/sessions";
  auto form = change_form(request, event, session);
  form.begin(session);
  if (form.form.read()) {
    auto wanted = form.wanted();
    if (wanted.ok()) {
      const auto changed =
          change_session(site.database, site.audit(request), event.slug, session.code, *std::move(wanted), site.watch);
      if (changed.ok()) return web::redirect(base + "?done=changed");
      form.form.refuse(changed.error());
    } else {
      form.form.refuse(wanted.error());
    }
  }
  auto moving = move_form(request, event, session);
  return session_page(site, request, event, session, form.form, form.form.shown(), moving.form.shown());
}

Reply take_move(const SessionPages& site, const Request& request) {
  MUSTER_PAGE(event, request, find_event(site.database, request.capture("event")));
  MUSTER_PAGE(session, request, find_session(site.database, event.slug, request.capture("session")));
  auto moving = move_form(request, event, session);
  if (moving.form.read()) {
    constexpr std::int64_t far = 100'000;
    const Move wanted{static_cast<int>(std::clamp(*moving.minutes, -far, far)), *moving.later};
    const auto moved = move_session(site.database, site.audit(request), event.slug, session.code, wanted, site.watch);
    if (moved.ok()) return web::redirect(home_of(event) + "/sessions?done=moved");
    moving.form.refuse(moved.error());
  }
  auto form = change_form(request, event, session);
  form.begin(session);
  return session_page(site, request, event, session, moving.form, form.form.shown(), moving.form.shown());
}

Reply take_delete(const SessionPages& site, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(done, request,
              delete_session(site.database, site.audit(request), slug, request.capture("session"), site.watch));
  (void)done;
  return web::redirect("/events/" + slug + "/sessions?done=deleted");
}

}  // namespace

void add_session_pages(web::Router& router, store::Database& database, const Clock& clock, SessionWatch watch) {
  using access::Permission;
  const SessionPages site{database, clock, std::move(watch)};
  const std::string base = "/events/{event}/sessions";
  router.get(base, Permission::read_figures, [site](const Request& request) { return agenda_page(site, request); });
  const auto fresh = [site](const Request& request) { return new_session(site, request); };
  router.form(base + "/new", Permission::change_events, fresh);
  add_agenda_paste_pages(router, database, clock);
  add_shown_agenda_pages(router, database, clock);
  const auto one = [site](const Request& request) { return one_session(site, request); };
  router.form(base + "/{session}", Permission::change_events, one);
  router.post(base + "/{session}/move", Permission::change_events,
              [site](const Request& request) { return take_move(site, request); });
  router.post(base + "/{session}/delete", Permission::change_events,
              [site](const Request& request) { return take_delete(site, request); });
}

}  // namespace muster::events
