#pragma once
// Conditions that hang on a question which is gone: nobody can meet them any more.

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

struct FreedText {
  std::string text;
  std::vector<std::string> titles;  ///< of the parts that lost a condition; in the order of the text
};

/// The text without each `ask if` and `only if` that names one of the codes. An `end if` stays: without its condition
/// it is no end.
[[nodiscard]] FreedText without_conditions_on(std::string_view text, const std::set<std::string>& codes);

}  // namespace muster::forms
