// Shelves uploads and undoes imports of answers and notes, for the pages.
#include "staged_service.hpp"

#include "feedback_sql.hpp"

#include <muster/domain/feedback/note_service.hpp>
#include <muster/domain/feedback/response_service.hpp>

namespace muster::feedback {

Result<std::string> keep_upload(store::Database& database, const store::AuditContext& audit,
                                const events::StagedUpload& upload) {
  return database.write(
      [&](store::Session& session) -> Result<std::string> { return events::stage(session, audit, upload); });
}

Result<events::StagedUpload> kept_upload(store::Database& database, Instant now, const events::Event& event,
                                         const std::string& kind, const std::string& id) {
  return database.read([&](store::Session& session) -> Result<events::StagedUpload> {
    MUSTER_TRY(upload, events::staged(session, now, event.id, id));
    if (upload.kind != kind) return not_found("This upload was made for another page. Choose the file again.");
    return upload;
  });
}

Outcome drop_upload(store::Database& database, const std::string& id) {
  auto dropped = database.write([&](store::Session& session) -> Outcome {
    events::drop_staged(session, id);
    return Success{};
  });
  if (dropped.ok()) database.forget_deleted();  // An export may hold names beside answers.
  return dropped;
}

Result<std::vector<PastImport>> past_imports(store::Database& database, const events::Event& event,
                                             const std::string& kind) {
  return database.read([&](store::Session& session) -> Result<std::vector<PastImport>> {
    std::vector<PastImport> past;
    for (auto& import : events::imports(session, event.id)) {
      if (import.kind != kind) continue;
      const bool traced = kind != "responses" || import.added == 0 || sql::has_traces(session, import.id);
      const bool can_undo = !import.undone && traced;
      past.push_back({std::move(import), can_undo});
    }
    return past;
  });
}

Result<std::int64_t> undo_past_import(store::Database& database, const store::AuditContext& audit,
                                      const events::Event& event, const std::string& kind,
                                      const std::string& import_id) {
  return database.write([&](store::Session& session) -> Result<std::int64_t> {
    const auto import = events::find_import(session, import_id);
    if (!import.ok() && import.error().kind != ErrorKind::not_found) return import.error();
    // The same words for what is not there and what is another event's.
    if (!import.ok() || import->event_id != event.id || import->kind != kind) {
      return not_found("There is no such import for " + event.title + ".");
    }
    return kind == "responses" ? undo_responses(session, audit, *import) : undo_notes(session, audit, *import);
  });
}

}  // namespace muster::feedback
