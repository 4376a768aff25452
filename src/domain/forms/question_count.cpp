// Reads a page from above, as people do.
#include <muster/domain/forms/question_count.hpp>

#include <muster/kit/base/number.hpp>

#include <algorithm>

namespace muster::forms {
namespace {

/// Of a page asked for each option: the option whose questions stand first.
const std::string& first_repeated(const Page& page) {
  static const std::string none;
  const auto found = std::ranges::find_if(page.questions, [](const auto& one) { return !one.repeat_option.empty(); });
  return found == page.questions.end() ? none : found->repeat_option;
}

}  // namespace

bool begins_a_question(const Page& page, const Question& question) {
  if (question.hidden || !question.comment_on.empty()) return false;
  if (!question.repeat_option.empty() && question.repeat_option != first_repeated(page)) return false;
  if (question.grid.empty()) return true;
  const auto first = std::ranges::find(page.questions, question.grid, &Question::grid);
  return first != page.questions.end() && first->code == question.code;
}

std::int64_t question_count(const Page& page) {
  return std::ranges::count_if(page.questions, [&](const auto& one) { return begins_a_question(page, one); });
}

std::int64_t question_count(const Form& form) {
  std::int64_t all = 0;
  for (const auto& page : form.pages) all += question_count(page);
  return all;
}

std::string questions_in_words(const Form& form) { return counted(question_count(form), "question", "questions"); }

}  // namespace muster::forms
