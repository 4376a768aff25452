#pragma once
// The statements of one question, by what a card makes of them.

#include <muster/domain/forms/question_card.hpp>

#include "statements.hpp"

#include <string>
#include <vector>

namespace muster::forms {

/// A question has no more options, and a grid no more statements.
inline constexpr std::size_t most_answers = 100;

/// An option or a statement of a grid with what belongs to it, on its own lines.
struct AnswerLine {
  const PlacedStatement* said = nullptr;
  Span span;   ///< with what stands behind it
  Span lines;  ///< whole lines, with the notes above; they follow each other without a gap
  const PlacedStatement* only_if = nullptr;  ///< to whom it is offered
};

struct QuestionStatements {
  const PlacedStatement* question = nullptr;
  const PlacedStatement* kind = nullptr;
  std::vector<const PlacedStatement*> details;  ///< of the question
  std::vector<AnswerLine> options;              ///< ( ) and [ ]
  std::vector<AnswerLine> beside;
  std::vector<AnswerLine> rows;
  bool known = true;          ///< false: something that no card knows
  bool answers_known = true;  ///< the options follow each other, each on its own line, with nothing between

  [[nodiscard]] const PlacedStatement* detail(StatementKind what) const;
};

[[nodiscard]] QuestionStatements question_statements(std::string_view text, const ReadText& read, const ReadPart& part);

[[nodiscard]] CardKind card_kind(const QuestionStatements& of);
[[nodiscard]] QuestionCard card_from(const QuestionStatements& of, const FormPart& part);
/// The answers as a card's lines.
[[nodiscard]] std::string as_lines(const std::vector<AnswerLine>& answers);
[[nodiscard]] std::string answer_label(const PlacedStatement& said);

}  // namespace muster::forms
