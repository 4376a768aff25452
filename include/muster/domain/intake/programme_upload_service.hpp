#pragma once
// A file about a whole programme between the look at it and its taking in: it waits in the store, beside the lists that
// wait, in the same room and for as long.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::intake {

struct ProgrammeUpload {
  std::string id{};
  std::string programme_id;
  std::string file_name;
  std::string bytes{};
  std::string shown;  ///< what was seen in it, as whoever takes such files in writes it down
};

/// Whether so many bytes may wait for the programme: to be asked before they are read, which is what costs. Errors:
/// those of room_to_wait (upload_room_service.hpp).
[[nodiscard]] Outcome room_for_upload(store::Database& database, const store::AuditContext& audit,
                                      const std::string& programme_id, std::size_t bytes);

/// Keeps a file for `staged_for` (staged_service.hpp) in place of the one that waits for the programme; returns its id.
/// Errors: those of room_to_wait.
[[nodiscard]] Result<std::string> keep_upload(store::Database& database, const store::AuditContext& audit,
                                              const ProgrammeUpload& upload);

/// Without its bytes; not_found where none of that id waits for the programme, or its time is over.
[[nodiscard]] Result<ProgrammeUpload> upload_waiting(store::Database& database, Instant now,
                                                     const std::string& programme_id, const std::string& id);
/// The same with its bytes.
[[nodiscard]] Result<ProgrammeUpload> upload_whole(store::Database& database, Instant now,
                                                   const std::string& programme_id, const std::string& id);

/// Lets it wait anew from `now`: a job goes on with it.
[[nodiscard]] Outcome wait_longer(store::Database& database, Instant now, const std::string& id);
/// Deletes it, in somebody's transaction or alone. Nothing happens where it is gone.
void drop_upload(store::Session& session, const std::string& programme_id, const std::string& id);
[[nodiscard]] Outcome drop_upload(store::Database& database, const std::string& programme_id, const std::string& id);

}  // namespace muster::intake
