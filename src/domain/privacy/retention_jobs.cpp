// A run asked for by hand deletes once, whatever becomes of the process that does it.
#include "retention_jobs.hpp"

#include <muster/domain/privacy/erasure_service.hpp>
#include <muster/domain/privacy/privacy_jobs.hpp>

namespace muster::privacy {
namespace {

constexpr const char* kind = "deletion of what is due";
constexpr const char* deleted = "deleted";  // the position once it is done
constexpr const char* yes = "yes";

jobs::JobResult ending(const RetentionRun& run, store::Database::WipeResult wiped) {
  return {"Deleted: " + went_words(run) + "." +
              (wiped == store::Database::WipeResult::later ? std::string(" ") + later_words : std::string()),
          "/privacy"};
}

Result<jobs::JobResult> delete_due(store::Database& database, const Clock& clock, jobs::Work& work) {
  const store::AuditContext audit{work.job().asked_by, clock.now()};
  if (work.position() == deleted) {
    // The process that deleted it ended before it could say so; its report stands.
    MUSTER_TRY(state, retention_state(database, audit.at));
    return ending(state.runs.front(), database.forget_deleted());
  }
  const auto requested = work.given("confirmed") == yes ? RunTrigger::confirmed : RunTrigger::by_hand;
  const RunWatch watch{[&](store::Session& session) { return work.keep_position(session, deleted); }, &work, {}};
  MUSTER_TRY(done, run_retention(database, audit, requested, watch));
  if (done.end == RunEnd::held) return conflict(held_words(audit.at, *done.last));
  return ending(done.run, done.wiped);
}

}  // namespace

jobs::Order run_order(RunTrigger requested) {
  return {kind,
          "Deletion of personal data that is due",
          jobs::payload_of({{"confirmed", requested == RunTrigger::confirmed ? yes : "no"}}),
          {},
          {}};
}

void add_jobs(jobs::Kinds& kinds, store::Database& database, const Clock& clock) {
  kinds.add(kind, [&](jobs::Work& work) { return delete_due(database, clock, work); });
}

}  // namespace muster::privacy
