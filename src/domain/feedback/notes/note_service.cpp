// All notes of an event, handed out.
#include <muster/domain/feedback/kept_note_service.hpp>
#include <muster/domain/feedback/note_service.hpp>

#include "domain/feedback/feedback_sql.hpp"
#include "note_list_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/tabular/sheet_stream.hpp>

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

}  // namespace

std::vector<KeptNote> kept_notes(store::Session& session, const std::string& event_id) {
  auto found = sql::select_notes(session, event_id);
  std::stable_sort(found.begin(), found.end(), table_before);
  return found;
}

std::vector<Note> notes(store::Session& session, const std::string& event_id) {
  std::vector<Note> found;
  for (auto& kept : kept_notes(session, event_id)) found.push_back(std::move(kept.note));
  return found;
}

NoteFigures note_figures(store::Session& session, const std::string& event_id) {
  return sql::note_figures(session, event_id);
}

Result<NoteBook> listed_notes(store::Database& database, const std::string& event_slug, const ListQuery& query) {
  return database.read([&](store::Session& session) -> Result<NoteBook> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return NoteBook{sql::listed_notes(session, event.id, query), sql::note_figures(session, event.id)};
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
  const auto give = [&](const tabular::RowTaker& take) -> Outcome {
    for (const auto& note : found) MUSTER_CHECK(take({note.table, note.kind, note.text}));
    return Success{};
  };
  const tabular::StreamedSheet sheet{"Notes", {"Table", "Kind", "Note"}, "", give};
  if (format == "csv") return tabular::to_csv(sheet);
  if (format == "xlsx") return tabular::to_xlsx(std::vector{sheet});
  return bad_input("\"" + format + "\" is no format for this; choose csv or xlsx.");
}

}  // namespace muster::feedback
