#pragma once
// Closing a round so that nobody waits for it: it takes no more answers from one short transaction on, its final
// figures are worked out beside the writers' line and shown by another, and what joined submissions and imports to
// answers is deleted in pieces. A process that dies leaves the round open or closed, and the next turn of the clock
// goes on.

#include <muster/domain/feedback/round.hpp>
#include <muster/kit/base/progress.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <random>
#include <string>

namespace muster::feedback {

/// Shows the final figures of a round that is due to close, or, where `by_hand`, that takes answers still; does nothing
/// where it is closed already.
[[nodiscard]] Outcome show_closed(store::Database& database, const store::AuditContext& audit,
                                  const std::string& round_id, bool by_hand, Progress& progress = unwatched());

/// Deletes the traces of a closed round, and writes its answers anew; does nothing where that is done.
[[nodiscard]] Outcome delete_traces(store::Database& database, const std::string& round_id,
                                    Progress& progress = unwatched());
/// The same for every closed round of which something is left.
[[nodiscard]] Outcome delete_all_traces(store::Database& database);

/// Writes a round's rows anew with `rewrite`, a few at a time, so that nobody who sends an answer waits for all of
/// them. Each turn ends its pieces elsewhere.
template <class Rewrite>
Outcome piece_by_piece(store::Database& database, const std::string& round_id, const Rewrite& rewrite) {
  std::random_device chance;
  std::uniform_int_distribution<std::int64_t> size(1500, 2500);
  std::optional<std::string> after = std::string();
  while (after) {
    MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
      after = rewrite(session, round_id, *after, size(chance));
      return Success{};
    }));
  }
  return Success{};
}

}  // namespace muster::feedback
