// Parts what is personal from the answers, in the form and in what was filled in.
#include <muster/domain/forms/personal.hpp>

#include <algorithm>
#include <utility>

namespace muster::forms {
namespace {

bool asks_personal(const Form& form) {
  return std::ranges::any_of(form.pages,
                             [](const Page& page) { return std::ranges::any_of(page.questions, &Question::personal); });
}

}  // namespace

std::vector<const Question*> personal_questions(const Form& form) {
  auto questions = form.questions();
  std::erase_if(questions, [](const auto* question) { return !question->personal; });
  return questions;
}

Form without_personal(const Form& form) {
  auto out = form;
  for (auto& page : out.pages) std::erase_if(page.questions, [](const auto& question) { return question.personal; });
  std::erase_if(out.pages, [](const Page& page) { return page.questions.empty() && !page.end_if; });
  return out;
}

std::shared_ptr<const Form> without_personal(std::shared_ptr<const Form> form) {
  if (!asks_personal(*form)) return form;
  return std::make_shared<const Form>(without_personal(*form));
}

Form only_personal(const Form& form) {
  auto out = form;
  Page page;
  page.title = "Contact details";
  for (const auto* question : personal_questions(form)) {
    page.questions.push_back(*question);
    page.questions.back().section = 0;
  }
  out.pages = {std::move(page)};
  return out;
}

Form personal_last(const Form& form, const Catalogue& words) {
  if (!asks_personal(form)) return form;
  auto out = without_personal(form);
  out.pages.push_back(std::move(only_personal(form).pages.front()));
  out.pages.back().title = say(words, "Contact details");
  out.pages.back().introduction =
      say(words, "Tear this part off and hand it in by itself: it is kept apart from your answers.");
  return out;
}

Form without_hidden(const Form& form) {
  auto out = form;
  for (auto& page : out.pages) std::erase_if(page.questions, &Question::hidden);
  std::erase_if(out.pages, [](const Page& page) { return page.questions.empty() && !page.end_if; });
  return out;
}

PartedAnswers parted(const Form& form, const Answers& answers) {
  if (!asks_personal(form)) return {to_json(answers), {}};
  Answers kept = answers;
  Answers personal;
  for (const auto* question : personal_questions(form)) {
    auto found = kept.extract(question->code);
    if (found.empty()) continue;
    if (!found.mapped().codes.empty() || !found.mapped().texts.empty()) personal.insert(std::move(found));
  }
  return {to_json(kept), personal.empty() ? std::string() : to_json(personal)};
}

}  // namespace muster::forms
