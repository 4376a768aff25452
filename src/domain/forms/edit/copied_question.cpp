// Renames what a copy may not share with what it was copied from.
#include "copied_question.hpp"

#include "kit/lang/text.hpp"

namespace muster::forms {

CopiedQuestion copied_question(std::string_view text, const ReadText& read, const ReadPart& part, TakenNames& taken,
                               TextEdits edits) {
  CopiedQuestion copy{{}, part.part.code, taken.label(part.part.title)};
  const auto rename = [&](const Token& token) {
    if (!taken.has_code(token.value)) {
      (void)taken.code(token.value);
      return token.value;
    }
    auto code = taken.code(token.value);
    edits.replace({token.offset, token.offset + token.length}, code);
    return code;
  };
  const bool one_headline = taken.has_headline();
  for (const auto* one : read.of(part)) {
    const auto& said = one->said;
    if (said.what == StatementKind::question && !said.words.empty()) {
      copy.code = rename(said.words.front());
      if (copy.label != part.part.title && !said.texts.empty()) {
        for (std::size_t at = 0; at < said.texts.size(); ++at) {
          const Span span{said.texts[at].offset, said.texts[at].offset + said.texts[at].length};
          if (at == 0)
            edits.replace(span, lang::quoted_text(copy.label));
          else
            edits.take_out(span);
        }
      }
    } else if (said.what == StatementKind::row && !said.words.empty()) {
      (void)rename(said.words.front());
    } else if (said.what == StatementKind::headline && one_headline) {
      edits.take_out(one->span);
    }
  }
  // What was put in or taken out inside the part changes its length, and nothing outside.
  const auto made = edits.made();
  const auto length = part.part.end - part.part.begin + made.size() - text.size();
  copy.lines = made.substr(part.part.begin, length);
  return copy;
}

}  // namespace muster::forms
