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

std::map<std::string, QuestionNumber> question_numbers(const Form& form) {
  std::map<std::string, QuestionNumber> out;
  std::map<std::string, QuestionNumber> grids;
  std::int64_t number = 0;
  for (auto page : form.pages) {
    // On paper what is personal stands apart, on a part that is torn off, with numbers of its own.
    std::erase_if(page.questions, [](const auto& one) { return one.retired || one.personal; });
    std::map<std::string, QuestionNumber> repeated;
    for (const auto& question : page.questions) {
      if (question.hidden) continue;
      QuestionNumber at;
      if (begins_a_question(page, question)) at.number = ++number;
      if (!question.comment_on.empty()) {
        const auto of = out.find(question.comment_on);
        at = of == out.end() ? QuestionNumber{grids[question.comment_on].number} : of->second;
        at.comment = true;
      } else if (!question.grid.empty()) {
        auto& grid = grids[question.grid];
        if (at.number > 0) grid.number = at.number;
        ++grid.line;
        at = grid;
      }
      if (!question.repeats.empty()) {
        at = repeated.emplace(question.repeats, at).first->second;
        out.emplace(question.repeats, at);
      }
      out.emplace(question.code, at);
    }
  }
  for (const auto& [grid, at] : grids) out.emplace(grid, QuestionNumber{at.number});
  return out;
}

std::string number_in_words(const QuestionNumber& number) {
  return std::to_string(number.number) + (number.line > 0 ? ", line " + std::to_string(number.line) : "") +
         (number.comment ? ", comment" : "");
}

std::string questions_in_words(const Form& form) { return counted(question_count(form), "question", "questions"); }

}  // namespace muster::forms
