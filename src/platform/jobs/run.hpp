#pragma once
// A run that whoever stops the process can end.

#include <muster/platform/jobs/worker.hpp>

#include <atomic>

namespace muster::jobs {

/// As run_next of the door; where `stopping` becomes true the job is put back.
[[nodiscard]] Result<bool> run_next(store::Database& database, const Clock& clock, const Kinds& kinds,
                                    const ErrorLog& log_error, const std::atomic<bool>& stopping);

}  // namespace muster::jobs
