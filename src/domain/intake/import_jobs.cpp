// A waiting file taken in by a job.
#include <muster/domain/intake/intake_jobs.hpp>
#include <muster/domain/intake/staged_service.hpp>

#include "undo_pieces_service.hpp"

#include <muster/kit/base/number.hpp>

namespace muster::intake {
namespace {

constexpr std::string_view shown = "shown ";

/// Where the job's work is kept: the import that is being saved, or the one that was shown.
Watch watch_for(jobs::Work& work) {
  return {&work, [&work](store::Session& session, const std::string& import_id, bool is_shown) {
            return work.keep_position(session, (is_shown ? std::string(shown) : "") + import_id);
          }};
}

/// Ends what a run before this one, whose process died, has left half saved.
Outcome end_run_before(store::Database& database, const Clock& clock, const Kinds& kinds, const jobs::Work& work) {
  if (work.position().empty()) return Success{};
  MUSTER_CHECK(give_up(database, work.position()));
  return discard_unfinished(database, clock.now(), kinds);
}

Result<std::string> import_of(store::Database& database, const Clock& clock, const Kind& kind, jobs::Work& work) {
  if (work.position().starts_with(shown)) return work.position().substr(shown.size());
  const store::AuditContext audit{work.job().asked_by, clock.now(), work.given("programme")};
  MUSTER_TRY(done, import_staged(database, audit, kind, work.given("event"), work.given("upload"),
                                 work.given("expected"), watch_for(work)));
  return done.import.id;
}

}  // namespace

void add_jobs(jobs::Kinds& jobs, store::Database& database, const Clock& clock, const Kinds& kinds) {
  add_undo_job(jobs, database, clock, kinds);
  jobs.add(std::string(import_job), [&database, &clock, &kinds](jobs::Work& work) -> Result<jobs::JobResult> {
    const auto& kind = kinds.named(work.given("kind"));
    if (!work.position().starts_with(shown)) MUSTER_CHECK(end_run_before(database, clock, kinds, work));
    const auto id = import_of(database, clock, kind, work);
    if (!id.ok()) {
      (void)discard_unfinished(database, clock.now(), kinds);
      return id.error();
    }
    MUSTER_TRY(import, database.read([&](store::Session& session) { return find_import(session, *id); }));
    return jobs::JobResult{counted(import.added, kind.words.one + " was", kind.words.many + " were") + " imported.",
                           "/events/" + work.given("event") + after_import(kind.words),
                           {}};
  });
}

}  // namespace muster::intake
