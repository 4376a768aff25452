// Reads and judges notes.
#include <muster/domain/feedback/notes.hpp>

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace muster::feedback {
namespace {

std::optional<std::size_t> column(const tabular::Row& heading, const std::vector<std::string>& synonyms) {
  for (std::size_t at = 0; at < heading.size(); ++at) {
    if (std::find(synonyms.begin(), synonyms.end(), folded_name(heading[at])) != synonyms.end()) return at;
  }
  return std::nullopt;
}

const std::map<std::string, std::string>& kinds() {
  static const std::map<std::string, std::string> known{
      {"challenge", "challenge"},     {"challenges", "challenge"},      {"worry", "challenge"},
      {"opportunity", "opportunity"}, {"opportunities", "opportunity"}, {"hope", "opportunity"},
      {"question", "question"},       {"questions", "question"}};
  return known;
}

std::string same_note(const Note& note) {
  const auto folded = folded_name(note.text);  // Empty for a note of signs alone.
  return note.table + "\x1f" + note.kind + "\x1f" + (folded.empty() ? note.text : folded);
}

}  // namespace

std::string_view note_kind_name(NoteKind kind) {
  switch (kind) {
    case NoteKind::fresh:
      return "new";
    case NoteKind::known:
      return "already noted";
    case NoteKind::refused:
      return "refused";
  }
  return "refused";
}

Result<std::vector<NoteVerdict>> judge_notes(const tabular::Table& table, const std::vector<Note>& known,
                                             const std::string& source) {
  const auto table_column = column(table.heading, {"table", "tablenumber", "tableno", "group"});
  const auto kind_column = column(table.heading, {"kind", "type", "side", "category"});
  const auto text_column = column(table.heading, {"note", "notes", "text", "comment", "whatwassaid"});
  if (!kind_column || !text_column) {
    return bad_input(source + " needs the columns Table, Kind and Note; " + (kind_column ? "Note" : "Kind") +
                     " is missing. Give the columns these headings.");
  }
  std::set<std::string> seen;
  for (const auto& note : known) seen.insert(same_note(note));
  std::vector<NoteVerdict> verdicts;
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    const auto row = table.rows[at];
    NoteVerdict verdict;
    verdict.line = table.line_of[at];
    verdict.note.table = table_column ? trimmed(row[*table_column]) : std::string();
    verdict.note.text = to_nfc(trimmed(row[*text_column]));
    const auto kind = kinds().find(folded_name(row[*kind_column]));
    if (kind == kinds().end()) {
      verdict.invalid = kind_column;
      const auto hint = did_you_mean(trimmed(row[*kind_column]), {"Challenge", "Opportunity", "Question"});
      verdict.reason = "\"" + trimmed(row[*kind_column]) + "\" is no kind of note; " +
                       (hint.empty() ? "write Challenge, Opportunity or Question" : hint);
    } else if (verdict.note.text.empty()) {
      verdict.reason = "there is no note in this row; write one, or leave the row out";
    } else if (character_count(verdict.note.text) > longest_note) {
      verdict.reason = "the note has " + std::to_string(character_count(verdict.note.text)) + " letters; keep it to " +
                       std::to_string(longest_note);
    }
    if (!verdict.reason.empty()) {
      verdict.kind = NoteKind::refused;
      if (!verdict.invalid) verdict.invalid = text_column;
    } else {
      verdict.note.kind = kind->second;
      if (seen.contains(same_note(verdict.note))) verdict.kind = NoteKind::known;
    }
    verdicts.push_back(std::move(verdict));
  }
  return verdicts;
}

}  // namespace muster::feedback
