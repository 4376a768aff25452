#pragma once
// What signing in leaves behind once its time is over: for the nightly job, inside its transaction.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace muster::access {

enum class ExpiringKind { links, sessions, known_browsers, tokens, team_changes, tries };

/// Deletes what has ended by `now`; returns how many that were.
std::int64_t drop_ended(store::Session& session, ExpiringKind what, Instant now);

/// The next to end, or what has ended and was not deleted yet.
struct NextEnd {
  std::string at;          ///< ISO instant
  std::int64_t count = 0;  ///< of all of that kind there are
};
[[nodiscard]] std::optional<NextEnd> next_end(store::Session& session, ExpiringKind what);

}  // namespace muster::access
