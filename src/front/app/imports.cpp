// Undoes imports of every kind.
#include <muster/front/app/imports.hpp>

#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/domain/feedback/response_service.hpp>

namespace muster::app {

Result<Undone> undo_import(store::Database& database, const store::Doing& doing, const std::string& import_id) {
  return database.write([&](store::Session& session) -> Result<Undone> {
    MUSTER_TRY(import, events::find_import(session, import_id));
    auto removed = import.kind == "delegates"   ? booking::undo_delegates(session, doing, import)
                   : import.kind == "responses" ? feedback::undo_responses(session, doing, import)
                                                : feedback::undo_notes(session, doing, import);
    if (!removed.ok()) return removed.problem();
    return Undone{std::move(import), *removed};
  });
}

}  // namespace muster::app
