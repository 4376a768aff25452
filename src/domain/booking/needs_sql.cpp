// The one table of needs.
#include "needs_sql.hpp"

namespace muster::booking::sql {

Needs select_needs(store::Session& session, const std::string& event_id, const std::string& person_id) {
  const auto row =
      session.first("select access_needs, dietary_needs from delegate_needs where event_id = $1 and person_id = $2",
                    {event_id, person_id});
  return row ? Needs{row->text(0), row->text(1)} : Needs{};
}

void save_needs(store::Session& session, const std::string& event_id, const std::string& person_id,
                const Needs& needs) {
  session.execute("delete from delegate_needs where event_id = $1 and person_id = $2", {event_id, person_id});
  if (needs.empty()) return;
  session.execute(
      "insert into delegate_needs (event_id, person_id, access_needs, dietary_needs) values ($1, $2, $3, $4)",
      {event_id, person_id, needs.access, needs.dietary});
}

std::vector<Needs> all_needs(store::Session& session, const std::string& event_id) {
  std::vector<Needs> all;
  session.each(
      "select n.access_needs, n.dietary_needs from delegate_needs n join booking b on b.event_id = n.event_id "
      "and b.person_id = n.person_id where n.event_id = $1 and b.state in ('booked', 'came', 'did_not_come') "
      "order by n.person_id",
      {event_id}, [&](const store::Row& row) { all.push_back({row.text(0), row.text(1)}); });
  return all;
}

bool is_booked(store::Session& session, const std::string& event_id, const std::string& person_id) {
  return session.first("select 1 from booking where event_id = $1 and person_id = $2", {event_id, person_id})
      .has_value();
}

}  // namespace muster::booking::sql
