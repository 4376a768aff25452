#pragma once
// What somebody who is used to other form languages, or to a word processor, has probably meant.

#include "domain/forms/grammar/statement.hpp"

#include <string>
#include <string_view>

namespace muster::forms {

/// What to write in place of a word that is no kind of question; `behind` is the text that follows it.
[[nodiscard]] std::string kind_hint(const std::string& word, std::string_view behind);

/// What to write in place of a statement that was not understood. `in_question`: it stands below a question.
[[nodiscard]] std::string habit_hint(const Statement& statement, std::string_view text, bool in_question);

}  // namespace muster::forms
