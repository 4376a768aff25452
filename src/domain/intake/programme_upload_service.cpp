// Keeps and finds files of whole programmes within the room that waiting files have.
#include <muster/domain/intake/programme_upload_service.hpp>

#include <muster/domain/intake/staged_service.hpp>
#include <muster/domain/intake/upload_room_service.hpp>
#include <muster/kit/base/id.hpp>

#include "programme_upload_sql.hpp"

namespace muster::intake {
namespace {

Result<ProgrammeUpload> found(store::Database& database, Instant now, const std::string& programme_id,
                              const std::string& id, bool with_bytes) {
  return database.read([&](store::Session& session) -> Result<ProgrammeUpload> {
    auto upload = sql::select_programme_upload(session, now, programme_id, id, with_bytes);
    if (!upload)
      return not_found(
          "This file does not wait any more: it was taken in, cancelled, or two hours have gone by. Choose it again.");
    return std::move(*upload);
  });
}

}  // namespace

Outcome room_for_upload(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                        std::size_t bytes) {
  return database.read([&](store::Session& session) -> Outcome {
    return room_to_wait(session, database.location(), audit.at, {audit.actor, programme_id},
                        static_cast<std::int64_t>(bytes));
  });
}

Result<std::string> keep_upload(store::Database& database, const store::AuditContext& audit,
                                const ProgrammeUpload& upload) {
  auto kept = upload;
  kept.id = new_id();
  return database.write([&](store::Session& session) -> Result<std::string> {
    MUSTER_CHECK(room_to_wait(session, database.location(), audit.at, {audit.actor, kept.programme_id},
                              static_cast<std::int64_t>(kept.bytes.size())));
    sql::insert_programme_upload(session, kept, audit.actor, audit.at + staged_for);
    return kept.id;
  });
}

Result<ProgrammeUpload> upload_waiting(store::Database& database, Instant now, const std::string& programme_id,
                                       const std::string& id) {
  return found(database, now, programme_id, id, false);
}

Result<ProgrammeUpload> upload_whole(store::Database& database, Instant now, const std::string& programme_id,
                                     const std::string& id) {
  return found(database, now, programme_id, id, true);
}

Outcome wait_longer(store::Database& database, Instant now, const std::string& id) {
  return database.write([&](store::Session& session) -> Outcome {
    sql::update_programme_upload(session, id, now + staged_for);
    return Success{};
  });
}

void drop_upload(store::Session& session, const std::string& programme_id, const std::string& id) {
  sql::delete_programme_upload(session, programme_id, id);
}

Outcome drop_upload(store::Database& database, const std::string& programme_id, const std::string& id) {
  return database.write([&](store::Session& session) -> Outcome {
    drop_upload(session, programme_id, id);
    return Success{};
  });
}

}  // namespace muster::intake
