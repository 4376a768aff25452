#pragma once
// How much room the files have that jobs made, so that nobody fills the disk by asking for them: a share for each
// account, each scope (a programme) and all together. A new file that has no room takes that of the oldest ones.

#include <muster/platform/store/database.hpp>

#include <cstdint>

namespace muster::jobs {

struct ResultLimits {
  std::int64_t all_bytes = std::int64_t{1} << 30;  ///< a scope has half of it, an account a quarter
  friend bool operator==(const ResultLimits&, const ResultLimits&) = default;
};
[[nodiscard]] ResultLimits result_limits(store::Session& session);
/// What `muster serve` was told; it holds for all that use the database.
[[nodiscard]] Outcome keep_result_limits(store::Database& database, const ResultLimits& limits);

}  // namespace muster::jobs
