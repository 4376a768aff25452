#pragma once
// Which files that jobs made go, so that a new one has room.

#include <muster/platform/jobs/result_room_service.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::jobs {

struct KeptResult {
  std::string job_id;
  std::string asked_by;
  std::string scope;
  std::int64_t bytes = 0;
};

/// A small file counts for so much: its job and its pages take room too.
inline constexpr std::int64_t least_result_bytes = std::int64_t{64} << 10;

/// The jobs whose files go, of those kept (oldest first): the oldest of the same account, then of the same scope, until
/// the new one has room in both; then the oldest of whichever scope has most. Nothing where it is larger than an
/// account's share, and can have no room.
[[nodiscard]] std::optional<std::vector<std::string>> results_that_go(const std::vector<KeptResult>& kept,
                                                                      const KeptResult& fresh,
                                                                      const ResultLimits& limits);

/// Looks what a new file of this job needs: the jobs whose files go for it. An error says why it cannot be kept.
[[nodiscard]] Result<std::vector<std::string>> room_for_result(store::Database& database, const KeptResult& fresh);

}  // namespace muster::jobs
