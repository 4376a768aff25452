// Forgets uploads and names of files.
#include <muster/domain/intake/forgetting_sql.hpp>

#include "table_bytes.hpp"
#include "unfinished_sql.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/name_keys.hpp>

#include <vector>

namespace muster::intake {

std::int64_t drop_all_staged(store::Session& session) {
  sql::give_up_all(session);
  return session.execute("delete from staged_upload") + session.execute("delete from programme_upload");
}

std::int64_t drop_staged_before(store::Session& session, Instant now) {
  const auto over = iso_instant(now);
  return session.execute("delete from staged_upload where expires_at < $1", {over}) +
         session.execute("delete from programme_upload where expires_at < $1", {over});
}

void drop_staged_of(store::Session& session, const std::string& event_id, const std::string& kind) {
  session.execute("delete from staged_upload where event_id = $1 and kind = $2", {event_id, kind});
}

void stop_imports_of(store::Session& session, const std::string& event_id, const std::string& kind) {
  session.execute(
      "update unfinished_import set given_up = 1 where import_id in (select id from import where event_id = $1 "
      "and kind = $2)",
      {event_id, kind});
}

std::optional<WaitingUploads> waiting_uploads(store::Session& session) {
  const auto row = session.first(
      "select min(w.expires_at), count(*) from (select expires_at from staged_upload union all select expires_at from "
      "programme_upload) w");
  if (!row || row->is_null(0)) return std::nullopt;
  return WaitingUploads{row->text(0), row->integer(1)};
}

std::vector<WaitingFile> waiting_files(store::Session& session) {
  std::vector<WaitingFile> files;
  session.each(
      "select event_id, kind, file_name, content, decisions, file_fingerprint from staged_upload order by expires_at, "
      "id",
      {}, [&](const store::Row& row) {
        files.push_back(
            {row.text(0), row.text(1), row.text(2), table_of(row.bytes(3), row.text(5), row.text(2)), row.text(4)});
      });
  return files;
}

std::int64_t rename_files(store::Session& session, const std::function<bool(const std::string&)>& tells) {
  std::vector<std::string> telling;
  session.each("select id, file_name from import", {}, [&](const store::Row& row) {
    if (tells(row.text(1))) telling.push_back(row.text(0));
  });
  const std::string erased = "(name erased)";
  for (const auto& id : telling) {
    session.execute("update import set file_name = $2, sort_file = $3, search_text = $4 where id = $1",
                    {id, erased, sort_key({erased}), search_key(erased)});
  }
  return static_cast<std::int64_t>(telling.size());
}

void forget_files_of_event(store::Session& session, const std::string& event_id) {
  session.execute("delete from staged_upload where event_id = $1", {event_id});
  session.execute("delete from unfinished_import where import_id in (select id from import where event_id = $1)",
                  {event_id});
  session.execute("delete from import where event_id = $1", {event_id});
}

}  // namespace muster::intake
