// Finds the words that add_question wrote and nobody has replaced since.
#include <muster/domain/forms/unwritten.hpp>

#include "question_statements.hpp"
#include "words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace muster::forms {
namespace {

/// "New question" or "New question (2)".
bool is_new_question(std::string_view label) {
  if (!label.starts_with(new_question_words)) return false;
  const auto behind = label.substr(new_question_words.size());
  return behind.empty() || (behind.starts_with(" (") && behind.ends_with(')') &&
                            behind.substr(2, behind.size() - 3).find_first_not_of("0123456789") == std::string::npos);
}

/// An answer that somebody typed has a code made of its words.
bool is_new_option(const PlacedStatement& said) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> begun{{{"first", "First answer"},
                                                                                {"second", "Second answer"},
                                                                                {"first", "First thing"},
                                                                                {"second", "Second thing"},
                                                                                {"third", "Third thing"}}};
  const auto& code = said.said.words.front().value;
  const auto label = answer_label(said);
  return std::ranges::any_of(begun, [&](const auto& one) { return one.first == code && one.second == label; });
}

bool is_new_row(const PlacedStatement& said) {
  constexpr std::array<std::string_view, 4> begun{"First statement", "Second statement", "First part", "Second part"};
  return std::ranges::find(begun, answer_label(said)) != begun.end();
}

std::optional<Token> unwritten_answer(const QuestionStatements& of) {
  for (const auto& one : of.options)
    if (is_new_option(*one.said)) return one.said->said.texts.front();
  for (const auto& one : of.rows)
    if (is_new_row(*one.said)) return one.said->said.texts.front();
  return std::nullopt;
}

}  // namespace

std::vector<Diagnostic> unwritten_questions(std::string_view text) {
  std::vector<Diagnostic> out;
  const auto read = read_parts(text);
  for (const auto& part : read.parts) {
    if (part.part.kind != PartKind::question || part.part.code.empty()) continue;
    const auto of = question_statements(text, read, part);
    if (of.question == nullptr || of.question->said.texts.empty()) continue;
    if (is_new_question(part.part.title)) {
      const auto& words = of.question->said.texts.front();
      out.push_back(diagnostic_at(text, words.offset, words.length, {}, "this question has no words of its own yet",
                                  "write what it asks, or remove it"));
    } else if (const auto words = unwritten_answer(of)) {
      out.push_back(diagnostic_at(text, words->offset, words->length, {},
                                  "“" + words->value + "” stands where words of yours are to stand",
                                  "write them, or take the line away"));
    }
  }
  return out;
}

}  // namespace muster::forms
