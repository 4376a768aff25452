#pragma once
// "Only if you answered “Not helpful”": a question's condition as people read it.

#include <muster/domain/forms/form.hpp>

#include <string>
#include <vector>

namespace muster::feedback {

/// The condition of `question` as a sentence without a full stop. Only where it has one.
[[nodiscard]] std::string condition_in_words(const forms::Form& form, const forms::Question& question);

/// Codes of all questions that the condition looks at.
[[nodiscard]] std::vector<std::string> looked_at(const query::Filter& condition);

}  // namespace muster::feedback
