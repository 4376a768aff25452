// Reads ". >= 1 and . <= 10" and its like.
#include "xlsform_constraint.hpp"

#include "kinds.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace muster::conversions {
namespace {

using forms::Question;
using forms::QuestionKind;

std::string without_spaces(std::string_view text) {
  std::string out;
  char quote = '\0';
  for (const char byte : text) {
    if (quote == '\0' && (byte == '\'' || byte == '"'))
      quote = byte;
    else if (byte == quote)
      quote = '\0';
    if (quote != '\0' || (byte != ' ' && byte != '\n')) out += byte;
  }
  return out;
}

std::vector<std::string> clauses(const std::string& text) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')') --depth;
    if (depth != 0 || lower_case(text.substr(at, 5)) != " and ") continue;
    out.push_back(without_spaces(text.substr(begin, at - begin)));
    begin = at + 5;
    at += 4;
  }
  out.push_back(without_spaces(text.substr(begin)));
  return out;
}

struct Bound {
  std::string sign;
  double number = 0;
};

/// What stands behind `subject`: ">=3"
std::optional<Bound> bound_of(const std::string& clause, std::string_view subject) {
  if (!clause.starts_with(subject)) return std::nullopt;
  const auto rest = clause.substr(subject.size());
  for (const std::string_view sign : {">=", "<=", ">", "<"}) {
    if (!rest.starts_with(sign)) continue;
    const auto number = parse_decimal(rest.substr(sign.size()));
    if (!number) return std::nullopt;
    return Bound{std::string(sign), *number};
  }
  return std::nullopt;
}

/// A number with decimals has whole ends: those that let in whatever the bound does.
double around(const Bound& bound) {
  return bound.sign.front() == '>' ? std::floor(bound.number) : std::ceil(bound.number);
}

bool has_whole_end(const Bound& bound) { return bound.sign.size() == 2 && around(bound) == bound.number; }

/// The least or most whole number that it allows.
double whole_of(const Bound& bound) {
  if (bound.sign == ">") return std::floor(bound.number) + 1;
  if (bound.sign == "<") return std::ceil(bound.number) - 1;
  return bound.sign == ">=" ? std::ceil(bound.number) : std::floor(bound.number);
}

bool is_low(const Bound& bound) { return bound.sign.front() == '>'; }

bool take_pattern(const std::string& clause, Question& question) {
  constexpr std::string_view begin = "regex(.,'";
  if (!clause.starts_with(begin) || !clause.ends_with("')")) return false;
  const auto pattern = clause.substr(begin.size(), clause.size() - begin.size() - 2);
  for (const auto& row : kind_rows) {
    if (row.xlsform_pattern.empty() || pattern != "^" + std::string(row.xlsform_pattern) + "$") continue;
    question.format = row.format;
    return true;
  }
  return false;
}

/// not(selected(.,'none')andcount-selected(.)>1)
bool take_alone(const std::string& clause, Question& question) {
  constexpr std::string_view begin = "not(selected(.,'";
  constexpr std::string_view end = "')andcount-selected(.)>1)";
  if (!clause.starts_with(begin) || !clause.ends_with(end) || clause.size() <= begin.size() + end.size()) return false;
  const auto name = clause.substr(begin.size(), clause.size() - begin.size() - end.size());
  const auto found = std::find_if(question.options.begin(), question.options.end(),
                                  [&](const forms::Option& option) { return option.code == name; });
  if (found == question.options.end()) return false;
  found->alone = true;
  return true;
}

bool take_clause(const std::string& clause, Question& question, bool& wider) {
  if (question.kind == QuestionKind::number) {
    const auto bound = bound_of(clause, ".");
    if (!bound || std::abs(bound->number) > 1e9) return false;
    wider = wider || (question.decimals > 0 && !has_whole_end(*bound));
    (is_low(*bound) ? question.low : question.high) = question.decimals > 0 ? around(*bound) : whole_of(*bound);
    return true;
  }
  if (question.kind == QuestionKind::pick_any) {
    if (take_alone(clause, question)) return true;
    const auto bound = bound_of(clause, "count-selected(.)");
    if (!bound || whole_of(*bound) < 1 || whole_of(*bound) > 100) return false;
    (is_low(*bound) ? question.at_least : question.at_most) = static_cast<std::size_t>(whole_of(*bound));
    return true;
  }
  if (question.kind != QuestionKind::short_text) return false;
  if (take_pattern(clause, question)) return true;
  const auto bound = bound_of(clause, "string-length(.)");
  if (!bound || is_low(*bound) || whole_of(*bound) < 1 || whole_of(*bound) > 1e6) return false;
  question.limit = static_cast<std::size_t>(whole_of(*bound));
  return true;
}

}  // namespace

Constraint take_constraint(const std::string& constraint, Question& question) {
  constexpr std::size_t longest = 4096;
  if (constraint.size() > longest) return Constraint::left_out;
  const auto parts = clauses(constraint);
  auto whole = question;
  bool wider = false;
  if (!std::all_of(parts.begin(), parts.end(), [&](const auto& clause) { return take_clause(clause, whole, wider); }))
    return Constraint::left_out;
  question = std::move(whole);
  return wider ? Constraint::wider : Constraint::taken;
}

}  // namespace muster::conversions
