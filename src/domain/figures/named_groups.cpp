// A group with anything hidden is hidden whole, and the smallest of the others with it where it is the only one.
#include <muster/domain/figures/named_groups.hpp>

#include <muster/kit/query/filter.hpp>

#include <algorithm>

namespace muster::figures {

std::string condition_of(const QuestionFigures& question, const OptionFigures& option) {
  return question.code + (question.kind == forms::QuestionKind::pick_any ? " contains " : " = ") + option.code;
}

std::string condition_of(const CutFigures& cut, const CutGroup& group) {
  if (group.codes.empty()) return {};
  query::Filter out;
  out.name = cut.code;
  out.op = group.codes.size() == 1 ? query::Operator::equal : query::Operator::is_in;
  out.values = group.codes;
  return query::print_filter(out);
}

void hide_small_groups(std::vector<NamedGroup>& groups) {
  for (auto& group : groups) {
    group.hidden = group.hidden || group.figures->suppressed ||
                   std::any_of(group.figures->options.begin(), group.figures->options.end(), [](const auto& option) {
                     return !option.beside && (option.figure.suppressed || !option.figure.people);
                   });
  }
  if (std::count_if(groups.begin(), groups.end(), [](const NamedGroup& group) { return group.hidden; }) != 1) return;
  auto least = groups.end();
  for (auto group = groups.begin(); group != groups.end(); ++group) {
    if (group->hidden || group->figures->base() == 0) continue;
    if (least == groups.end() || group->figures->base() < least->figures->base()) least = group;
  }
  if (least != groups.end()) least->hidden = true;
}

}  // namespace muster::figures
