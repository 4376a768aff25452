// Which questions Enter passes by while a sheet is typed: those that one tick before them leaves unasked.
#include <muster/domain/feedback/paper_entry.hpp>

#include <muster/domain/forms/bound_form.hpp>

#include <set>

namespace muster::feedback {
namespace {

using query::Filter;

void add_names(const Filter& filter, std::set<std::string>& names) {
  if (filter.kind == Filter::Kind::comparison) names.insert(filter.name);
  for (const auto& child : filter.children) add_names(child, names);
}

/// What must all hold.
void add_parts(const Filter& filter, std::vector<Filter>& parts) {
  if (filter.kind != Filter::Kind::all_of) return parts.push_back(filter);
  for (const auto& child : filter.children) add_parts(child, parts);
}

bool takes_one_tick(const forms::Question& question) {
  return question.kind == forms::QuestionKind::pick_one || question.kind == forms::QuestionKind::scale;
}

}  // namespace

std::vector<PassedBy> passed_by(const forms::Form& form) {
  std::vector<PassedBy> all;
  for (const auto* question : form.questions()) {
    if (!question->ask_if) continue;
    std::vector<Filter> parts;
    add_parts(*question->ask_if, parts);
    for (const auto& part : parts) {
      std::set<std::string> names;
      add_names(part, names);
      const auto* ticked = names.size() == 1 ? form.question(*names.begin()) : nullptr;
      if (ticked == nullptr || !takes_one_tick(*ticked)) continue;
      const forms::BoundCondition condition(form, part);
      PassedBy found{question->code, ticked->code, {}};
      for (const auto& option : paper_options(*ticked)) {
        if (!condition.holds(query::Values{{ticked->code, {option.code}}})) found.keys.push_back(option.key);
      }
      if (!found.keys.empty()) all.push_back(std::move(found));
    }
  }
  return all;
}

}  // namespace muster::feedback
