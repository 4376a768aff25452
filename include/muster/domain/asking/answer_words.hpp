#pragma once
// What somebody answered, in the words of the form, for whoever is to look at it once more.

#include <muster/domain/forms/answers.hpp>

#include <string>
#include <vector>

namespace muster::asking {

/// One line for each thing that was ticked, ranked or written; none where nothing was answered.
[[nodiscard]] std::vector<std::string> answer_in_words(const forms::Question& question, const forms::Answer& answer);

}  // namespace muster::asking
