// Takes notes in from a file, takes them back, and hands them out.
#include <muster/domain/feedback/note_service.hpp>

#include "feedback_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

std::vector<Note> known_notes(store::Session& session, const events::Event& event) {
  std::vector<Note> known;
  for (auto& kept : sql::select_notes(session, event.id)) known.push_back(std::move(kept.note));
  return known;
}

Result<std::vector<NoteVerdict>> judge(store::Session& session, const events::Event& event, const NoteFile& file) {
  MUSTER_TRY(table, tabular::read_table(file.bytes, file.name));
  return judge_notes(table, known_notes(session, event), file.name);
}

std::int64_t count(const std::vector<NoteVerdict>& verdicts, NoteKind kind) {
  return std::count_if(verdicts.begin(), verdicts.end(), [&](const auto& verdict) { return verdict.kind == kind; });
}

Error refused(const std::vector<NoteVerdict>& verdicts, const std::string& source) {
  std::vector<Diagnostic> errors;
  for (const auto& verdict : verdicts) {
    if (verdict.kind == NoteKind::refused) errors.push_back({source, verdict.line, 0, 1, verdict.reason, ""});
  }
  // Said first: which argument is made first is the compiler's choice, and errors are gone once they are handed over.
  auto message = counted(static_cast<std::int64_t>(errors.size()), "row", "rows") + " of " + source +
                 " must be mended before it can be imported. Nothing was changed.";
  return bad_input(std::move(message), std::move(errors));
}

/// Table 2 stands before table 10, and tables with names after those with numbers.
bool table_before(const KeptNote& left, const KeptNote& right) {
  const auto left_number = parse_integer(left.note.table);
  const auto right_number = parse_integer(right.note.table);
  if (left_number && right_number) return *left_number < *right_number;
  if (left_number.has_value() != right_number.has_value()) return left_number.has_value();
  return left.note.table < right.note.table;
}

std::vector<KeptNote> sorted(store::Session& session, const std::string& event_id) {
  auto found = sql::select_notes(session, event_id);
  std::stable_sort(found.begin(), found.end(), table_before);
  return found;
}

/// A reason as it stands in a list, made a sentence of its own.
std::string as_sentence(std::string reason) {
  reason = capitalised(std::move(reason));
  return reason.ends_with('?') ? reason : reason + ".";
}

}  // namespace

Result<std::vector<NoteVerdict>> forecast_notes(store::Database& database, const std::string& event_slug,
                                                const NoteFile& file) {
  return database.read([&](store::Session& session) -> Result<std::vector<NoteVerdict>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return judge(session, event, file);
  });
}

Result<NoteImport> import_notes(store::Database& database, const store::AuditContext& audit,
                                const std::string& event_slug, const NoteFile& file) {
  return database.write([&](store::Session& session) -> Result<NoteImport> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    MUSTER_TRY(verdicts, judge(session, event, file));
    if (count(verdicts, NoteKind::refused) > 0) return refused(verdicts, file.name);
    const NoteImport done{new_id(), static_cast<std::int64_t>(verdicts.size()), count(verdicts, NoteKind::fresh),
                          count(verdicts, NoteKind::known)};
    const events::Import entry{done.id,   event.id,   "notes",  file.name, fingerprint(file.bytes),
                               done.rows, done.added, audit.at, false};
    MUSTER_CHECK(events::not_taken_yet(session, entry));
    events::enter(session, audit, entry);
    auto position = sql::next_note_position(session, event.id);
    for (const auto& verdict : verdicts) {
      if (verdict.kind == NoteKind::fresh) sql::insert_note(session, event.id, done.id, verdict.note, position++);
    }
    events::mark_changed(session, event.id);
    return done;
  });
}

Result<std::int64_t> undo_notes(store::Session& session, const store::AuditContext& audit,
                                const events::Import& import) {
  const auto gone = sql::delete_notes(session, import.id);
  events::mark_undone(session, audit, import.id);
  events::mark_changed(session, import.event_id);
  return gone;
}

std::vector<Note> notes(store::Session& session, const std::string& event_id) {
  std::vector<Note> found;
  for (auto& kept : sorted(session, event_id)) found.push_back(std::move(kept.note));
  return found;
}

Result<std::vector<KeptNote>> kept_notes(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<std::vector<KeptNote>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return sorted(session, event.id);
  });
}

Result<std::string> add_note(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                             const Note& note) {
  return database.write([&](store::Session& session) -> Result<std::string> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    if (trimmed(note.text).empty()) return bad_input("Write the note first: its field is empty.").at("text");
    const tabular::Table row{{"Table", "Kind", "Note"}, {{note.table, note.kind, note.text}}, {1}, ""};
    MUSTER_TRY(verdicts, judge_notes(row, known_notes(session, event), "the note"));
    const auto& verdict = verdicts.front();
    if (verdict.kind == NoteKind::refused) return bad_input(as_sentence(verdict.reason)).at("text");
    if (verdict.kind == NoteKind::known) return conflict("This note is there already for the same table.").at("text");
    auto id =
        sql::insert_note(session, event.id, std::nullopt, verdict.note, sql::next_note_position(session, event.id));
    store::write_audit(session, audit, "note added", "note", id, {"table", "kind", "text"});
    events::mark_changed(session, event.id);
    return id;
  });
}

Outcome delete_note(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                    const std::string& note_id) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto kept = sql::select_notes(session, event.id);
    const auto found = std::find_if(kept.begin(), kept.end(), [&](const KeptNote& each) { return each.id == note_id; });
    if (found == kept.end()) return not_found("This note is no longer there.");
    if (!found->by_hand) return conflict("This note came from a file. Undo that import to take it out.");
    sql::delete_note(session, note_id);
    store::write_audit(session, audit, "note deleted", "note", note_id);
    events::mark_changed(session, event.id);
    return Success{};
  });
}

Result<std::vector<Note>> notes(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<std::vector<Note>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return notes(session, event.id);
  });
}

Result<std::string> export_notes(store::Database& database, const std::string& event_slug, const std::string& format) {
  MUSTER_TRY(found, notes(database, event_slug));
  const tabular::Row heading{"Table", "Kind", "Note"};
  std::vector<tabular::Row> rows;
  for (const auto& note : found) rows.push_back({note.table, note.kind, note.text});
  if (format == "csv") return tabular::to_csv(heading, rows);
  if (format == "xlsx") return tabular::to_xlsx("Notes", heading, rows);
  return bad_input("\"" + format + "\" is no format for this; choose csv or xlsx.");
}

}  // namespace muster::feedback
