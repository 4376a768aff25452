// Notes from a file as a kind of import: a note that stands there already for the same table is known.
#include "feedback_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/import_target_service.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

using Verdicts = std::vector<NoteVerdict>;

const Verdicts& verdicts_of(const intake::Judgement& judgement) { return *static_cast<Verdicts*>(judgement.own.get()); }

std::int64_t count(const Verdicts& verdicts, NoteKind kind) {
  return std::count_if(verdicts.begin(), verdicts.end(), [&](const auto& verdict) { return verdict.kind == kind; });
}

intake::RowWords words_of(const NoteVerdict& verdict, const std::string& source) {
  intake::RowWords words;
  words.verdict = verdict.kind == NoteKind::fresh   ? "New"
                  : verdict.kind == NoteKind::known ? "Already noted"
                                                    : "Refused";
  words.reason = verdict.reason;
  words.cells = {{verdict.note.table, ""}, {verdict.note.kind, ""}, {verdict.note.text, ""}};
  if (verdict.invalid) words.invalid = {*verdict.invalid};
  if (verdict.kind == NoteKind::refused) words.errors = {{source, verdict.line, 0, 1, verdict.reason, ""}};
  return words;
}

Result<intake::Judgement> judge(store::Session& session, Instant /*now*/, const intake::Target& target,
                                const intake::Sheet& sheet) {
  MUSTER_TRY(judged, judge_notes(sheet.table, notes(session, target.event_id), sheet.name));
  const auto verdicts = std::make_shared<Verdicts>(std::move(judged));
  intake::Judgement out;
  std::string all;
  for (const auto& verdict : *verdicts) {
    const auto standing = verdict.kind == NoteKind::fresh   ? intake::RowState::fresh
                          : verdict.kind == NoteKind::known ? intake::RowState::same
                                                            : intake::RowState::refused;
    out.rows.push_back({verdict.line, standing, verdict.kind == NoteKind::refused ? 0U : 1U, 0});
    all += std::to_string(static_cast<int>(verdict.kind));
  }
  out.words = [verdicts, source = sheet.name](std::size_t index) { return words_of((*verdicts)[index], source); };
  out.columns = {"Table", "Kind", "Note"};
  out.groups = {"Look at these first", "Notes"};
  const auto rows = static_cast<std::int64_t>(verdicts->size());
  const auto fresh = count(*verdicts, NoteKind::fresh);
  out.headline = fresh == 0 ? "Nothing new in " + sheet.name
                            : counted(rows, "row is ", "rows are ") + counted(fresh, "new note", "new notes");
  out.lead = fresh == 0 ? "Every note is there already." : "Every row can be read, so you can import now.";
  out.button = fresh == 0 ? "" : "Import " + counted(fresh, "note", "notes");
  out.added = fresh;
  out.fingerprint = fingerprint(all);
  out.own = verdicts;
  return out;
}

void save(store::Session& session, const store::AuditContext& /*doing*/, const intake::Import& import,
          intake::Judgement& judgement, std::size_t from, std::size_t to) {
  const auto& verdicts = verdicts_of(judgement);
  auto position = sql::next_note_position(session, import.event_id);
  for (auto at = from; at < to; ++at) {
    const auto& verdict = verdicts[at];
    if (verdict.kind == NoteKind::fresh)
      sql::insert_note(session, import.event_id, import.id, verdict.note, position++);
  }
}

intake::KindWords words() {
  return {.path = "/notes/import",
          .back = "/notes",
          .back_name = "Notes",
          .title = "Import notes",
          .lead =
              "One note a row, with the columns Table, Kind and Note. A kind is Challenge, Opportunity or Question. "
              "Nothing is saved before you have seen every row.",
          .file_label = "File with notes",
          .file_hint = "CSV or XLSX. The same file with more rows adds only those.",
          .one = "note",
          .many = "notes",
          .same_word = "Already noted"};
}

}  // namespace

intake::Kind note_kind() {
  intake::Kind kind;
  kind.name = "notes";
  kind.permission = "enter notes";
  kind.words = words();
  kind.shows_typed = false;
  kind.target = events::import_target;
  kind.judge = judge;
  kind.save = save;
  kind.finish = [](store::Session& session, const store::AuditContext&, const intake::Import& import,
                   const intake::Judgement&) { events::mark_changed(session, import.event_id); };
  kind.undo = [](store::Session& session, const store::AuditContext& audit,
                 const intake::Import& import) -> Result<intake::UndoResult> {
    intake::UndoResult removed{sql::delete_notes(session, import.id), {}};
    intake::mark_undone(session, audit, import.id);
    events::mark_changed(session, import.event_id);
    return removed;
  };
  return kind;
}

Result<std::vector<NoteVerdict>> forecast_notes(store::Database& database, Instant now, const std::string& event_slug,
                                                const NoteFile& file) {
  MUSTER_TRY(incoming, intake::read_incoming(file.name, file.bytes));
  MUSTER_TRY(found, intake::forecast(database, now, note_kind(), event_slug, incoming));
  return verdicts_of(found.judgement);
}

Result<NoteImport> import_notes(store::Database& database, const store::AuditContext& audit,
                                const std::string& event_slug, const NoteFile& file,
                                const intake::RowsToSkip& leaving) {
  MUSTER_TRY(incoming, intake::read_incoming(file.name, file.bytes));
  MUSTER_TRY(applied, intake::apply(database, audit, note_kind(), event_slug, incoming, leaving, std::nullopt));
  const auto& verdicts = verdicts_of(applied.judgement);
  return NoteImport{applied.import.id, applied.import.rows, count(verdicts, NoteKind::fresh),
                    count(verdicts, NoteKind::known), applied.left};
}

}  // namespace muster::feedback
