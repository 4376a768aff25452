#pragma once
// Long imports as jobs: their progress is shown, they survive a restart, and can be cancelled.

#include <muster/domain/intake/kind_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/jobs/job.hpp>

namespace muster::intake {

/// Adds the one kind of job that takes waiting files in, of whatever kind they are, and the one that takes imports
/// back. Everything given outlives `jobs`.
void add_jobs(jobs::Kinds& jobs, store::Database& database, const Clock& clock, const Kinds& kinds);

}  // namespace muster::intake
