#pragma once
// How many questions a form has, as whoever answers it counts them. The one rule for every page, file and command that
// says "8 questions".

#include <muster/domain/forms/form.hpp>

#include <cstdint>
#include <string>

namespace muster::forms {

/// Whether this begins a question of its own on its page. The second and every further statement of a grid stands in a
/// question that has begun; a comment belongs to the question or grid that it is on; what a page asks again for each
/// option counts once, for the first; and what is hidden nobody is asked.
[[nodiscard]] bool begins_a_question(const Page& page, const Question& question);

[[nodiscard]] std::int64_t question_count(const Page& page);
[[nodiscard]] std::int64_t question_count(const Form& form);

/// "8 questions", "1 question".
[[nodiscard]] std::string questions_in_words(const Form& form);

}  // namespace muster::forms
