#pragma once
// Words of Muster's own that stand in a form of another program: how a number is measured, and what a line to write on
// asks. They are said in the language of the form around them.

#include <muster/domain/conversions/conversions.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster::conversions {

/// The question's hint with what its answer is measured by behind it: "One will do. In miles."
[[nodiscard]] std::string hint_of(const forms::Question& question, std::string_view language);
/// What is asked over the line to write on beside an option.
[[nodiscard]] std::string write_in_label(std::string_view language);
/// Whether that is what it says in any language.
[[nodiscard]] bool is_write_in_label(std::string_view label);

/// Tells of the languages of the form in which such words stand in English, because Muster has none. `over_lines`: also
/// over lines to write on beside options.
void tell_words_in_english(const forms::Form& form, bool over_lines, std::vector<Difference>& differences);

}  // namespace muster::conversions
