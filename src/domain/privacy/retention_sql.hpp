#pragma once
// Periods that somebody set, and reports of runs.

#include <muster/domain/privacy/retention_service.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace muster::privacy::sql {

/// Days by kind; -1 where it is kept.
[[nodiscard]] std::map<std::string, std::int64_t> set_periods(store::Session& session);
void save_period(store::Session& session, const std::string& kind, std::int64_t days);

[[nodiscard]] std::optional<Instant> last_run(store::Session& session);
void save_run(store::Session& session, const RetentionRun& run);
[[nodiscard]] std::vector<RetentionRun> runs(store::Session& session, std::int64_t limit);

/// Deletes reports of runs before a moment: they name whoever started them.
void drop_runs(store::Session& session, Instant before);

}  // namespace muster::privacy::sql
