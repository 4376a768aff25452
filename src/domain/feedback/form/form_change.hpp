#pragma once
// Whether a form may take the place of the one that is published.

#include <muster/domain/feedback/round.hpp>

#include <optional>
#include <string>

namespace muster::feedback {

/// "Answers are there already", or that they may be, where nobody is told whether one has come. See may_hold_answers.
[[nodiscard]] std::string answers_there(const Round& round);

/// Why `next` may not be published in the round, or nothing. Once answers are there no code may change its meaning, in
/// any version of `answered`, which is the form over all that were answered; once people could see the form nothing
/// that it promised them may be loosened.
[[nodiscard]] std::optional<Error> why_not_published(const Round& round, const forms::Form& answered,
                                                     const forms::Form& next);

}  // namespace muster::feedback
