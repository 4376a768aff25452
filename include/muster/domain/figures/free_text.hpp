#pragma once
// What people wrote in their own words, made fit for a list: empty courtesies left out, equal answers told once.

#include <muster/domain/figures/summary.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::figures {

/// What text::says_nothing is true of, and an answer without a letter or digit: "-", "?".
[[nodiscard]] bool says_nothing(std::string_view text);

struct CleanedTexts {
  struct Entry {
    std::string text;         ///< as first written in alphabetical order
    std::int64_t people = 1;  ///< how many wrote the same, but for case, spaces and punctuation
  };
  std::vector<Entry> entries;  ///< in the order given
  std::int64_t left_out = 0;   ///< answers that say nothing
};

[[nodiscard]] CleanedTexts cleaned(const std::vector<std::string>& texts);

/// "2 answers are not shown. 3 wait until somebody has looked at them, for they may name somebody." Empty where all
/// that was written is printed.
[[nodiscard]] std::string unprinted_in_words(const QuestionFigures& question);

}  // namespace muster::figures
