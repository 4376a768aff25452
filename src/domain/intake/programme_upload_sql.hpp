#pragma once
// Files about whole programmes that wait, in the store.

#include <muster/domain/intake/programme_upload_service.hpp>

#include <optional>

namespace muster::intake::sql {

/// In place of the one that waits for its programme.
void insert_programme_upload(store::Session& session, const ProgrammeUpload& upload, const std::string& staged_by,
                             Instant until);
[[nodiscard]] std::optional<ProgrammeUpload> select_programme_upload(store::Session& session, Instant now,
                                                                     const std::string& programme_id,
                                                                     const std::string& id, bool with_bytes);
void update_programme_upload(store::Session& session, const std::string& id, Instant until);
void delete_programme_upload(store::Session& session, const std::string& programme_id, const std::string& id);

}  // namespace muster::intake::sql
