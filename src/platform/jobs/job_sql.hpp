#pragma once
// Every SQL statement about jobs.

#include <muster/platform/jobs/job_service.hpp>

#include "result_room.hpp"

namespace muster::jobs::sql {

void insert(store::Session& session, const std::string& id, const store::AuditContext& audit, const Order& order);
/// A job of the same order and person that has not ended.
[[nodiscard]] std::optional<std::string> same(store::Session& session, const std::string& asked_by, const Order& order);
[[nodiscard]] std::int64_t unfinished(store::Session& session, const std::string& asked_by);

[[nodiscard]] std::optional<Job> find(store::Session& session, const std::string& id);
[[nodiscard]] ListPage<Job> listed(store::Session& session, const std::set<std::pair<std::string, std::string>>& rights,
                                   const std::string& asked_by, const ListQuery& query);

/// The job of these kinds that waits longest, or whose claim is over.
[[nodiscard]] std::optional<std::string> due(store::Session& session, const std::vector<std::string>& kinds,
                                             Instant now);
/// One run of a job: `holder` is its own, so that a run that lost its claim changes nothing any more.
struct Claim {
  std::string job_id;
  std::string holder;
};
struct ClaimedJob {
  std::int64_t runs = 1;  ///< how often it was begun without being put back
  std::string position;
  bool cancel_asked = false;
};
/// Claims it by one conditional update; nothing where another process was first.
[[nodiscard]] std::optional<ClaimedJob> claim(store::Session& session, const Claim& claim, Instant now, Instant until);

struct JobProgress {
  std::int64_t done = 0;
  std::int64_t total = 0;
  std::string things;
};
/// Whether the claim still holds, and whether somebody asked for the job to end.
enum class ClaimState { held, cancelled, lost };
[[nodiscard]] ClaimState standing(store::Session& session, const Claim& claim);
/// Makes the claim longer and says how far the work is.
[[nodiscard]] ClaimState renew(store::Session& session, const Claim& claim, Instant until, const JobProgress& reached);
[[nodiscard]] bool keep_position(store::Session& session, const Claim& claim, const std::string& position);
/// Ends the run; false where the claim is lost.
[[nodiscard]] bool end(store::Session& session, const Claim& claim, JobState state, const JobResult& ending,
                       Instant now);
/// Puts the job back, to be taken up from `due`. A run that was ended from outside does not count.
void put_back(store::Session& session, const Claim& claim, Instant due, bool counts);

/// "cancelled" at once where it waits, asked for where it runs; false where it is neither.
[[nodiscard]] bool cancel(store::Session& session, const std::string& id, Instant now);
[[nodiscard]] std::optional<JobFile> file_of(store::Session& session, const std::string& id);
/// All files that are kept, the oldest first.
[[nodiscard]] std::vector<KeptResult> kept_results(store::Session& session);
/// Takes the file of a job away and says so in its outcome.
void drop_result(store::Session& session, const std::string& id, const std::string& outcome);

}  // namespace muster::jobs::sql
