#pragma once
// How many questions a form has, as whoever answers it counts them. The one rule for every page, file and command that
// says "8 questions".

#include <muster/domain/forms/form.hpp>

#include <cstdint>
#include <map>
#include <string>

namespace muster::forms {

/// Whether this begins a question of its own on its page. The second and every further statement of a grid stands in a
/// question that has begun; a comment belongs to the question or grid that it is on; what a page asks again for each
/// option counts once, for the first; and what is hidden nobody is asked.
[[nodiscard]] bool begins_a_question(const Page& page, const Question& question);

[[nodiscard]] std::int64_t question_count(const Page& page);
[[nodiscard]] std::int64_t question_count(const Form& form);

/// Where a question stands on its form.
struct QuestionNumber {
  std::int64_t number = 0;  ///< from 1, as question_count counts; a comment and a statement have that of their question
  std::int64_t line = 0;    ///< of a grid: the statement, from 1; else 0
  bool comment = false;
};
/// By code: of questions, of grids, and of what a page asks again for each option, as it was written. What is hidden,
/// personal or no longer asked has no number.
[[nodiscard]] std::map<std::string, QuestionNumber> question_numbers(const Form& form);
/// "4", "4, line 2", "4, comment".
[[nodiscard]] std::string number_in_words(const QuestionNumber& number);

/// "8 questions", "1 question".
[[nodiscard]] std::string questions_in_words(const Form& form);

}  // namespace muster::forms
