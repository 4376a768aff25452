// Brings a condition from the file's names to codes, and leaves out what could never be asked.
#include "settle_conditions.hpp"

#include "conditions.hpp"

#include <muster/domain/forms/bound_form.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace muster::conversions {
namespace {

using forms::QuestionKind;
using query::Filter;
using query::Operator;

bool is_order(Operator op) {
  return op == Operator::less || op == Operator::less_or_equal || op == Operator::greater ||
         op == Operator::greater_or_equal;
}

bool holds(Operator op, double left, double right) {
  switch (op) {
    case Operator::less:
      return left < right;
    case Operator::less_or_equal:
      return left <= right;
    case Operator::greater:
      return left > right;
    default:
      return left >= right;
  }
}

constexpr double largest_number = 1e9;

/// What "Yes" is called where a tick is a value of its own.
bool means_ticked(const std::string& value) {
  const auto lower = lower_case(value);
  return lower == "y" || lower == "yes" || lower == "true" || lower == "1" || lower == "checked";
}

bool names_options(const Filter& filter) {
  return filter.kind == Filter::Kind::comparison && (filter.op == Operator::equal || filter.op == Operator::is_in);
}

/// "q = a or q = b" is "q in (a, b)", which other programs have no word for.
Filter one_of(const Filter& filter) {
  const auto& parts = filter.children;
  if (filter.kind != Filter::Kind::any_of || parts.size() < 2 ||
      !std::all_of(parts.begin(), parts.end(),
                   [&](const Filter& part) { return names_options(part) && part.name == parts.front().name; }))
    return filter;
  std::vector<std::string> values;
  for (const auto& part : parts) {
    for (const auto& value : part.values) {
      if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
    }
  }
  return comparison(parts.front().name, values.size() == 1 ? Operator::equal : Operator::is_in, std::move(values));
}

}  // namespace

void ConditionSettler::know(const std::string& name, const forms::Question& question, const OptionCodes& codes) {
  const auto field = forms::field_of(question);
  fields_.emplace(question.code, field);
  if (question.decimals > 0) decimals_.emplace(question.code, question.decimals);
  Known known{field, question.kind, codes, {}, {}};
  for (const auto& option : question.options) {
    known.labels.emplace(folded_name(option.label), option.code);
    if (option.write_in) known.write_in = option.code;
  }
  if (question.numbered) {
    for (const auto& option : question.options) known.codes.emplace(option.code, option.code);
  }
  known_.emplace(name, std::move(known));
}

Result<std::string> ConditionSettler::value_of(const Known& known, const std::string& value) const {
  if (known.field.codes.empty()) {
    if (known.kind != QuestionKind::number) return value;
    const auto number = parse_decimal(trimmed(value));
    if (!number) return bad_input("\"" + value + "\" is no number");
    if (std::abs(*number) > largest_number) return bad_input("\"" + value + "\" is no number that people give");
    if (std::floor(*number) != *number) return trimmed(value);
    return std::to_string(static_cast<std::int64_t>(*number));
  }
  if (const auto found = known.codes.find(value); found != known.codes.end()) return found->second;
  if (const auto found = known.labels.find(folded_name(value)); found != known.labels.end()) return found->second;
  if (value == "-oth-" && !known.write_in.empty()) return known.write_in;  // as LimeSurvey has it
  return bad_input("there is no option \"" + value + "\"");
}

Result<Filter> ConditionSettler::of_option(const Known& known, const std::string& option, const Filter& filter) const {
  MUSTER_TRY(code, value_of(known, option));
  auto ticked = known.field.many ? comparison(known.field.name, Operator::contains, {code})
                                 : comparison(known.field.name, Operator::equal, {code});
  if (filter.op == Operator::is_answered) return ticked;
  if (filter.op != Operator::equal && filter.op != Operator::not_equal)
    return bad_input("it compares a tick with \"" + (filter.values.empty() ? "" : filter.values.front()) + "\"");
  const bool wanted = means_ticked(filter.values.front()) == (filter.op == Operator::equal);
  return wanted ? std::move(ticked) : not_so(std::move(ticked));
}

std::optional<Filter> ConditionSettler::at_a_rank(const Filter& filter) const {
  const auto line = filter.name.rfind('_');
  if (line == std::string::npos || filter.op != Operator::equal || !parse_integer(filter.name.substr(line + 1)))
    return std::nullopt;
  const auto found = known_.find(filter.name.substr(0, line));
  if (found == known_.end() || found->second.kind != QuestionKind::ranking) return std::nullopt;
  return comparison(found->first, Operator::contains, filter.values);
}

Result<Filter> ConditionSettler::compared(const Filter& filter) const {
  auto found = known_.find(filter.name);
  if (found == known_.end()) {
    if (const auto option = option_names_.find(filter.name); option != option_names_.end()) {
      const auto question = known_.find(option->second.question);
      if (question != known_.end()) return of_option(question->second, option->second.option, filter);
    }
    if (const auto ranked = at_a_rank(filter)) return compared(*ranked);
    return bad_input("nothing above it is called \"" + filter.name + "\"");
  }
  const auto& known = found->second;
  const auto& name = known.field.name;
  if (filter.op == Operator::is_answered) return comparison(name, filter.op, {});
  const bool options = !known.field.codes.empty();
  if (options && is_order(filter.op) && !known.field.ordered) {
    // names that are numbers
    const auto wanted = parse_decimal(filter.values.front());
    if (!wanted) return bad_input("the options of \"" + filter.name + "\" have no order");
    std::vector<std::string> codes;
    for (const auto& [written, code] : known.codes) {
      const auto number = parse_decimal(written);
      if (number && holds(filter.op, *number, *wanted)) codes.push_back(code);
    }
    if (codes.empty()) return bad_input("no option of \"" + filter.name + "\" fits it");
    return comparison(name, Operator::is_in, std::move(codes));
  }
  std::vector<std::string> values;
  for (const auto& value : filter.values) {
    MUSTER_TRY(code, value_of(known, value));
    values.push_back(std::move(code));
  }
  auto op = filter.op;
  if (known.field.many) {
    if (op == Operator::equal || op == Operator::contains)
      return comparison(name, Operator::contains, std::move(values));
    if (op == Operator::not_equal) return not_so(comparison(name, Operator::contains, std::move(values)));
    if (op != Operator::is_in) return bad_input("ticks have no order");
    std::vector<Filter> any;
    for (auto& value : values) any.push_back(comparison(name, Operator::contains, {std::move(value)}));
    return any_of(std::move(any));
  }
  if (op == Operator::contains && (options || known.kind == QuestionKind::number)) op = Operator::equal;
  if (op == Operator::is_in && values.size() == 1) op = Operator::equal;
  return comparison(name, op, std::move(values));
}

Result<Filter> ConditionSettler::translated(const Filter& filter) const {
  if (filter.kind == Filter::Kind::comparison) return compared(filter);
  Filter out;
  out.kind = filter.kind;
  for (const auto& child : filter.children) {
    MUSTER_TRY(part, translated(child));
    // An option at any rank is said once for each.
    if (std::find(out.children.begin(), out.children.end(), part) == out.children.end())
      out.children.push_back(std::move(part));
  }
  if (out.kind != Filter::Kind::none_of && out.children.size() == 1) {
    Filter only = std::move(out.children.front());
    return only;
  }
  const auto first = out.children.empty() ? fields_.end() : fields_.find(out.children.front().name);
  return first == fields_.end() || first->second.codes.empty() ? out : one_of(out);
}

void ConditionSettler::collect_fields(const Filter& filter, std::map<std::string, query::Field>& fields) const {
  if (filter.kind == Filter::Kind::comparison) {
    if (const auto found = fields_.find(filter.name); found != fields_.end()) fields.insert(*found);
  }
  for (const auto& child : filter.children) collect_fields(child, fields);
}

std::optional<Filter> ConditionSettler::settled(const std::optional<Filter>& filter, const Place& place,
                                                const std::string& whom) {
  if (!filter) return std::nullopt;
  const auto leave_out = [&](const std::string& why) {
    differences_.add(place, "a condition, because " + why, "left out: " + whom);
    return std::optional<Filter>();
  };
  const auto own = translated(*filter);
  if (!own.ok()) return leave_out(own.error().message);
  std::map<std::string, query::Field> named;
  collect_fields(*own, named);
  std::vector<query::Field> fields;
  for (auto& [code, field] : named) fields.push_back(field);
  const auto text = query::print_filter(*own);
  const auto read = query::parse_filter(text, "");
  if (!read.ok())
    return leave_out(read.error().diagnostics.empty() ? "it is too long" : read.error().diagnostics.front().message);
  if (const auto wrong = query::bind(*read, fields, text, ""); !wrong.empty()) return leave_out(wrong.front().message);
  switch (query::reach(*read, fields, decimals_)) {
    case query::Possibility::never:
      return leave_out("it can never hold");
    case query::Possibility::always:
      return leave_out("it always holds");
    case query::Possibility::sometimes:
      break;
  }
  return *read;
}

}  // namespace muster::conversions
