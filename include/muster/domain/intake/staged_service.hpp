#pragma once
// A file between its choosing and its import: it waits in the store, is decided and mended there, and can be gone back
// to.

#include <muster/domain/intake/intake_service.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/platform/jobs/job.hpp>

#include <chrono>

namespace muster::intake {

/// How long a file waits after it was chosen, and after each decision about it.
inline constexpr std::chrono::hours staged_for{2};

/// Keeps a file that can be judged and was not taken in before, with what was decided about an earlier upload of its
/// kind that still waits; returns its id. Errors: those of the kind, conflict where the very file stands in the ledger,
/// and those of room_to_wait (upload_room_service.hpp).
[[nodiscard]] Result<std::string> stage(store::Database& database, const store::AuditContext& audit, const Kind& kind,
                                        const std::string& slug, const std::string& file_name,
                                        const std::string& bytes);

struct StagedFile {
  std::string id;
  IncomingFile file;
  std::vector<DecisionLine> decisions;
  std::vector<DecisionLine> remembered;  ///< which of them were taken over: typed, the upload that they came from
  Forecast forecast;
  std::string job_id;  ///< of the job that imports it, or did not manage to; may be empty
};
/// The upload as it would be imported now; not_found where it is not there or its time is over.
[[nodiscard]] Result<StagedFile> staged(store::Database& database, Instant now, const Kind& kind,
                                        const std::string& slug, const std::string& id);

/// Keeps decisions about an upload. Errors: a decision that could not be carried out; then nothing is kept.
[[nodiscard]] Outcome decide_staged(store::Database& database, Instant now, const Kind& kind, const std::string& slug,
                                    const std::string& id, const std::vector<DecisionLine>& changes);

/// Imports what can be taken, leaves the rest, and deletes the upload. `expected` is the fingerprint that was seen.
[[nodiscard]] Result<ImportResult> import_staged(store::Database& database, const store::AuditContext& audit,
                                                 const Kind& kind, const std::string& slug, const std::string& id,
                                                 const std::string& expected, const Watch& watch = {});

/// The job that imports a waiting file, by its name among jobs. Asks for it; returns its id. The same button pressed
/// twice is one job.
inline constexpr std::string_view import_job = "import";
[[nodiscard]] Result<std::string> order_import(store::Database& database, const store::AuditContext& audit,
                                               const Kind& kind, const std::string& slug, const std::string& id,
                                               const std::string& expected);
/// The job that goes on with an upload, so that nothing about it can be decided now; nothing where none does.
[[nodiscard]] Result<std::optional<jobs::Job>> job_of_upload(store::Database& database, Instant now, const Kind& kind,
                                                             const std::string& slug, const std::string& id);

/// Deletes the upload without importing it. Success, too, where it is gone already; conflict where a job imports it
/// just now.
[[nodiscard]] Outcome cancel_staged(store::Database& database, Instant now, const Kind& kind, const std::string& slug,
                                    const std::string& id);

/// Where files of a kind are taken in, and one of the imports that were, undone or not, where `import_id` names one.
struct ImportOverview {
  Target target;
  Outcome open = Success{};  ///< why nothing can be taken in now
  std::optional<Import> named;
  std::string after{};  ///< what its kind says of every import that is done
};
[[nodiscard]] Result<ImportOverview> import_overview(store::Database& database, Instant now, const Kind& kind,
                                                     const std::string& slug, const std::string& import_id = {});

/// A file that waits, or that was imported before.
struct ShelvedFile {
  std::string id;
  std::string state;  ///< "waiting", "imported", "undone"
  std::string file_name;
  std::int64_t rows = 0;
  std::int64_t added = 0;
  Instant at;
  bool can_undo = false;
  bool being_imported = false;
};
/// Sorted by "at", "file" or "state", filtered by "state".
[[nodiscard]] Result<ListPage<ShelvedFile>> shelved_files(store::Database& database, Instant now, const Kind& kind,
                                                          const std::string& slug, const ListQuery& query);

/// An import of that kind into that target, undone or not, with what undoing it would leave or has left; not_found
/// where there is none of that id.
struct UndoableImport {
  Import import;
  std::vector<std::string> kept;
};
[[nodiscard]] Result<UndoableImport> past_import(store::Database& database, const Kind& kind, const std::string& slug,
                                                 const std::string& import_id);
/// How many rows of one that stands were taken in; errors as of undoing it.
[[nodiscard]] Result<std::int64_t> rows_of_import(store::Database& database, const Kind& kind, const std::string& slug,
                                                  const std::string& import_id);
/// Takes it back.
[[nodiscard]] Result<UndoneImport> undo_past_import(store::Database& database, const store::AuditContext& audit,
                                                    const Kind& kind, const std::string& slug,
                                                    const std::string& import_id, const UndoWatch& watch = {});
/// The job that takes a long one back, by its name among jobs. Asks for it; returns its id.
inline constexpr std::string_view undo_job = "undo import";
[[nodiscard]] Result<std::string> order_undo(store::Database& database, const store::AuditContext& audit,
                                             const Kind& kind, const std::string& slug, const std::string& import_id);

}  // namespace muster::intake
