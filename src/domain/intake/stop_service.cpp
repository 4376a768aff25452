// Ends what is being imported into an event that is to go.
#include <muster/domain/intake/intake_service.hpp>

#include "staged_sql.hpp"
#include "unfinished_sql.hpp"

#include <muster/platform/jobs/job_service.hpp>

namespace muster::intake {

ImportsGoingOn imports_going_on(store::Session& session, const std::string& event_id) {
  ImportsGoingOn found;
  found.unfinished = sql::any_unfinished(session, event_id);
  for (const auto& job_id : sql::jobs_of_uploads(session, event_id)) {
    const bool runs = !job_id.empty() && jobs::goes_on(session, job_id);
    found.unfinished = found.unfinished || runs;
    if (!runs) ++found.waiting;
  }
  return found;
}

Outcome stop_imports(store::Database& database, const store::AuditContext& audit, const Kinds& kinds,
                     const std::string& event_id) {
  MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
    for (const auto& job_id : sql::jobs_of_uploads(session, event_id)) {
      if (job_id.empty() || !jobs::goes_on(session, job_id)) continue;
      MUSTER_CHECK(jobs::cancel(session, audit, job_id));
      sql::delete_staged_of_job(session, job_id);
    }
    sql::give_up_into(session, event_id);
    return Success{};
  }));
  return discard_unfinished(database, audit.at, kinds);
}

}  // namespace muster::intake
