#pragma once
// What waits, runs and failed of long work, mail and news for other programs, for /metrics.

#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::app {

/// Prometheus' text format: muster_jobs, muster_mails and muster_webhook_deliveries, each by `state`, all states each
/// time. Counts alone, of the whole database: no programme, person or address. Empty where the database cannot be read.
[[nodiscard]] std::string queue_figures(store::Database& database);

}  // namespace muster::app
