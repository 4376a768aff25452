// Reads a condition's tree into parts that stand side by side, and writes them again.
#include <muster/domain/forms/chosen_condition.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/query/filter.hpp>

#include <algorithm>

namespace muster::forms {
namespace {

using query::Filter;
using query::Operator;

const ConditionChoice* choice_of(const std::vector<ConditionChoice>& choices, const std::string& code) {
  const auto found = std::ranges::find(choices, code, &ConditionChoice::code);
  return found == choices.end() ? nullptr : &*found;
}

bool offers(const ConditionChoice& choice, const std::string& answer) {
  return std::ranges::any_of(choice.options, [&](const auto& option) { return option.first == answer; });
}

std::optional<ConditionPart> part_of(const Filter& filter, const std::vector<ConditionChoice>& choices) {
  const bool not_so = filter.kind == Filter::Kind::none_of;
  const auto& one = not_so ? filter.children.front() : filter;
  if (one.kind != Filter::Kind::comparison) return std::nullopt;
  const auto* choice = choice_of(choices, one.name);
  if (choice == nullptr) return std::nullopt;
  ConditionPart part{one.name, ConditionWay::answered, one.values};
  switch (one.op) {
    case Operator::is_answered:
      part.way = not_so ? ConditionWay::unanswered : ConditionWay::answered;
      return part;
    case Operator::greater_or_equal:
    case Operator::less_or_equal:
      if (not_so || !choice->number || !parse_integer(part.values.front())) return std::nullopt;
      part.way = one.op == Operator::less_or_equal ? ConditionWay::at_most : ConditionWay::at_least;
      return part;
    case Operator::not_equal:
      if (not_so || choice->many) return std::nullopt;
      part.way = ConditionWay::none_of;
      break;
    case Operator::equal:
    case Operator::contains:
    case Operator::is_in:
      part.way = not_so ? ConditionWay::none_of : ConditionWay::one_of;
      break;
    default:
      return std::nullopt;
  }
  if (!std::ranges::all_of(part.values, [&](const std::string& value) { return offers(*choice, value); }))
    return std::nullopt;
  return part;
}

std::string written(const ConditionPart& part, const ConditionChoice& choice) {
  const auto& code = part.question;
  const auto answered = code + " is answered";
  switch (part.way) {
    case ConditionWay::answered:
      return answered;
    case ConditionWay::unanswered:
      return code + " is not answered";
    case ConditionWay::at_least:
    case ConditionWay::at_most:
      if (part.values.empty() || !parse_integer(part.values.front())) return answered;
      return code + (part.way == ConditionWay::at_least ? " >= " : " <= ") + part.values.front();
    default:
      break;
  }
  if (part.values.empty()) return answered;
  const bool none = part.way == ConditionWay::none_of;
  if (part.values.size() == 1) {
    const auto& value = part.values.front();
    if (choice.many) return (none ? "not " : "") + code + " contains " + value;
    return code + (none ? " != " : " = ") + value;
  }
  std::string list;
  for (const auto& value : part.values) list += (list.empty() ? "" : ", ") + value;
  return (none ? "not " : "") + code + " in (" + list + ")";
}

}  // namespace

std::optional<ChosenCondition> chosen_condition(std::string_view condition,
                                                const std::vector<ConditionChoice>& choices) {
  ChosenCondition out;
  if (condition.empty()) return out;
  const auto filter = query::parse_filter(condition, "");
  if (!filter.ok()) return std::nullopt;
  std::vector<Filter> parts{*filter};
  if (filter->kind == Filter::Kind::all_of || filter->kind == Filter::Kind::any_of) {
    out.all = filter->kind == Filter::Kind::all_of;
    parts = filter->children;
  }
  for (const auto& one : parts) {
    auto part = part_of(one, choices);
    if (!part) return std::nullopt;
    out.parts.push_back(*std::move(part));
  }
  return out;
}

std::string written_condition(const ChosenCondition& chosen, const std::vector<ConditionChoice>& choices) {
  std::string out;
  for (const auto& part : chosen.parts) {
    const auto* choice = choice_of(choices, part.question);
    if (choice == nullptr) continue;
    if (!out.empty()) out += chosen.all ? " and " : " or ";
    out += written(part, *choice);
  }
  return out;
}

ConditionPart first_part(const ConditionChoice& choice) {
  if (choice.number) return {choice.code, ConditionWay::at_least, {choice.high.empty() ? "1" : choice.high}};
  if (!choice.options.empty()) return {choice.code, ConditionWay::one_of, {choice.options.front().first}};
  return {choice.code, ConditionWay::answered, {}};
}

}  // namespace muster::forms
