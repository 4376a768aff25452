#pragma once
// Taking the tables' notes in from a file, taking them back, and handing them out.

#include <muster/domain/feedback/notes.hpp>
#include <muster/domain/intake/intake_service.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace muster::feedback {

struct NoteFile {
  std::string name;
  std::string bytes;
};
/// Notes from a file, as intake takes them in and back.
[[nodiscard]] intake::Kind note_kind();

struct NoteForecast {
  std::shared_ptr<const std::vector<NoteVerdict>> verdicts;
  std::vector<std::string> remarks;  ///< what else the file holds, as sentences for people
};
/// A file read and judged once, to be shown and then taken in.
struct NotePlan {
  NoteForecast forecast;
  intake::JudgedFile judged;
};
[[nodiscard]] Result<NotePlan> plan_notes(store::Database& database, Instant now, const std::string& event_slug,
                                          const NoteFile& file);
struct NoteImport {
  std::string id;
  std::int64_t rows = 0;
  std::int64_t added = 0;
  std::int64_t known = 0;
  std::int64_t left = 0;  ///< rows that stayed out
};
[[nodiscard]] Result<NoteImport> import_notes(store::Database& database, const store::AuditContext& audit,
                                              const std::string& event_slug, const NoteFile& file,
                                              const intake::RowsToSkip& leaving = {}, const intake::Watch& watch = {});
/// As they were planned; judged again only where something changed since.
[[nodiscard]] Result<NoteImport> import_notes(store::Database& database, const store::AuditContext& audit,
                                              const std::string& event_slug, NotePlan plan,
                                              const intake::RowsToSkip& leaving = {}, const intake::Watch& watch = {});

/// All notes of an event, by table as a reader counts them (2 before 10), then as typed.
[[nodiscard]] std::vector<Note> notes(store::Session& session, const std::string& event_id);
[[nodiscard]] Result<std::vector<Note>> notes(store::Database& database, const std::string& event_slug);

/// One page of them with their ids, and all of them in figures. Sorted by "table" (2 before 10), "kind" or "note",
/// filtered by "kind" and "table".
struct NoteFigures {
  std::map<std::string, std::int64_t> by_kind;
  std::int64_t tables = 0;  ///< different ones that are named
};
[[nodiscard]] NoteFigures note_figures(store::Session& session, const std::string& event_id);
struct NoteBook {
  ListPage<KeptNote> notes;
  NoteFigures figures;
};
[[nodiscard]] Result<NoteBook> listed_notes(store::Database& database, const std::string& event_slug,
                                            const ListQuery& query);

/// Notes as CSV or XLSX.
[[nodiscard]] Result<std::string> export_notes(store::Database& database, const std::string& event_slug,
                                               const std::string& format);

}  // namespace muster::feedback
