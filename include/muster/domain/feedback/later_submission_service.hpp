#pragma once
// Filled forms that are saved while no thread waits for them: how a hall of phones sends its answers.

#include <muster/domain/feedback/round_service.hpp>

#include <functional>
#include <memory>

namespace muster::feedback {

/// Gives what `submit` would return, or throws what it would throw.
using TakeSubmission = std::function<Result<Submission>()>;

/// Where filled forms wait for the writers' line; whoever is there when it comes to them is saved with the others, in
/// one look at the round. For any thread. What waits is finished by the database, also after this is gone.
class ArrivingAnswers {
 public:
  explicit ArrivingAnswers(store::Database& database);

  /// feedback::submit of a round that was read before, without its wait: `then` is called once, on a thread of the
  /// database (see store::write_later), when the answer is on disk or will not be. All that is given outlives that
  /// call.
  void submit(Instant now, const Round& seen, const forms::TypedAnswers& typed, const forms::CheckedAnswers& checked,
              const SentForm& sent, std::function<void(const TakeSubmission&)> then);

 private:
  class Line;
  std::shared_ptr<Line> line_;
};

}  // namespace muster::feedback
