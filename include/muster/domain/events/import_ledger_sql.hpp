#pragma once
// Which files were taken into an event, so that none is taken twice and each can be taken back; and the uploads that
// wait between preview and "Import".

#include <muster/domain/events/event.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::events {

/// One file taken in.
struct Import {
  std::string id;
  std::string event_id;
  std::string kind;  ///< "delegates", "responses", "notes"
  std::string file_name;
  std::string fingerprint;  ///< of the file's bytes
  std::int64_t rows = 0;    ///< rows in the file
  std::int64_t added = 0;   ///< people, responses or notes that it added
  Instant applied_at;
  bool undone = false;
};

/// Refuses (conflict) a file that stands in the ledger already, by its bytes.
[[nodiscard]] Outcome not_taken_yet(store::Session& session, const Import& import);
void enter(store::Session& session, const store::AuditContext& audit, const Import& import);
void mark_undone(store::Session& session, const store::AuditContext& audit, const std::string& import_id);
/// The import with that id; not_found or, where it was undone already, conflict.
[[nodiscard]] Result<Import> find_import(store::Session& session, const std::string& import_id);
/// Newest first, those undone included.
[[nodiscard]] std::vector<Import> imports(store::Session& session, const std::string& event_id);

/// An upload kept for a while: its bytes as they came, and what was decided about them.
struct StagedUpload {
  std::string id;
  std::string event_id;
  std::string kind;
  std::string file_name;
  std::string bytes;
  std::string decisions;  ///< what was decided so far, as CSV of the decisions file
};
inline constexpr std::chrono::hours staged_for{2};

/// Keeps an upload for `staged_for`; uploads past that are removed on the way. Returns its id.
std::string stage(store::Session& session, const store::AuditContext& audit, const StagedUpload& upload);
/// The upload, or not_found where there is none or its time is over ("choose the file again").
[[nodiscard]] Result<StagedUpload> staged(store::Session& session, Instant now, const std::string& event_id,
                                          const std::string& id);
void keep_decisions(store::Session& session, const std::string& id, const std::string& decisions);
void drop_staged(store::Session& session, const std::string& id);

}  // namespace muster::events
