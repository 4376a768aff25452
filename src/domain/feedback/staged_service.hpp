#pragma once
// Files between their preview and "Import", and what became of those before.

#include <muster/domain/events/import_ledger_sql.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace muster::feedback {

/// Keeps an upload for its preview; returns its id.
[[nodiscard]] Result<std::string> keep_upload(store::Database& database, const store::AuditContext& audit,
                                              const events::StagedUpload& upload);
/// The upload of that kind; not_found where its time is over.
[[nodiscard]] Result<events::StagedUpload> kept_upload(store::Database& database, Instant now,
                                                       const events::Event& event, const std::string& kind,
                                                       const std::string& id);
[[nodiscard]] Outcome drop_upload(store::Database& database, const std::string& id);

struct PastImport {
  events::Import import;
  bool can_undo = false;
};
/// Imports of one kind ("responses", "notes"), newest first.
[[nodiscard]] Result<std::vector<PastImport>> past_imports(store::Database& database, const events::Event& event,
                                                           const std::string& kind);
/// Takes an import of this event and kind back; returns how many answers or notes went.
[[nodiscard]] Result<std::int64_t> undo_past_import(store::Database& database, const store::AuditContext& audit,
                                                    const events::Event& event, const std::string& kind,
                                                    const std::string& import_id);

}  // namespace muster::feedback
