// Notes from a file as a kind of import: a note that stands there already for the same table is known.
#include "domain/feedback/feedback_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/import_target_service.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <memory>

namespace muster::feedback {
namespace {

using Verdicts = std::vector<NoteVerdict>;

/// What intake carries from judging to saving.
struct JudgedNotes {
  Verdicts verdicts;
  std::int64_t position = 0;  ///< of the next note that is saved
};
JudgedNotes& own_of(const intake::Judgement& judgement) { return *static_cast<JudgedNotes*>(judgement.own.get()); }
const Verdicts& verdicts_of(const intake::Judgement& judgement) { return own_of(judgement).verdicts; }

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
  const auto own = std::make_shared<JudgedNotes>(JudgedNotes{std::move(judged)});
  const auto* verdicts = &own->verdicts;
  intake::Judgement out;
  std::string all;
  for (const auto& verdict : *verdicts) {
    const auto standing = verdict.kind == NoteKind::fresh   ? intake::RowState::fresh
                          : verdict.kind == NoteKind::known ? intake::RowState::same
                                                            : intake::RowState::refused;
    out.rows.push_back({verdict.line, standing, verdict.kind == NoteKind::refused ? 0U : 1U, 0});
    all += std::to_string(static_cast<int>(verdict.kind));
  }
  out.words = [own, source = sheet.name](std::size_t index) { return words_of(own->verdicts[index], source); };
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
  out.own = own;
  return out;
}

void save(store::Session& session, const store::AuditContext& /*doing*/, const intake::Import& import,
          intake::Judgement& judgement, std::size_t from, std::size_t to) {
  auto& own = own_of(judgement);
  if (from == 0) own.position = sql::next_note_position(session, import.event_id);
  for (auto at = from; at < to; ++at) {
    const auto& verdict = own.verdicts[at];
    if (verdict.kind == NoteKind::fresh)
      sql::insert_note(session, import.event_id, import.id, verdict.note, own.position++);
  }
}

/// Notes know their import, so nothing must be marked.
class NoteWithdrawal final : public intake::Withdrawal {
 public:
  explicit NoteWithdrawal(intake::Import import) : import_(std::move(import)) {}

  Result<std::size_t> look(store::Session& session) override {
    programme_ = events::event_with_id(session, import_.event_id).programme;
    mark_ = store::change_mark(session, programme_);
    notes_ = sql::count_notes_of(session, import_.id);
    return std::size_t{0};
  }
  void mark(store::Session& /*session*/, std::size_t /*from*/, std::size_t /*to*/) override {}
  Result<std::optional<intake::UndoResult>> take_out(store::Session& session,
                                                     const store::AuditContext& /*doing*/) override {
    if (store::change_mark(session, programme_) != mark_) return std::optional<intake::UndoResult>{};
    events::mark_changed(session, import_.event_id);
    return std::optional(intake::UndoResult{notes_, {}});
  }

 private:
  const intake::Import import_;
  std::string programme_;
  std::string mark_;  // of the state in which they were counted
  std::int64_t notes_ = 0;
};

std::optional<std::string> remove_notes(store::Session& session, const intake::Import& import, const std::string& place,
                                        std::int64_t most) {
  return sql::delete_notes(session, import.id, most) ? std::optional(place) : std::nullopt;
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
                   const intake::Judgement&) -> Outcome {
    events::mark_changed(session, import.event_id);
    return Success{};
  };
  kind.discard = remove_notes;
  kind.withdraw = [](const intake::Import& import) { return std::make_unique<NoteWithdrawal>(import); };
  kind.remove = remove_notes;
  return kind;
}

Result<NotePlan> plan_notes(store::Database& database, Instant now, const std::string& event_slug,
                            const NoteFile& file) {
  MUSTER_TRY(incoming, intake::read_incoming(file.name, file.bytes));
  MUSTER_TRY(judged, intake::judge_file(database, now, note_kind(), event_slug, std::move(incoming)));
  auto verdicts = std::static_pointer_cast<const Verdicts>(judged.forecast.judgement.own);
  auto remarks = judged.forecast.judgement.remarks;
  return NotePlan{{std::move(verdicts), std::move(remarks)}, std::move(judged)};
}

Result<NoteImport> import_notes(store::Database& database, const store::AuditContext& audit,
                                const std::string& event_slug, const NoteFile& file, const intake::RowsToSkip& leaving,
                                const intake::Watch& watch) {
  MUSTER_TRY(plan, plan_notes(database, audit.at, event_slug, file));
  return import_notes(database, audit, event_slug, std::move(plan), leaving, watch);
}

Result<NoteImport> import_notes(store::Database& database, const store::AuditContext& audit,
                                const std::string& event_slug, NotePlan plan, const intake::RowsToSkip& leaving,
                                const intake::Watch& watch) {
  MUSTER_TRY(applied, intake::apply(database, audit, note_kind(), event_slug, std::move(plan.judged), leaving,
                                    std::nullopt, watch));
  const auto& verdicts = verdicts_of(applied.judgement);
  return NoteImport{applied.import.id, applied.import.rows, count(verdicts, NoteKind::fresh),
                    count(verdicts, NoteKind::known), applied.left};
}

}  // namespace muster::feedback
