// A round with names is counted for the group anew; of an anonymous one only whole groups are told, in classes of
// answers that are large enough everywhere. What a sentence says of a smaller group than that would be false, so it
// says that it is not shown.
#include "group_figures.hpp"

#include "suggestion.hpp"

#include <muster/domain/figures/figure_words.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/query/filter.hpp>

#include <algorithm>
#include <set>

namespace muster::report {
namespace {

using Asked = std::function<LookupResult(const Expression&, const Scope&)>;

/// Whether every comparison names whole groups of its cut, nobody without an answer among them.
bool names_whole_groups(const query::Filter& filter, const figures::Summary& group) {
  using query::Operator;
  if (filter.kind == query::Filter::Kind::none_of) return false;
  if (filter.kind != query::Filter::Kind::comparison) {
    return std::all_of(filter.children.begin(), filter.children.end(),
                       [&](const query::Filter& child) { return names_whole_groups(child, group); });
  }
  if (filter.op != Operator::equal && filter.op != Operator::is_in) return false;
  const auto cut = std::find_if(group.cuts.begin(), group.cuts.end(),
                                [&](const figures::CutFigures& each) { return each.code == filter.name; });
  if (cut == group.cuts.end()) return false;
  const std::set<std::string> named(filter.values.begin(), filter.values.end());
  return std::all_of(cut->groups.begin(), cut->groups.end(), [&](const figures::CutGroup& each) {
    const auto among = std::count_if(each.codes.begin(), each.codes.end(),
                                     [&](const std::string& code) { return named.contains(code); });
    return among == 0 || (static_cast<std::size_t>(among) == each.codes.size() && !each.no_answer);
  });
}

bool means_what_it_says(const std::string& where, const figures::Summary& group) {
  const auto parsed = query::parse_filter(where, {});
  return parsed.ok() && names_whole_groups(*parsed, group);
}

Value counted(std::int64_t people, std::int64_t base) {
  Value out;
  out.count = people;
  out.base = base;
  out.interval = stats::wilson(people, base);
  return out;
}

/// The figure of one question in whole blocks. People without an answer belong to its base.
Value in_blocks(const Expression& expression, const figures::QuestionFigures& question, const Scope& scope) {
  const auto hidden = hidden_figure();
  if (question.broken_down.empty() || question.broken_down.front().groups.empty()) return hidden;
  const auto& group = question.broken_down.front().groups.front();
  const auto part = expression.path.size() > 1 ? lower_case(expression.path[1].text) : std::string();
  if (part == "mean" && group.mean) {
    Value out;
    out.text = figures::one_decimal(*group.mean);
    out.number = group.mean;
    return out;
  }
  if (part == "word" && !expression.word.empty()) {
    for (const auto& word : group.words) {
      if (folded_name(word.word) == folded_name(expression.word.front().text))
        return counted(word.people, group.people);
    }
  }
  if (!part.empty() || expression.options.empty()) return hidden;
  std::set<std::string> wanted;
  for (const auto& name : expression.options) wanted.insert(scope.option_named(question, name)->code);
  std::int64_t people = 0;
  for (const auto& each : group.classes) {
    const auto among = std::count_if(each.codes.begin(), each.codes.end(),
                                     [&](const std::string& code) { return wanted.contains(code); });
    if (among == 0) continue;
    const bool whole = static_cast<std::size_t>(among) == each.codes.size() && !each.no_answer && !each.not_asked;
    if (!whole || !each.figure.people) return hidden;
    people += *each.figure.people;
    for (const auto& code : each.codes) wanted.erase(code);
  }
  return wanted.empty() ? counted(people, group.people) : hidden;
}

FigureError refused(const Error& refusal, const Name& where) {
  if (refusal.diagnostics.empty()) return error(where, refusal.message);
  const auto& first = refusal.diagnostics.front();
  // Columns count characters; the filter stands on one line.
  std::size_t offset = 0;
  for (std::size_t column = 1; column < first.column && offset < where.text.size(); ++column) {
    ++offset;
    while (offset < where.text.size() && (static_cast<unsigned char>(where.text[offset]) & 0xC0U) == 0x80U) ++offset;
  }
  return {where.offset + offset, std::max<std::size_t>(1, first.length), first.message, first.hint};
}

}  // namespace

LookupResult of_group(const Expression& expression, const Scope& scope, const Asked& of_everybody) {
  const auto& filter = expression.where.front();
  auto without = expression;
  without.where.clear();
  const auto& first = expression.path.front();
  const auto* question = scope.question_named(first.text);
  const bool responses = question == nullptr && expression.path.size() == 1 && lower_case(first.text) == "responses";
  if (question == nullptr && !responses) {
    const auto known = of_everybody(without, scope);
    if (std::holds_alternative<FigureError>(known)) return known;
    return error(first, "only figures of questions, and `responses`, can be had of a group",
                 suggested(first.text, figures::question_codes(scope.summary)));
  }
  if (!without.theme.empty())
    return error(filter, "themes are counted of everybody, not of a group", "take `where` and its filter out");
  // What is wrong with the rest is told with the names there are.
  if (const auto known = of_everybody(without, scope); std::holds_alternative<FigureError>(known)) return known;
  if (scope.session != nullptr || scope.groups == nullptr)
    return error(filter, "a figure of a session cannot be had of a group", "take `where` and its filter out");
  // Nobody has answered, so there is no group and nothing that a filter could be told of.
  if (scope.summary.counted_responses == 0) return instead_of(figures::no_answers_in_words(scope.summary));
  if (scope.summary.anonymous && !scope.summary.no_breakdown.empty()) return hidden_figure();
  const auto where = trimmed(filter.text);
  const auto found = scope.groups->of(where);
  if (!found.ok()) return refused(found.error(), filter);
  const auto& group = **found;
  if (group.of_blocks && !means_what_it_says(where, group)) return hidden_figure();
  if (responses) {
    if (group.suppressed) return hidden_figure();
    return counted(group.counted_responses, scope.summary.counted_responses);
  }
  const auto* of_group = group.question(question->code);
  if (of_group == nullptr) return hidden_figure();
  const Scope narrowed{group, nullptr, nullptr, of_group, scope.option, nullptr};
  if (group.of_blocks) return in_blocks(without, *of_group, narrowed);
  return of_everybody(without, narrowed);
}

}  // namespace muster::report
