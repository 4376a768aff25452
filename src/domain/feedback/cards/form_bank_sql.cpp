// Reads whole texts of forms, so only the newest few.
#include "form_bank_sql.hpp"

namespace muster::feedback::sql {

std::vector<ProgrammeForm> newest_forms(store::Session& session, const std::string& programme_id,
                                        const std::string& but, std::int64_t most) {
  std::vector<ProgrammeForm> out;
  session.each(
      "select e.slug, e.title, v.body from event e join round r on r.event_id = e.id"
      " join form_version v on v.id = r.form_version_id"
      " where e.programme_id = $1 and e.id <> $2 order by v.published_at desc, e.slug limit $3",
      {programme_id, but, most},
      [&](const store::Row& row) { out.push_back({row.text(0), row.text(1), row.text(2)}); });
  return out;
}

}  // namespace muster::feedback::sql
