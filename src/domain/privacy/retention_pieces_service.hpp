#pragma once
// Deleting what is due in pieces: each is a short transaction, so that nobody waits for a night's deletion, and what
// went is counted beside it, so that a run whose process died is reported by the one that goes on.

#include <muster/domain/privacy/retention_service.hpp>
#include <muster/kit/base/progress.hpp>

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::privacy {

/// Deletes what is due at `audit.at`. False where `longest` was over before all of it had gone.
[[nodiscard]] Result<bool> delete_in_pieces(store::Database& database, const store::AuditContext& audit,
                                            const std::map<std::string, std::int64_t>& set_periods, Progress& progress,
                                            std::optional<std::chrono::milliseconds> longest);

/// What went since the last report, which from now on is in one.
[[nodiscard]] std::vector<std::pair<std::string, std::int64_t>> take_went(store::Session& session);

}  // namespace muster::privacy
