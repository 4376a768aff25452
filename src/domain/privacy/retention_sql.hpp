#pragma once
// Periods that somebody set, reports of runs, and the audit's own term.

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

/// Deletes rows of the audit before a moment; returns how many.
std::int64_t drop_audit_entries(store::Session& session, Instant before);
/// The moment of the audit's oldest row, and how many rows are of its day.
struct OldestAuditEntries {
  std::string at;  ///< ISO instant
  std::int64_t rows = 0;
};
[[nodiscard]] std::optional<OldestAuditEntries> oldest_traces(store::Session& session);

}  // namespace muster::privacy::sql
