// A question that asks something else than it did is another question: it gets a code of its own.
#include <muster/domain/forms/edit.hpp>

#include "followed_texts.hpp"
#include "statements.hpp"
#include "taken_names.hpp"
#include "text_edits.hpp"
#include "words.hpp"

#include <algorithm>

namespace muster::forms {
namespace {

bool may_name_questions(StatementKind what) {
  return what == StatementKind::ask_if || what == StatementKind::only_if || what == StatementKind::end_if ||
         what == StatementKind::breakdown || what == StatementKind::index;
}

bool is_of_code(char byte) {
  return byte == '_' || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z');
}

/// Wherever the code stands by itself between those two places.
void rename_within(TextEdits& edits, std::string_view text, Span span, const std::string& from, const std::string& to) {
  for (auto at = text.find(from, span.begin); at < span.end; at = text.find(from, at + from.size())) {
    const auto end = at + from.size();
    if ((at > 0 && is_of_code(text[at - 1])) || (end < text.size() && is_of_code(text[end]))) continue;
    edits.replace({at, end}, to);
  }
}

}  // namespace

Result<EditedText> with_new_code(std::string_view text, std::string_view key) {
  const auto read = read_parts(text);
  const auto* part = read.part(key);
  if (part == nullptr || part->part.kind != PartKind::question || part->part.code.empty()) return no_such_part();
  const auto& was = part->part.code;
  TakenNames taken(read);
  std::size_t end = 0;
  for (int words = 0; words < 3 && end != std::string::npos; ++words) end = part->part.title.find(' ', end + 1);
  const auto code = taken.code(part->part.title.substr(0, end));
  TextEdits edits(text);
  for (const auto* one : read.of(*part)) {
    if (one->said.what != StatementKind::question) continue;
    const auto& token = one->said.words.front();
    edits.replace({token.offset, token.offset + token.length}, code);
    break;
  }
  for (const auto& one : read.statements)
    if (may_name_questions(one.said.what)) rename_within(edits, text, one.span, was, code);
  return followed(text, EditedText{edits.made(), "q-" + code, "“" + part->part.title + "” is a new question"});
}

}  // namespace muster::forms
