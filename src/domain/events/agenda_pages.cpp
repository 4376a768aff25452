// Draws the agenda.
#include <muster/domain/events/agenda_pages.hpp>

#include <muster/kit/base/sentence.hpp>
#include <muster/platform/web/view.hpp>

namespace muster::events {

std::string second_line(const EventSession& session) {
  auto kind =
      session.kind == SessionKind::talk ? std::string() : capitalised(std::string(session_kind_name(session.kind)));
  if (session.speakers.empty()) return session.kind == SessionKind::pause ? std::string() : kind;
  return (kind.empty() ? "" : kind + " with ") + listed(session.speakers);
}

std::string attendance_words(Attendance attendance) {
  return attendance == Attendance::hybrid ? "In person and online"
                                          : capitalised(std::string(attendance_name(attendance)));
}

std::string agenda_table(const std::vector<EventSession>& sessions, Date of_event, const std::string& change_base) {
  web::View view;
  const bool several_days = !sessions.empty() && sessions.front().day != sessions.back().day;
  web::View* table = nullptr;
  int day = -1;
  for (const auto& session : sessions) {
    if (session.day != day) {
      day = session.day;
      const auto date = long_date(session_date(session, of_event));
      table = &view.add("DAY").set("DATE", date);
      table->show_if(!several_days && day == 0, "UNSEEN");
      if (!change_base.empty()) table->show("CHANGES");
    }
    auto& row = table->add("SESSION", session.title).set("TIMES", session_times(session));
    row.show("SECOND", second_line(session));
    row.show("PLACE", session.place);
    row.show("CAPACITY", seats_words(session));
    if (session.attendance) row.add("ATTENDANCE", attendance_words(*session.attendance));
    if (!change_base.empty()) row.add("CHANGE", change_base + "/" + session.code);
  }
  return web::render("domain/events/pages/agenda.html", view);
}

}  // namespace muster::events
