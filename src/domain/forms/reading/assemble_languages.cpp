// The language that a form is written in, and the texts in others below its pages.
#include "assembler.hpp"

namespace muster::forms {

void Assembler::language(const Statement& statement) {
  if (statement.broken) return;
  const auto tag = placed(statement.words.front());
  if (draft_.pages.empty()) {
    if (once(draft_.language, statement)) draft_.language = tag;
    return;
  }
  end_option_heading();
  end_information();
  in_scale_ = in_question_ = swallowing_ = in_section_head_ = false;
  draft_.translations.push_back({tag, {}});
}

void Assembler::text_by_key(const Statement& statement) {
  if (statement.broken || statement.texts.empty()) return;
  draft_.translations.back().lines.push_back({placed(statement.words.front()), joined(statement.texts)});
}

}  // namespace muster::forms
