#pragma once
// Notes that an organiser types in, pastes, edits or deletes; each change can be taken back for a day.

#include <muster/domain/feedback/notes.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace muster::feedback {

/// A change that was made: its id is the way back.
struct NoteChange {
  std::string id;
  std::int64_t notes = 1;
};

/// What another room keeps of a note in the same transaction; where it refuses, no note is added.
using BesideNote = std::function<Outcome(store::Session& session)>;
/// Adds one note, under `id` where one is given: sent again under the same id it is there once, and nothing changes
/// (no notes, no way back). Errors: those of judge_notes, and (conflict) a note that is there already.
[[nodiscard]] Result<NoteChange> add_note(store::Database& database, const store::AuditContext& audit,
                                          const std::string& event_slug, const Note& note,
                                          const BesideNote& beside = {}, const std::string& id = {});

/// A list that somebody pasted: one note a line, all of one table and kind.
struct PastedNotes {
  std::string table;
  std::string kind;
  std::string lines;
};
inline constexpr std::size_t most_pasted_notes = 500;
/// A verdict for each line that is not empty; signs of a list ("•", "-", "*") before a line are no part of its note.
/// Errors: nothing but empty lines, or more than `most_pasted_notes`.
[[nodiscard]] Result<std::vector<NoteVerdict>> forecast_paste(store::Database& database, const std::string& event_slug,
                                                              const PastedNotes& pasted);
/// Adds the lines that are new. Errors: a line that is refused, and (conflict) nothing that is new.
[[nodiscard]] Result<NoteChange> paste_notes(store::Database& database, const store::AuditContext& audit,
                                             const std::string& event_slug, const PastedNotes& pasted);

[[nodiscard]] Result<Note> note_to_edit(store::Database& database, const std::string& event_slug,
                                        const std::string& note_id);
/// What tells one state of a note from another, without holding it.
[[nodiscard]] std::string note_mark(const Note& note);
/// Replaces a note; one from a file is then somebody's own, and stays when that import is undone. `seen` is the mark of
/// what the editor saw: conflict where somebody else changed it since.
[[nodiscard]] Result<NoteChange> edit_note(store::Database& database, const store::AuditContext& audit,
                                           const std::string& event_slug, const std::string& note_id,
                                           const std::string& seen, const Note& note);
[[nodiscard]] Result<NoteChange> delete_note(store::Database& database, const store::AuditContext& audit,
                                             const std::string& event_slug, const std::string& note_id);

/// What taking a change back did.
struct NotesBack {
  std::string kind;         ///< of the change: "added", "edited", "deleted"
  std::int64_t notes = 0;   ///< that are as they were before
  std::int64_t stayed = 0;  ///< that somebody changed since, and that stay as they are
};
[[nodiscard]] Result<NotesBack> undo_note_change(store::Database& database, const store::AuditContext& audit,
                                                 const std::string& event_slug, const std::string& change_id);

}  // namespace muster::feedback
