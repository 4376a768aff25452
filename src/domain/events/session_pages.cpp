// The agenda of an event: seen, and its sessions added, changed and deleted.
#include "session_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/agenda_pages.hpp>
#include <muster/domain/events/asked.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/web/form.hpp>

namespace muster::events {
namespace {

using web::Reply;
using web::Request;

struct SessionPages {
  store::Database& database;
  const Clock& clock;
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
  web::Field<std::optional<std::int64_t>> capacity = form.integer("capacity", "Seats").width(10).optional();
  web::Field<std::string> speakers = form.text("speakers", "Speakers").hint("Names with commas between.").optional();

  void begin(const EventSession& session) const {
    (void)title.begins(session.title);
    (void)kind.begins(session.kind);
    (void)day.begins(session_date(session, event.date));
    (void)starts.begins(time_of_day(session.starts_at));
    if (session.ends_at) (void)ends.begins(time_of_day(*session.ends_at));
    (void)place.begins(session.place);
    (void)capacity.begins(session.capacity);
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
    session.speakers = parse_speakers(*speakers);
    return session;
  }
};

std::string said(const std::string& done) {
  if (done == "added") return "The session is added.";
  if (done == "agenda") return "The agenda is saved.";
  if (done == "changed") return "The session is changed.";
  if (done == "deleted") return "The session is deleted.";
  return {};
}

Reply agenda_page(const SessionPages& site, const Request& request) {
  MUSTER_PAGE(event, request, find_event(site.database, request.capture("event")));
  MUSTER_PAGE(sessions, request, list_sessions(site.database, event.slug));
  const auto base = home_of(event) + "/sessions";
  const bool may_change = request.visitor.can_open(base + "/new") && !is_within(event.slug);
  web::View view;
  view.set("HOME", home_of(event));
  view.show("SAID", said(request.query.get("done")));
  view.head(sessions.empty() ? "Agenda" : counted(static_cast<std::int64_t>(sessions.size()), "session", "sessions"),
            "The sessions move with the event when its date changes.");
  view.show_if(may_change && !sessions.empty(), "WAYS");
  if (sessions.empty())
    view.add("NONE").show_if(may_change, "FIRST");
  else
    view.add("AGENDA").markup("TABLE", agenda_table(sessions, event.date, may_change ? base : std::string()));
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

Reply one_session(const SessionPages& site, const Request& request) {
  MUSTER_PAGE(event, request, find_event(site.database, request.capture("event")));
  MUSTER_PAGE(session, request, find_session(site.database, event.slug, request.capture("session")));
  const auto base = home_of(event) + "/sessions";
  const auto here = base + "/" + session.code;
  SessionForm form{event, web::Form(request, here).button("Save the session").way_out("Cancel", base)};
  form.begin(session);
  if (form.form.read()) {
    auto wanted = form.wanted();
    if (wanted.ok()) {
      const auto changed =
          change_session(site.database, site.audit(request), event.slug, session.code, *std::move(wanted));
      if (changed.ok()) return web::redirect(base + "?done=changed");
      form.form.refuse(changed.error());
    } else {
      form.form.refuse(wanted.error());
    }
  }
  web::View view;
  view.set("HOME", home_of(event)).set("HERE", session.title);
  view.head("Change the session", "Forms know it as " + session.code + ".");
  view.markup("FORM", form.form.shown());
  view.add("DELETE").markup(
      "DELETE_FORM",
      web::Form(request, here + "/delete").button({"Delete the session", {}, web::Button::Look::warning}).shown());
  return site::form_page(request, frame_of(event, "Change the session"), form.form,
                         web::render("domain/events/pages/session.html", view));
}

Reply take_delete(const SessionPages& site, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(done, request, delete_session(site.database, site.audit(request), slug, request.capture("session")));
  (void)done;
  return web::redirect("/events/" + slug + "/sessions?done=deleted");
}

}  // namespace

void add_session_pages(web::Router& router, store::Database& database, const Clock& clock) {
  using access::Permission;
  const SessionPages site{database, clock};
  const std::string base = "/events/{event}/sessions";
  router.get(base, Permission::read_figures, [site](const Request& request) { return agenda_page(site, request); });
  const auto fresh = [site](const Request& request) { return new_session(site, request); };
  router.get(base + "/new", Permission::change_events, fresh);
  router.post(base + "/new", Permission::change_events, fresh);
  add_agenda_paste_pages(router, database, clock);
  const auto one = [site](const Request& request) { return one_session(site, request); };
  router.get(base + "/{session}", Permission::change_events, one);
  router.post(base + "/{session}", Permission::change_events, one);
  router.post(base + "/{session}/delete", Permission::change_events,
              [site](const Request& request) { return take_delete(site, request); });
}

}  // namespace muster::events
