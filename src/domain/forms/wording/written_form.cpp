// Takes back what reading a form made of it: repeated questions, and stand-ins for options.
#include <muster/domain/forms/page_conditions.hpp>
#include <muster/domain/forms/programme_options.hpp>

#include <algorithm>
#include <map>

namespace muster::forms {
namespace {

void rename(query::Filter& filter, const std::map<std::string, std::string>& names) {
  if (const auto found = names.find(filter.name); found != names.end()) filter.name = found->second;
  for (auto& child : filter.children) rename(child, names);
}

/// Without "_panel" behind it.
std::string without_option(const std::string& code, const std::string& option) {
  const auto behind = "_" + option;
  return code.ends_with(behind) ? code.substr(0, code.size() - behind.size()) : code;
}

void write_once(const Form& form, std::size_t number, Page& page) {
  const auto first = std::ranges::find_if(page.questions, [](const auto& one) { return !one.repeat_option.empty(); });
  if (first == page.questions.end()) return;
  const auto option = first->repeat_option;
  std::map<std::string, std::string> names;
  for (const auto& question : page.questions)
    if (question.repeat_option == option) names.emplace(question.code, question.repeats);
  const auto reached = condition_of_page(form, number);
  std::vector<Question> questions;
  for (const auto& made : page.questions) {
    if (!made.repeat_option.empty() && made.repeat_option != option) continue;
    auto question = made;
    if (!made.repeat_option.empty()) {
      auto own = own_condition(form, made);
      if (own) rename(*own, names);
      question.ask_if = own && reached ? both_conditions(*reached, *own) : own ? own : reached;
      for (auto& one : question.options)
        if (one.only_if) rename(*one.only_if, names);
      question.code = made.repeats;
      question.grid = without_option(made.grid, option);
      const auto about = names.find(made.comment_on);
      question.comment_on = about != names.end() ? about->second : without_option(made.comment_on, option);
      question.repeats.clear();
      question.repeat_option.clear();
      question.section = 0;
    }
    questions.push_back(std::move(question));
  }
  std::vector<Grid> grids;
  for (const auto& grid : page.grids) {
    auto once = grid;
    once.code = without_option(grid.code, option);
    const bool used = std::ranges::any_of(questions, [&](const auto& one) { return one.grid == once.code; });
    if (used && std::ranges::find(grids, once.code, &Grid::code) == grids.end()) grids.push_back(std::move(once));
  }
  page.questions = std::move(questions);
  page.grids = std::move(grids);
  page.sections.clear();
}

}  // namespace

Form as_written(const Form& form) {
  auto out = form;
  for (std::size_t at = 0; at < out.pages.size(); ++at) {
    auto& page = out.pages[at];
    if (!page.for_each.empty()) write_once(form, at, page);
    for (auto& question : page.questions)
      std::erase_if(question.options, [&](const Option& option) { return is_stand_in(question, option); });
  }
  return out;
}

}  // namespace muster::forms
