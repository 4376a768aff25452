#pragma once
// A filled form that is saved while no thread waits for it: how a hall of phones sends its answers.

#include <muster/domain/feedback/round_service.hpp>

#include <functional>

namespace muster::feedback {

/// Gives what `submit` would return, or throws what it would throw.
using TakeSubmission = std::function<Result<Submission>()>;

/// submit() of a round that was read a moment ago, without its wait: `then` is called once, on a thread of the database
/// (see store::write_later), when the answer is on disk or will not be. All that is given outlives that call.
void submit_later(store::Database& database, Instant now, const Round& seen, const forms::TypedAnswers& typed,
                  const forms::CheckedAnswers& checked, const SentForm& sent,
                  std::function<void(const TakeSubmission&)> then);

}  // namespace muster::feedback
