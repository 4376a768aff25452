// Undoes imports of every kind.
#include <muster/front/app/imports.hpp>

#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/domain/feedback/response_service.hpp>

namespace muster::app {

Result<UndoneImport> undo_import(store::Database& database, const store::AuditContext& audit,
                                 const std::string& import_id) {
  return database.write([&](store::Session& session) -> Result<UndoneImport> {
    MUSTER_TRY(import, events::find_import(session, import_id));
    auto removed = import.kind == "delegates"   ? booking::undo_delegates(session, audit, import)
                   : import.kind == "responses" ? feedback::undo_responses(session, audit, import)
                                                : feedback::undo_notes(session, audit, import);
    if (!removed.ok()) return removed.error();
    return UndoneImport{std::move(import), *removed};
  });
}

}  // namespace muster::app
