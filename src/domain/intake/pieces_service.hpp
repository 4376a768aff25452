#pragma once
// A long list saved in pieces: each is a short transaction, so that phones get their turn between them, and nobody sees
// any before the last, which shows all of them.

#include <muster/domain/intake/intake_service.hpp>

#include <functional>

namespace muster::intake {

/// Lists of more rows are saved in pieces, where their kind can.
inline constexpr std::size_t most_rows_in_one = 500;
/// An import that was not renewed for so long is that of a process that died.
inline constexpr std::chrono::seconds renewed_within{20};

/// What became of an attempt to save a judged list.
enum class SaveOutcome {
  shown,
  changed  ///< the rows mean something else now: nothing was kept
};
/// Saves and shows a list that was judged outside. `judged_anew` judges once more where something changed meanwhile.
/// Whatever goes wrong, nothing of it is seen, and what was saved is discarded.
[[nodiscard]] Result<SaveOutcome> save_in_pieces(store::Database& database, const store::AuditContext& audit,
                                                 const Kind& kind, Forecast& ready, const Import& entry,
                                                 const Watch& watch,
                                                 const std::function<Result<Forecast>(store::Session&)>& judged_anew);

/// A conflict where another import in pieces into this target goes on. What a dead process began is given up.
[[nodiscard]] Outcome nothing_else_goes_on(store::Session& session, const Target& target, Instant now);

}  // namespace muster::intake
