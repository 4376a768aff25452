// Statements about files of whole programmes that wait.
#include "programme_upload_sql.hpp"

#include <muster/kit/base/date.hpp>

namespace muster::intake::sql {

void insert_programme_upload(store::Session& session, const ProgrammeUpload& upload, const std::string& staged_by,
                             Instant until) {
  session.execute("delete from programme_upload where programme_id = $1", {upload.programme_id});
  session.execute(
      "insert into programme_upload (id, programme_id, file_name, content, byte_count, shown, staged_by, expires_at) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8)",
      {upload.id, upload.programme_id, upload.file_name, store::Blob{upload.bytes},
       static_cast<std::int64_t>(upload.bytes.size()), upload.shown, staged_by, iso_instant(until)});
}

std::optional<ProgrammeUpload> select_programme_upload(store::Session& session, Instant now,
                                                       const std::string& programme_id, const std::string& id,
                                                       bool with_bytes) {
  const auto row =
      session.first(std::string("select id, programme_id, file_name, shown") + (with_bytes ? ", content" : "") +
                        " from programme_upload where id = $1 and programme_id = $2 and expires_at >= $3",
                    {id, programme_id, iso_instant(now)});
  if (!row) return std::nullopt;
  return ProgrammeUpload{row->text(0), row->text(1), row->text(2), with_bytes ? row->bytes(4) : std::string(),
                         row->text(3)};
}

void update_programme_upload(store::Session& session, const std::string& id, Instant until) {
  session.execute("update programme_upload set expires_at = $2 where id = $1", {id, iso_instant(until)});
}

void delete_programme_upload(store::Session& session, const std::string& programme_id, const std::string& id) {
  session.execute("delete from programme_upload where id = $1 and programme_id = $2", {id, programme_id});
}

}  // namespace muster::intake::sql
