#pragma once
// An answer that was taken out of a question and is typed again is the same answer: it has its code again, and what was
// answered before joins it.

#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

/// `now`, in which each answer of the question `key` that is new since `before`, and stood in an earlier text under the
/// same label, has the code that it had there. A code that something else has meanwhile stays with that. `earlier`:
/// whole texts, the newest first; where none of them has the label, the answer keeps its new code.
[[nodiscard]] std::string with_earlier_codes(std::string_view before, const std::string& now, std::string_view key,
                                             const std::vector<std::string>& earlier);

/// Whether `now` has an answer in that question that `before` had not: else there is nothing to look for.
[[nodiscard]] bool has_new_answers(std::string_view before, std::string_view now, std::string_view key);

}  // namespace muster::forms
