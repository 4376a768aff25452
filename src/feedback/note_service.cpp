// Takes notes in from a file, takes them back, and hands them out.
#include <muster/feedback/note_service.hpp>

#include "feedback_sql.hpp"

#include <muster/base/id.hpp>
#include <muster/base/number.hpp>
#include <muster/events/event_service.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

Result<std::vector<NoteVerdict>> judge(store::Session& session, const events::Event& event, const NoteFile& file) {
  MUSTER_TRY(table, tabular::read_table(file.bytes, file.name));
  return judge_notes(table, sql::select_notes(session, event.id), file.name);
}

std::int64_t count(const std::vector<NoteVerdict>& verdicts, NoteKind kind) {
  return std::count_if(verdicts.begin(), verdicts.end(), [&](const auto& verdict) { return verdict.kind == kind; });
}

Problem refused(const std::vector<NoteVerdict>& verdicts, const std::string& source) {
  std::vector<Diagnostic> faults;
  for (const auto& verdict : verdicts) {
    if (verdict.kind == NoteKind::refused) faults.push_back({source, verdict.line, 0, 1, verdict.reason, ""});
  }
  return bad_input(counted(static_cast<std::int64_t>(faults.size()), "row", "rows") + " of " + source +
                       " must be mended before it can be imported. Nothing was changed.",
                   std::move(faults));
}

/// Table 2 stands before table 10, and tables with names after those with numbers.
bool table_before(const Note& left, const Note& right) {
  const auto left_number = parse_integer(left.table);
  const auto right_number = parse_integer(right.table);
  if (left_number && right_number) return *left_number < *right_number;
  if (left_number.has_value() != right_number.has_value()) return left_number.has_value();
  return left.table < right.table;
}

}  // namespace

Result<std::vector<NoteVerdict>> forecast_notes(store::Database& database, const std::string& event_slug,
                                                const NoteFile& file) {
  return database.read([&](store::Session& session) -> Result<std::vector<NoteVerdict>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return judge(session, event, file);
  });
}

Result<NoteImport> import_notes(store::Database& database, const store::Doing& doing, const std::string& event_slug,
                                const NoteFile& file) {
  return database.write([&](store::Session& session) -> Result<NoteImport> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    MUSTER_TRY(verdicts, judge(session, event, file));
    if (count(verdicts, NoteKind::refused) > 0) return refused(verdicts, file.name);
    const NoteImport done{new_id(), static_cast<std::int64_t>(verdicts.size()), count(verdicts, NoteKind::fresh),
                          count(verdicts, NoteKind::known)};
    const events::Import entry{done.id,   event.id,   "notes",  file.name, fingerprint(file.bytes),
                               done.rows, done.added, doing.at, false};
    MUSTER_CHECK(events::not_taken_yet(session, entry));
    events::enter(session, doing, entry);
    auto position = static_cast<std::int64_t>(sql::select_notes(session, event.id).size());
    for (const auto& verdict : verdicts) {
      if (verdict.kind == NoteKind::fresh) sql::insert_note(session, event.id, done.id, verdict.note, position++);
    }
    events::mark_changed(session, event.id);
    return done;
  });
}

Result<std::int64_t> undo_notes(store::Session& session, const store::Doing& doing, const events::Import& import) {
  const auto gone = sql::delete_notes(session, import.id);
  events::mark_undone(session, doing, import.id);
  events::mark_changed(session, import.event_id);
  return gone;
}

std::vector<Note> notes(store::Session& session, const std::string& event_id) {
  auto found = sql::select_notes(session, event_id);
  std::stable_sort(found.begin(), found.end(), table_before);
  return found;
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
