// Notes typed by hand, and all notes handed out.
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
    MUSTER_TRY(verdicts, judge_notes(row, notes(session, event.id), "the note"));
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
