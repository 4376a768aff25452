#pragma once
// The kinds of jobs that there are, gathered from the rooms.

#include <muster/domain/figures/summary_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/jobs/job.hpp>
#include <muster/platform/store/database.hpp>

namespace muster::app {

/// Everything given must outlive the kinds.
[[nodiscard]] jobs::Kinds job_kinds(store::Database& database, const Clock& clock, figures::Summaries& summaries);

}  // namespace muster::app
