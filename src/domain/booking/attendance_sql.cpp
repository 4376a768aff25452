// Counts who came in a period.
#include <muster/domain/booking/attendance_sql.hpp>

namespace muster::booking {

std::vector<CameOf> came_by_organisation(store::Session& session, const std::string& programme_id,
                                         const std::string& from, const std::string& to) {
  std::vector<CameOf> all;
  session.each(
      "select coalesce(p.organisation_id, ''), count(distinct b.person_id), count(*) from booking b "
      "join event e on e.id = b.event_id join person p on p.id = b.person_id where e.programme_id = $1 "
      "and e.date >= $2 and e.date <= $3 and e.cancelled_at = '' and b.state = 'came' "
      "group by coalesce(p.organisation_id, '')",
      {programme_id, from, to},
      [&](const store::Row& row) { all.push_back({row.text(0), row.integer(1), row.integer(2)}); });
  session.each(
      "select b.own_kind, count(distinct b.person_id), count(*) from booking b "
      "join event e on e.id = b.event_id join person p on p.id = b.person_id where e.programme_id = $1 "
      "and e.date >= $2 and e.date <= $3 and e.cancelled_at = '' and b.state = 'came' and b.own_kind <> '' "
      "and p.organisation_id is null group by b.own_kind order by b.own_kind",
      {programme_id, from, to},
      [&](const store::Row& row) { all.push_back({"", row.integer(1), row.integer(2), row.text(0)}); });
  return all;
}

}  // namespace muster::booking
