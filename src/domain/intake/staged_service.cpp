// Stages, shows, decides, imports and cancels files; undoes imports of one target.
#include <muster/domain/intake/staged_service.hpp>

#include "staged_sql.hpp"
#include "table_bytes.hpp"

#include <muster/kit/base/id.hpp>

#include <algorithm>

namespace muster::intake {
namespace {

Result<sql::StagedUpload> upload_of(store::Session& session, Instant now, const Kind& kind, const std::string& slug,
                                    const std::string& id) {
  MUSTER_TRY(target, kind.target(session, slug));
  auto upload = sql::select_staged(session, now, target.event_id, kind.name, id);
  if (upload) return *std::move(upload);
  return not_found(
      "This upload is no longer here: uploads are kept for two hours, and go when they are imported. "
      "Choose the file again.");
}

IncomingFile file_of(const sql::StagedUpload& upload) {
  const auto print = upload.fingerprint.empty() ? fingerprint(upload.table) : upload.fingerprint;
  return {upload.file_name, print, table_of(upload.table, upload.fingerprint, upload.file_name), upload.decisions,
          "decisions"};
}

Result<Import> import_of(store::Session& session, const Kind& kind, const std::string& slug,
                         const std::string& import_id) {
  MUSTER_TRY(target, kind.target(session, slug));
  auto import = find_import(session, import_id);
  if (!import.ok() && import.error().kind != ErrorKind::not_found) return import;
  // The same words for what is not there and what is another event's.
  if (!import.ok() || import->event_id != target.event_id || import->kind != kind.name) {
    return not_found("There is no such import for " + target.title + ".");
  }
  return import;
}

/// What is remembered about things that are decided still.
std::vector<DecisionLine> still_remembered(const std::vector<DecisionLine>& remembered,
                                           const std::vector<DecisionLine>& changes) {
  auto kept = remembered;
  std::erase_if(kept, [&](const DecisionLine& line) { return decision_about(changes, line.typed).has_value(); });
  return kept;
}

/// An upload may hold names beside answers: what is deleted must leave the log too.
void forget(store::Database& database, const Kind& kind) {
  if (!kind.shows_cells) (void)database.forget_deleted();
}

}  // namespace

Result<std::string> stage(store::Database& database, const store::AuditContext& audit, const Kind& kind,
                          const std::string& slug, const std::string& file_name, const std::string& bytes) {
  MUSTER_TRY(file, read_incoming(file_name, bytes));
  MUSTER_CHECK(forecast(database, audit.at, kind, slug, file));
  sql::StagedUpload upload{new_id(),
                           "",
                           kind.name,
                           file.name,
                           file.fingerprint,
                           to_bytes(file.table),
                           static_cast<std::int64_t>(file.table.rows.size()),
                           "",
                           "",
                           audit.at};
  return database.write([&](store::Session& session) -> Result<std::string> {
    MUSTER_TRY(target, kind.target(session, slug));
    upload.event_id = target.event_id;
    Import entry;
    entry.event_id = target.event_id;
    entry.kind = kind.name;
    entry.fingerprint = file.fingerprint;
    MUSTER_CHECK(not_taken_yet(session, entry));
    const auto waiting = sql::select_waiting(session, audit.at, target.event_id, kind.name);
    if (!waiting.empty()) {
      const auto& last = waiting.front();
      const auto before = sql::select_staged(session, audit.at, target.event_id, kind.name, last.id);
      MUSTER_TRY(lines, read_sheet(before->decisions));
      if (!lines.empty()) {
        const auto kept = taken_over(lines, file_of(*before).table, file.table);
        upload.decisions = write_sheet(kept);
        std::vector<DecisionLine> origins;
        for (const auto& line : kept) origins.push_back({line.typed, last.file_name});
        upload.remembered = write_sheet(origins);
      }
    }
    sql::insert_staged(session, upload, audit.at + staged_for);
    return upload.id;
  });
}

Result<StagedFile> staged(store::Database& database, Instant now, const Kind& kind, const std::string& slug,
                          const std::string& id) {
  MUSTER_TRY(upload, database.read([&](store::Session& session) { return upload_of(session, now, kind, slug, id); }));
  auto file = file_of(upload);
  MUSTER_TRY(found, forecast(database, now, kind, slug, file));
  MUSTER_TRY(decisions, read_sheet(upload.decisions));
  MUSTER_TRY(remembered, read_sheet(upload.remembered));
  return StagedFile{upload.id, std::move(file), std::move(decisions), std::move(remembered), std::move(found)};
}

Outcome decide_staged(store::Database& database, Instant now, const Kind& kind, const std::string& slug,
                      const std::string& id, const std::vector<DecisionLine>& changes) {
  MUSTER_TRY(upload, database.read([&](store::Session& session) { return upload_of(session, now, kind, slug, id); }));
  const auto before = upload.decisions;
  MUSTER_TRY(lines, read_sheet(before));
  MUSTER_TRY(remembered, read_sheet(upload.remembered));
  decide(lines, changes);
  auto file = file_of(upload);
  file.decisions = write_sheet(lines);
  MUSTER_CHECK(forecast(database, now, kind, slug, file));
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(now_there, upload_of(session, now, kind, slug, id));
    if (now_there.decisions != before) {
      return conflict("Somebody else decided something about this file at the same moment. Look at it, and try again.");
    }
    sql::update_decisions(session, id, file.decisions, write_sheet(still_remembered(remembered, changes)),
                          now + staged_for);
    return Success{};
  });
}

Result<ImportResult> import_staged(store::Database& database, const store::AuditContext& audit, const Kind& kind,
                                   const std::string& slug, const std::string& id, const std::string& expected) {
  MUSTER_TRY(upload,
             database.read([&](store::Session& session) { return upload_of(session, audit.at, kind, slug, id); }));
  MUSTER_TRY(done, apply(database, audit, kind, slug, file_of(upload), {true, true}, expected));
  // The import stands whatever becomes of the upload, which goes by itself when its time is over.
  (void)database.write([&](store::Session& session) -> Outcome {
    sql::delete_staged(session, upload.id);
    return Success{};
  });
  forget(database, kind);
  return done;
}

Outcome cancel_staged(store::Database& database, Instant now, const Kind& kind, const std::string& slug,
                      const std::string& id) {
  auto gone = database.write([&](store::Session& session) -> Outcome {
    const auto upload = upload_of(session, now, kind, slug, id);
    if (upload.ok()) sql::delete_staged(session, upload->id);
    return Success{};
  });
  if (gone.ok()) forget(database, kind);
  return gone;
}

Result<ImportOverview> import_overview(store::Database& database, Instant now, const Kind& kind,
                                       const std::string& slug) {
  return database.read([&](store::Session& session) -> Result<ImportOverview> {
    ImportOverview import_overview;
    MUSTER_TRY(target, kind.target(session, slug));
    import_overview.target = std::move(target);
    if (kind.open) import_overview.open = kind.open(session, now, import_overview.target);
    for (auto& upload : sql::select_waiting(session, now, import_overview.target.event_id, kind.name)) {
      import_overview.waiting.push_back({upload.id, upload.file_name, upload.rows, upload.staged_at});
    }
    for (auto& import : imports(session, import_overview.target.event_id)) {
      if (import.kind != kind.name) continue;
      const bool can_undo = !import.undone && (!kind.can_undo || kind.can_undo(session, import));
      import_overview.past.push_back({std::move(import), can_undo});
    }
    return import_overview;
  });
}

Result<UndoableImport> past_import(store::Database& database, const Kind& kind, const std::string& slug,
                                   const std::string& import_id) {
  return database.read([&](store::Session& session) -> Result<UndoableImport> {
    UndoableImport undoable;
    MUSTER_TRY(import, import_of(session, kind, slug, import_id));
    undoable.import = std::move(import);
    if (kind.kept_by_undoing) undoable.kept = kind.kept_by_undoing(session, undoable.import);
    return undoable;
  });
}

Result<UndoneImport> undo_past_import(store::Database& database, const store::AuditContext& audit, const Kind& kind,
                                      const std::string& slug, const std::string& import_id) {
  return database.write([&](store::Session& session) -> Result<UndoneImport> {
    MUSTER_TRY(import, import_of(session, kind, slug, import_id));
    MUSTER_TRY(removed, kind.undo(session, audit, import));
    return UndoneImport{std::move(import), std::move(removed)};
  });
}

}  // namespace muster::intake
