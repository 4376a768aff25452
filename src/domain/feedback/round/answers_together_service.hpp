#pragma once
// Answers that come together are saved together: a round is looked at once for all of them, and its figures move once.

#include "sent_answers.hpp"

#include <muster/platform/store/database.hpp>

#include <span>
#include <vector>

namespace muster::feedback {

/// Saves them, and says in the same order what became of each. Who is refused leaves nothing in the store and does the
/// others no harm. They lie there by keys and hashes, also among themselves: nothing says who of them came first.
[[nodiscard]] std::vector<Result<Submission>> save_together(store::Session& session,
                                                            std::span<const SentAnswers* const> together);

}  // namespace muster::feedback
