// Imports that were made: shown with what undoing would leave, taken back at once or by a job.
#include "undo_pieces_service.hpp"

#include <muster/domain/intake/staged_service.hpp>
#include <muster/platform/jobs/job_service.hpp>

namespace muster::intake {
namespace {

using Find = Result<Import> (*)(store::Session&, const std::string&);

Result<Import> import_of(store::Session& session, const Kind& kind, const std::string& slug,
                         const std::string& import_id, Find find) {
  MUSTER_TRY(target, kind.target(session, slug));
  // Whose it is comes first, and the same words are for what is not there and what is another event's.
  const auto import = any_import(session, import_id);
  if (!import.ok() || import->event_id != target.event_id || import->kind != kind.name) {
    return not_found("There is no such import for " + target.title + ".");
  }
  return find(session, import_id);
}

}  // namespace

Result<UndoableImport> past_import(store::Database& database, const Kind& kind, const std::string& slug,
                                   const std::string& import_id) {
  return database.read([&](store::Session& session) -> Result<UndoableImport> {
    UndoableImport undoable;
    MUSTER_TRY(import, import_of(session, kind, slug, import_id, any_import));
    undoable.import = std::move(import);
    if (kind.kept_by_undoing) undoable.kept = kind.kept_by_undoing(session, undoable.import);
    return undoable;
  });
}

Result<std::int64_t> rows_of_import(store::Database& database, const Kind& kind, const std::string& slug,
                                    const std::string& import_id) {
  return database.read([&](store::Session& session) -> Result<std::int64_t> {
    MUSTER_TRY(import, import_of(session, kind, slug, import_id, find_import));
    return import.rows;
  });
}

Result<UndoneImport> undo_past_import(store::Database& database, const store::AuditContext& audit, const Kind& kind,
                                      const std::string& slug, const std::string& import_id, const UndoWatch& watch) {
  const auto find = [&](store::Session& session) { return import_of(session, kind, slug, import_id, find_import); };
  return take_back(database, audit, kind, find, watch);
}

Result<std::string> order_undo(store::Database& database, const store::AuditContext& audit, const Kind& kind,
                               const std::string& slug, const std::string& import_id) {
  return database.write([&](store::Session& session) -> Result<std::string> {
    MUSTER_CHECK(import_of(session, kind, slug, import_id, find_import));
    MUSTER_TRY(target, kind.target(session, slug));
    const jobs::Order wanted{
        std::string(undo_job), "Undo an import of " + kind.words.many + ": " + target.title,
        jobs::payload_of({{"kind", kind.name}, {"event", slug}, {"import", import_id}, {"programme", audit.scope}}),
        target.programme_id, std::string(kind.permission)};
    return jobs::order(session, audit, wanted);
  });
}

}  // namespace muster::intake
