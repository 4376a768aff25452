// Finds notes by reading the text as the grammar does: what stands in quotes is no note.
#include "form_notes.hpp"

#include "domain/forms/grammar/slips.hpp"
#include "domain/forms/grammar/statement.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::forms {
namespace {

struct Note {
  std::size_t offset = 0;
  std::string text;
  bool own_line = false;
};

std::vector<Note> notes_in(std::string_view text) {
  std::vector<Note> out;
  bool inside = false;
  bool only_blanks = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char byte = text[at];
    if (byte == '\n') {
      inside = false;
      only_blanks = true;
      continue;
    }
    if (byte == '#' && !inside) {
      const auto end = std::min(text.find('\n', at), text.size());
      out.push_back({at, trimmed(text.substr(at, end - at)), only_blanks});
      at = end - 1;
      continue;
    }
    if (inside && byte == '\\') ++at;
    if (byte == '"') inside = !inside;
    if (byte != ' ' && byte != '\t' && byte != '\r') only_blanks = false;
  }
  return out;
}

/// Names the part that each statement belongs to.
class Parts {
 public:
  std::string key_of(const Statement& statement) {
    switch (statement.what) {
      case StatementKind::form:
      case StatementKind::anonymous:
      case StatementKind::suppress:
      case StatementKind::breakdown:
      case StatementKind::quote:
      case StatementKind::delete_personal:
        return part_ = statement.head.value;
      case StatementKind::thanks:
        return part_ = pages_ == 0 ? statement.head.value : "page " + std::to_string(pages_ - 1) + " thanks";
      case StatementKind::introduction:
        return part_ = pages_ == 0 ? statement.head.value : "page " + std::to_string(pages_ - 1) + " introduction";
      case StatementKind::index:
        return part_ = "index " + (statement.words.empty() ? statement.head.value : statement.words.front().value);
      case StatementKind::scale_names:
        return part_ = of_options_ = "scale " + statement.words.front().value;
      case StatementKind::page:
        sections_ = 0;
        return part_ = of_options_ = "page " + std::to_string(pages_++);
      case StatementKind::section:
        return part_ = of_options_ = "page " + std::to_string(std::max<std::size_t>(pages_, 1) - 1) + " section " +
                                     std::to_string(++sections_);
      case StatementKind::question:
        return part_ = of_options_ = "question " + statement.words.front().value;
      case StatementKind::round_option:
      case StatementKind::box_option:
      case StatementKind::beside:
        return part_ = of_options_ + " option " + statement.words.front().value;
      case StatementKind::row:
        return part_ = of_options_ + " row " + statement.words.front().value;
      case StatementKind::also:
        return statement.starts_line ? part_ = of_options_ + " also" : part_;
      case StatementKind::comment:
        return statement.starts_line ? part_ = of_options_ + " comment" : part_;
      case StatementKind::hint:
        return part_ = of_options_ + " hint";
      case StatementKind::if_missing:
        return part_ = of_options_ + " if missing";
      case StatementKind::language:
        return part_ = of_options_ = pages_ == 0 ? "language" : "language " + statement.words.front().value;
      case StatementKind::text_by_key:
        return part_ = of_options_ + " text " + statement.words.front().value;
      case StatementKind::end_if:
        return part_ = "page " + std::to_string(std::max<std::size_t>(pages_, 1) - 1) + " end if";
      case StatementKind::ask_if:
        return part_ = of_options_ + " ask if";
      default:
        return part_ = of_options_;
    }
  }

 private:
  std::size_t pages_ = 0;
  std::size_t sections_ = 0;  ///< of the page
  std::string part_;          ///< of the statement before
  std::string of_options_;    ///< the question or scale that options belong to
};

}  // namespace

FormNotes notes_of(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const auto statements = read_statements(mend(text).text).statements;
  std::vector<std::string> keys;
  Parts parts;
  for (const auto& statement : statements) keys.push_back(parts.key_of(statement));
  for (std::size_t at = statements.size(); at-- > 1;) {  // it stands above its question
    if (statements[at - 1].what == StatementKind::information) keys[at - 1] = keys[at] + " information";
    if (statements[at - 1].what == StatementKind::option_heading) keys[at - 1] = keys[at] + " heading";
  }
  FormNotes out;
  for (const auto& note : notes_in(text)) {
    const auto next = std::find_if(statements.begin(), statements.end(),
                                   [&](const Statement& one) { return one.head.offset > note.offset; });
    const auto at = static_cast<std::size_t>(next - statements.begin());
    if (note.own_line || at == 0)
      out.before[at < keys.size() ? keys[at] : "end"].push_back(note.text);
    else
      out.behind[keys[at - 1]].push_back(note.text);
  }
  return out;
}

}  // namespace muster::forms
