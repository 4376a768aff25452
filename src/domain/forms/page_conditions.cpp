// A question carries its page's condition, so that whoever counts, stores or checks answers asks the question alone.
#include <muster/domain/forms/page_conditions.hpp>

#include "domain/forms/reading/joined_conditions.hpp"

#include <algorithm>
#include <utility>

namespace muster::forms {

query::Filter both_conditions(const query::Filter& page, const query::Filter& own) {
  return joined(query::Filter::Kind::all_of, {page, own});
}

std::optional<query::Filter> condition_of_page(const Form& form, std::size_t page) {
  std::vector<query::Filter> all;
  for (std::size_t at = 0; at < page; ++at) {
    if (form.pages[at].end_if) all.push_back(joined(query::Filter::Kind::none_of, {*form.pages[at].end_if}));
  }
  if (form.pages[page].ask_if) all.push_back(*form.pages[page].ask_if);
  if (all.empty()) return std::nullopt;
  return all.size() == 1 ? std::move(all.front()) : joined(query::Filter::Kind::all_of, std::move(all));
}

const Section* section_of(const Page& page, const Question& question) {
  return question.section == 0 || question.section > page.sections.size() ? nullptr
                                                                          : &page.sections[question.section - 1];
}

std::optional<query::Filter> condition_around(const Form& form, std::size_t page, const Question& question) {
  auto reached = condition_of_page(form, page);
  const auto* section = section_of(form.pages[page], question);
  if (section == nullptr || !section->ask_if) return reached;
  return reached ? both_conditions(*reached, *section->ask_if) : *section->ask_if;
}

std::optional<query::Filter> condition_within(const Form& form, const Page& page, const Question& question) {
  auto own = own_condition(form, question);
  const auto* section = section_of(page, question);
  if (section == nullptr || !section->ask_if) return own;
  return own ? both_conditions(*section->ask_if, *own) : *section->ask_if;
}

std::optional<query::Filter> own_condition(const Form& form, const Question& question) {
  if (!question.ask_if) return std::nullopt;
  for (std::size_t page = 0; page < form.pages.size(); ++page) {
    const auto& questions = form.pages[page].questions;
    const bool here =
        std::any_of(questions.begin(), questions.end(), [&](const Question& one) { return one.code == question.code; });
    if (!here) continue;
    const auto reached = condition_around(form, page, question);
    const auto& whole = *question.ask_if;
    if (!reached) return whole;
    if (whole == *reached) return std::nullopt;
    const bool both =
        whole.kind == query::Filter::Kind::all_of && whole.children.size() == 2 && whole.children.front() == *reached;
    return both ? whole.children.back() : whole;
  }
  return question.ask_if;
}

}  // namespace muster::forms
