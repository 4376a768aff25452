#pragma once
// What an answer in figures or words is measured by, said in words: on a phone and on paper alike.

#include <muster/domain/forms/form.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace muster::forms {

/// "In miles, with up to one decimal.", "At most 150 words."; empty where the form says nothing.
[[nodiscard]] std::string measure_in_words(const Question& question);

/// How many words a text has: what stands between blanks, and has a letter, a digit or a picture in it.
[[nodiscard]] std::size_t words_in(std::string_view text);

/// What was typed without the unit before or behind it, in any spelling of it: "£12.50" of pounds, "1 mile" of miles.
[[nodiscard]] std::string without_unit(const Question& question, std::string_view typed);

/// The number that was typed, in its shortest digits: "12.50 miles" with a unit "miles" is "12.5", and "1,200" is
/// "1200". Nothing where it is no number, can be read in two ways, or has more digits behind the point than the
/// question takes.
[[nodiscard]] std::optional<std::string> number_typed(const Question& question, std::string_view typed);

/// A number that the question takes, with its unit: "12.5 miles".
[[nodiscard]] std::string number_example(const Question& question);

}  // namespace muster::forms
