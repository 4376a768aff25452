// The agenda as attendees read it, and the buttons by which organisers show it to them and take changes of it back.
#include "session_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/agenda_pages.hpp>
#include <muster/domain/events/agenda_service.hpp>
#include <muster/domain/events/event_zone_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::events {
namespace {

using web::Reply;
using web::Request;
using web::View;

struct ShownPages {
  store::Database& database;
  const Clock& clock;
  [[nodiscard]] store::AuditContext audit(const Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

void add_fact(View& view, const std::string& name, const std::string& value) {
  if (!value.empty()) view.add("FACT", name).set("VALUE", value);
}

std::string where_words(const EventSession& session) {
  if (!session.attendance) return session.place;
  return session.place + (session.place.empty() ? "" : ". ") + attendance_words(*session.attendance);
}

void add_session(View& day, const EventSession& session, bool beside) {
  auto& row = day.add("SESSION", session.title).set("TIMES", session_times(session));
  row.show("CLASS", session.kind == SessionKind::pause ? "day-pause" : beside ? "day-beside" : "");
  row.show("SECOND", second_line(session));
  row.show("PLACE", where_words(session));
}

void add_days(View& view, const Event& event, const std::vector<EventSession>& sessions) {
  const bool several = !sessions.empty() && sessions.front().day != sessions.back().day;
  View* day = nullptr;
  const EventSession* last = nullptr;
  for (const auto& session : sessions) {
    const bool fresh = last == nullptr || last->day != session.day;
    if (fresh) {
      day = &view.add("DAY");
      const bool named = several || session.day > 0;
      day->show("DAY_NAME", named ? long_date(session_date(session, event.date)) : std::string());
      day->show_if(!named, "UNNAMED");
    }
    add_session(*day, session, !fresh && last->starts_at == session.starts_at);
    last = &session;
  }
}

Reply read_by_attendees(const ShownPages& site, const Request& request) {
  const auto shown = shown_agenda(site.database, request.capture("agenda"));
  if (!shown.ok()) return site::error_page(request, shown.error());
  const auto& [event, sessions] = *shown;
  MUSTER_PAGE(zone, request, zone_of(site.database, event.id));
  View view;
  view.head("Agenda");
  view.set("STYLE", web::asset("agenda.css"));
  view.show_if(event.cancelled, "CANCELLED");
  add_fact(view, "Where", event.venue);
  add_fact(view, "How", attendance_words(event.attendance));
  add_fact(view, "Times", zone.is_london() ? "UK time" : zone.city() + " time");
  add_days(view, event, sessions);
  view.show_if(sessions.empty(), "NONE");
  return site::phone_page(request, {"Agenda", event.title, long_date(event.date), 0, 0, false},
                          web::render("domain/events/pages/shown_agenda.html", view));
}

Reply take_undo(const ShownPages& site, const Request& request) {
  const auto& slug = request.capture("event");
  const auto number = parse_integer(request.form.get("change")).value_or(0);
  MUSTER_PAGE(undone, request, undo_agenda_change(site.database, site.audit(request), slug, number));
  (void)undone;
  return web::redirect("/events/" + slug + "/sessions?done=undone");
}

Reply take_shown(const ShownPages& site, const Request& request) {
  const auto& slug = request.capture("event");
  const bool shown = request.form.get("shown") == "yes";
  MUSTER_PAGE(done, request, show_agenda(site.database, site.audit(request), slug, shown));
  (void)done;
  return web::redirect("/events/" + slug + "/sessions?done=" + (shown ? "shown" : "hidden"));
}

}  // namespace

void add_shown_agenda_pages(web::Router& router, store::Database& database, const Clock& clock) {
  using access::Permission;
  const ShownPages site{database, clock};
  router
      .get("/agenda/{agenda}", Permission::open_site,
           [site](const Request& request) { return read_by_attendees(site, request); })
      .holds_secret();
  router.post("/events/{event}/agenda/undo", Permission::change_events,
              [site](const Request& request) { return take_undo(site, request); });
  router.post("/events/{event}/agenda/show", Permission::change_events,
              [site](const Request& request) { return take_shown(site, request); });
}

}  // namespace muster::events
