#pragma once
// What was written at the tables: challenges, opportunities, questions for the panel; taken in from a file.

#include <muster/events/import_ledger.hpp>
#include <muster/store/audit.hpp>
#include <muster/store/database.hpp>
#include <muster/tabular/table.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::feedback {

struct Note {
  std::string table;
  std::string kind;   ///< "challenge", "opportunity", "question"
  std::string text;
};

enum class NoteKind { fresh, known, refused };
[[nodiscard]] std::string_view note_kind_name(NoteKind kind);  ///< "new", "already noted", "refused"

struct NoteVerdict {
  std::size_t line = 0;
  NoteKind kind = NoteKind::fresh;
  std::string reason;  ///< of a refusal, with what to do
  Note note;
};

/// Reads columns Table, Kind, Note (headings by synonyms; kinds in singular or plural) and judges each row against the
/// notes already there: equal table, kind and folded text is the same note.
[[nodiscard]] Result<std::vector<NoteVerdict>> judge_notes(const tabular::Table& table, const std::vector<Note>& known,
                                                           const std::string& source);

struct NoteFile {
  std::string name;
  std::string bytes;
};
[[nodiscard]] Result<std::vector<NoteVerdict>> forecast_notes(store::Database& database, const std::string& event_slug,
                                                              const NoteFile& file);
struct NoteImport {
  std::string id;
  std::int64_t rows = 0;
  std::int64_t added = 0;
  std::int64_t known = 0;
};
[[nodiscard]] Result<NoteImport> import_notes(store::Database& database, const store::Doing& doing,
                                              const std::string& event_slug, const NoteFile& file);
[[nodiscard]] Result<std::int64_t> undo_notes(store::Session& session, const store::Doing& doing,
                                              const events::Import& import);

/// All notes of an event, by table as a reader counts them (2 before 10), then as typed.
[[nodiscard]] std::vector<Note> notes(store::Session& session, const std::string& event_id);
[[nodiscard]] Result<std::vector<Note>> notes(store::Database& database, const std::string& event_slug);

/// Notes as CSV or XLSX.
[[nodiscard]] Result<std::string> export_notes(store::Database& database, const std::string& event_slug,
                                               const std::string& format);

}  // namespace muster::feedback
