#pragma once
// Who does the jobs. Any number of processes may work on one database: a job is claimed for a short time, which is made
// longer while it runs, so that the job of a process that died is taken up by another.

#include <muster/platform/jobs/job.hpp>

#include <memory>
#include <string_view>

namespace muster::jobs {

/// How long a claim holds without being renewed.
inline constexpr std::chrono::seconds claim_time{60};
/// A job during which the process died so often is given up: it may be the cause.
inline constexpr std::int64_t most_runs = 3;

/// Gets the kind of a job and why it failed, for the log: never anything of a person.
using ErrorLog = std::function<void(std::string_view kind, std::string_view reason)>;

/// Claims the job that has waited longest and does it; false where none waits.
[[nodiscard]] Result<bool> run_next(store::Database& database, const Clock& clock, const Kinds& kinds,
                                    const ErrorLog& log_error);

/// Does jobs in threads of its own until it is destroyed; what then runs is put back and begun again by whoever comes
/// next. Everything given must outlive it.
class Worker {
 public:
  [[nodiscard]] static std::unique_ptr<Worker> start(store::Database& database, const Clock& clock, const Kinds& kinds,
                                                     ErrorLog log_error, std::size_t threads = 2);
  virtual ~Worker() = default;
};

}  // namespace muster::jobs
