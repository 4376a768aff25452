#pragma once
// The small print of a question as a card has it: what stands behind it in a word and a value.

#include <muster/domain/forms/question_card.hpp>

#include "question_statements.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

/// One rule as the text says it.
struct RuleWords {
  StatementKind what;
  std::string_view word;  ///< before the value
  bool is_quoted;
  std::string_view behind;  ///< after the value
  std::string QuestionRules::* value;
};
[[nodiscard]] const std::vector<RuleWords>& rule_words();

[[nodiscard]] QuestionRules rules_from(const QuestionStatements& of);

/// Without what means nothing for questions of that kind.
[[nodiscard]] QuestionRules fitting(QuestionRules rules, CardKind kind);

/// What would break the text, told at its field.
[[nodiscard]] Outcome check_rules(const QuestionRules& rules);

}  // namespace muster::forms
