// One table says how each rule is read from a form's text and written into it.
#include "question_rules.hpp"

#include "kind_change.hpp"

#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace muster::forms {
namespace {

constexpr std::array<std::pair<StatementKind, std::string_view>, 4> directions{
    {{StatementKind::best_first, "best first"},
     {StatementKind::worst_first, "worst first"},
     {StatementKind::no_order, "no order"},
     {StatementKind::as_scale, "as scale"}}};

std::string value_of(const PlacedStatement& said, bool is_quoted) {
  if (is_quoted) return answer_label(said);
  return said.said.words.empty() ? std::string() : said.said.words.front().value;
}

Outcome whole(const std::string& typed, const char* field) {
  if (typed.empty() || parse_integer(typed)) return Success{};
  return bad_input("Write a whole number.").at(field);
}

}  // namespace

const std::vector<RuleWords>& rule_words() {
  static const std::vector<RuleWords> rules{
      {StatementKind::headline, "headline ", true, "", &QuestionRules::headline},
      {StatementKind::at_least, "at least ", false, "", &QuestionRules::at_least},
      {StatementKind::at_most, "at most ", false, "", &QuestionRules::at_most},
      {StatementKind::decimals, "decimals ", false, "", &QuestionRules::decimals},
      {StatementKind::unit, "unit ", true, "", &QuestionRules::unit},
      {StatementKind::most_words, "at most ", false, " words", &QuestionRules::most_words},
      {StatementKind::group, "group ", false, "", &QuestionRules::group},
      {StatementKind::comment, "comment ", true, "", &QuestionRules::comment},
  };
  return rules;
}

QuestionRules rules_from(const QuestionStatements& of) {
  QuestionRules out;
  for (const auto& rule : rule_words())
    if (const auto* said = of.detail(rule.what)) out.*rule.value = value_of(*said, rule.is_quoted);
  for (const auto& [what, words] : directions)
    if (of.detail(what) != nullptr) out.direction = words;
  if (const auto* cloud = of.detail(StatementKind::cloud)) {
    const auto colour = value_of(*cloud, false);
    out.cloud = colour.empty() ? "cloud" : "cloud " + colour;
  }
  out.net_score = of.detail(StatementKind::net_score) != nullptr;
  return out;
}

QuestionRules fitting(QuestionRules rules, CardKind kind) {
  for (const auto& rule : rule_words())
    if (!goes_with(rule.what, kind)) (rules.*rule.value).clear();
  for (const auto& [what, words] : directions)
    if (rules.direction == words && !goes_with(what, kind)) rules.direction.clear();
  if (!goes_with(StatementKind::cloud, kind)) rules.cloud.clear();
  rules.net_score = rules.net_score && goes_with(StatementKind::net_score, kind);
  return rules;
}

Outcome check_rules(const QuestionRules& rules) {
  MUSTER_CHECK(whole(rules.at_least, "at_least"));
  MUSTER_CHECK(whole(rules.at_most, "at_most"));
  MUSTER_CHECK(whole(rules.decimals, "decimals"));
  return whole(rules.most_words, "most_words");
}

}  // namespace muster::forms
