#pragma once
// Changes of notes in the store, and the notes as they stand.

#include <muster/domain/feedback/notes.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::feedback::sql {

/// A note as its row holds it.
struct NoteRow {
  std::string id;
  std::optional<std::string> import_id;
  Note note;
  std::int64_t position = 0;
};

struct NoteChangeRow {
  std::string id;
  std::string event_id;
  std::int64_t number = 0;
  std::string kind;
  Instant expires_at;
};

[[nodiscard]] std::optional<NoteRow> select_note(store::Session& session, const std::string& event_id,
                                                 const std::string& note_id);
void insert_note_row(store::Session& session, const std::string& event_id, const NoteRow& row);
void update_note(store::Session& session, const NoteRow& row);

void insert_note_change(store::Session& session, const NoteChangeRow& change, const std::vector<NoteRow>& before);
[[nodiscard]] std::int64_t next_note_change_number(store::Session& session, const std::string& event_id);
[[nodiscard]] std::optional<NoteChangeRow> select_note_change(store::Session& session, const std::string& event_id,
                                                              const std::string& change_id);
/// What the change of that id holds, in the notes' order.
[[nodiscard]] std::vector<NoteRow> notes_before(store::Session& session, const std::string& change_id);
/// Whether a change with a greater number touched the note.
[[nodiscard]] bool changed_after(store::Session& session, const NoteChangeRow& change, const std::string& note_id);
void delete_note_change(store::Session& session, const std::string& change_id);

}  // namespace muster::feedback::sql
