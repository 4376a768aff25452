#pragma once
// What the text says of a kind, and what may stand behind a question of it.

#include <muster/domain/forms/question_card.hpp>

#include "domain/forms/grammar/statement.hpp"

#include <string>

namespace muster::forms {

/// `pick one`, `words up to 3`: with the values of the card.
[[nodiscard]] std::string kind_words(const QuestionCard& card);

/// Whether a detail of a question stays when it becomes one of that kind.
[[nodiscard]] bool goes_with(StatementKind detail, CardKind kind);

/// The card as one of another kind: with values where it needs some and has none.
[[nodiscard]] QuestionCard with_kind(QuestionCard card, CardKind kind, const std::string& scale);

}  // namespace muster::forms
