#pragma once
// What people wrote in their own words, beside the list of it: what says nothing, and what is not printed.

#include <muster/domain/figures/summary.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::figures {

/// What text::says_nothing is true of, and an answer without a letter or digit: "-", "?".
[[nodiscard]] bool says_nothing(std::string_view text);

/// "2 answers are not shown. 3 wait until somebody has looked at them, for they may name somebody." Empty where all
/// that was written is printed.
[[nodiscard]] std::string unprinted_in_words(const QuestionFigures& question);

}  // namespace muster::figures
