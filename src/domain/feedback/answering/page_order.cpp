// Pages on which nothing is asked of somebody are passed over, in both directions.
#include "page_order.hpp"

#include <muster/domain/asking/question_pages.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

bool asks_something(const forms::BoundForm& form, std::size_t page, const forms::Answers& answers) {
  const auto& questions = form.form().pages[page].questions;
  return std::any_of(questions.begin(), questions.end(), [&](const auto& question) {
    return !question.hidden && asking::may_be_asked(form, page, question, answers);
  });
}

}  // namespace

bool belongs_to(const forms::Page& page, const std::string& name) {
  return std::any_of(page.questions.begin(), page.questions.end(), [&](const forms::Question& question) {
    return !question.hidden && (name == question.code || name.starts_with(question.code + "."));
  });
}

std::optional<std::size_t> next_page(const forms::BoundForm& form, std::size_t page, const forms::Answers& answers) {
  for (auto at = page + 1; at < form.form().pages.size(); ++at) {
    if (asks_something(form, at, answers)) return at;
  }
  return std::nullopt;
}

std::optional<std::size_t> page_before(const forms::BoundForm& form, std::size_t page, const forms::Answers& answers) {
  for (auto at = page; at-- > 0;) {
    if (asks_something(form, at, answers)) return at;
  }
  return std::nullopt;
}

std::optional<std::size_t> page_to_come(const forms::BoundForm& form, std::size_t page, const forms::Answers& answers) {
  return page + 1 < form.form().pages.size() ? std::optional(next_page(form, page, answers).value_or(page + 1))
                                             : std::nullopt;
}

std::size_t page_of(const forms::Form& form, const std::string& code) {
  const auto found = std::ranges::find_if(form.pages, [&](const auto& page) { return belongs_to(page, code); });
  return found == form.pages.end() ? 0 : static_cast<std::size_t>(found - form.pages.begin());
}

}  // namespace muster::feedback
