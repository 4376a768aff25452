#pragma once
// Jobs that are asked for, looked at, cancelled and deleted. The caller checks who may do so: by a job's scope and
// right.

#include <muster/kit/base/list_query.hpp>
#include <muster/platform/jobs/job.hpp>
#include <muster/platform/store/audit.hpp>

#include <set>
#include <utility>

namespace muster::jobs {

/// Jobs of one person that may wait or run at once.
inline constexpr std::int64_t most_at_once = 20;

/// Asks for a job, in somebody's transaction; returns its id. The same order of the same person that still waits or
/// runs is that job (a button pressed twice). A conflict where the person has too many.
[[nodiscard]] Result<std::string> order(store::Session& session, const store::AuditContext& audit, const Order& order);
/// The same in a transaction of its own.
[[nodiscard]] Result<std::string> order(store::Database& database, const store::AuditContext& audit,
                                        const Order& order);

/// The address of a job's page.
[[nodiscard]] std::string page_of(const std::string& job_id);

/// not_found where there is none, or no longer.
[[nodiscard]] Result<Job> find(store::Database& database, const std::string& id);

/// One page of the jobs of these scopes with these rights (id of the scope, name of the right), and of those without a
/// scope that `asked_by` asked for. Sorted by "asked", filtered by "state".
[[nodiscard]] Result<ListPage<Job>> listed(store::Database& database,
                                           const std::set<std::pair<std::string, std::string>>& rights,
                                           const std::string& asked_by, const ListQuery& query);

/// A waiting job is cancelled at once, a running one at its next piece. A conflict where it has ended.
[[nodiscard]] Outcome cancel(store::Database& database, const store::AuditContext& audit, const std::string& id);

/// The same in somebody's transaction.
[[nodiscard]] Outcome cancel(store::Session& session, const store::AuditContext& audit, const std::string& id);

/// Whether there is such a job that waits or runs.
[[nodiscard]] bool goes_on(store::Session& session, const std::string& id);

/// The file that waits; not_found where there is none, or no longer.
[[nodiscard]] Result<JobFile> file_of(store::Database& database, const std::string& id);

/// Deletes jobs that ended before (ISO instant), with their files, and those that nobody took up; returns how many.
std::int64_t drop_ended(store::Session& session, const std::string& before);
struct OldestJobs {
  std::string at;  ///< ISO instant
  std::int64_t count = 0;
};
/// The one that ended first, and how many ended on its day.
[[nodiscard]] std::optional<OldestJobs> oldest_ended(store::Session& session);
/// Takes back what was made of data that is gone by now: jobs that have ended go with their files, and those that run
/// begin again from what is held now. Returns how many files went.
std::int64_t forget_results(store::Session& session);
/// Deletes all jobs of somebody who is no longer known.
void forget_asker(store::Session& session, const std::string& asked_by);

/// Deletes every job of a scope, with the files they made: what it was about is taken away.
void forget_scope(store::Session& session, const std::string& scope);

}  // namespace muster::jobs
