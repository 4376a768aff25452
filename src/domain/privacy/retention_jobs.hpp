#pragma once
// The order of a run that deletes what is due.

#include <muster/domain/privacy/retention_service.hpp>
#include <muster/platform/jobs/job.hpp>

namespace muster::privacy {

/// It concerns every programme, so nobody but whoever asks sees it.
[[nodiscard]] jobs::Order run_order(RunTrigger requested);

}  // namespace muster::privacy
