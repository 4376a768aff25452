// The waiting uploads' statements.
#include "staged_sql.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/name_keys.hpp>
#include <muster/platform/store/list_statement.hpp>

namespace muster::intake::sql {
namespace {

constexpr const char* facts =
    "select id, event_id, kind, file_name, file_fingerprint, row_count, decisions, remembered, staged_at, job_id";

StagedUpload facts_from(const store::Row& row) {
  StagedUpload upload{row.text(0),    row.text(1), row.text(2), row.text(3), row.text(4), {},
                      row.integer(5), row.text(6), row.text(7), {},          row.text(9)};
  if (const auto at = parse_instant(row.text(8))) upload.staged_at = *at;
  return upload;
}

}  // namespace

void insert_staged(store::Session& session, const StagedUpload& upload, Instant until) {
  session.execute("delete from staged_upload where expires_at < $1", {iso_instant(upload.staged_at)});
  session.execute(
      "insert into staged_upload (id, event_id, kind, file_name, file_fingerprint, content, row_count, decisions, "
      "remembered, staged_at, expires_at, sort_file, search_text, staged_by, programme_id, byte_count) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
      {upload.id, upload.event_id, upload.kind, upload.file_name, upload.fingerprint, store::Blob{upload.table},
       upload.rows, upload.decisions, upload.remembered, iso_instant(upload.staged_at), iso_instant(until),
       sort_key({upload.file_name}), search_key(upload.file_name), upload.staged_by, upload.programme_id,
       static_cast<std::int64_t>(upload.table.size())});
}

WaitingBytes select_waiting_bytes(store::Session& session, Instant now, const std::string& account,
                                  const std::string& programme_id) {
  const auto row = session.first(
      "select coalesce(sum(case when w.staged_by = $2 then w.bytes else 0 end), 0), "
      "coalesce(sum(case when w.programme_id = $3 then w.bytes else 0 end), 0), coalesce(sum(w.bytes), 0) from "
      "(select staged_by, programme_id, case when byte_count < 65536 then 65536 else byte_count end as bytes "
      "from staged_upload where expires_at >= $1 union all select staged_by, programme_id, case when byte_count < "
      "65536 then 65536 else byte_count end from programme_upload where expires_at >= $1) w",
      {iso_instant(now), account, programme_id});
  return {row->integer(0), row->integer(1), row->integer(2)};
}

bool any_overdue(store::Session& session, Instant now) {
  const auto at = iso_instant(now);
  return session.first("select 1 from staged_upload where expires_at < $1 limit 1", {at}).has_value() ||
         session.first("select 1 from programme_upload where expires_at < $1 limit 1", {at}).has_value();
}

std::optional<StagedUpload> select_staged(store::Session& session, Instant now, const std::string& event_id,
                                          const std::string& kind, const std::string& id) {
  const auto row = session.first(
      std::string(facts) +
          ", content from staged_upload where id = $1 and event_id = $2 and kind = $3 and expires_at >= $4",
      {id, event_id, kind, iso_instant(now)});
  if (!row) return std::nullopt;
  auto upload = facts_from(*row);
  upload.table = row->bytes(10);
  return upload;
}

std::optional<StagedUpload> select_staged_facts(store::Session& session, Instant now, const std::string& event_id,
                                                const std::string& kind, const std::string& id) {
  const auto row = session.first(
      std::string(facts) + " from staged_upload where id = $1 and event_id = $2 and kind = $3 and expires_at >= $4",
      {id, event_id, kind, iso_instant(now)});
  return row ? std::optional(facts_from(*row)) : std::nullopt;
}

std::vector<StagedUpload> select_waiting(store::Session& session, Instant now, const std::string& event_id,
                                         const std::string& kind) {
  std::vector<StagedUpload> waiting;
  session.each(
      "select id, file_name, row_count, staged_at from staged_upload where event_id = $1 and kind = $2 "
      "and expires_at >= $3 order by staged_at desc, id",
      {event_id, kind, iso_instant(now)}, [&](const store::Row& row) {
        auto& upload = waiting.emplace_back();
        upload.id = row.text(0);
        upload.file_name = row.text(1);
        upload.rows = row.integer(2);
        if (const auto at = parse_instant(row.text(3))) upload.staged_at = *at;
      });
  return waiting;
}

ListPage<ShelvedFile> select_files(store::Session& session, Instant now, const std::string& event_id,
                                   const std::string& kind, const ListQuery& query, std::vector<std::string>& job_ids) {
  store::ListStatement list(
      {"select id, event_id, kind, 'waiting' as state, sort_file, search_text, staged_at as at, expires_at as until "
       "from staged_upload",
       "select id, event_id, kind, case when undone_at is null then 'imported' else 'undone' end as state, sort_file, "
       "search_text, applied_at as at, cast('9999' as text) as until from import "
       "where undone_at is not null or id not in (select u.import_id from unfinished_import u)"},
      "f", "f.id");
  list.where("f.event_id = {} and f.kind = {} and f.until >= {}", {event_id, kind, iso_instant(now)});
  list.filter("state", "f.state").search("f.search_text");
  list.sort("at", {"f.at"}).sort("file", {"f.sort_file"}).sort("state", {"f.state", "f.at"});
  list.columns(
      "picked.picked_key, case when w.id is not null then 'waiting' when i.undone_at is null then 'imported' else "
      "'undone' end, coalesce(w.file_name, i.file_name), coalesce(w.row_count, i.row_count), "
      "coalesce(i.added_count, 0), coalesce(w.staged_at, i.applied_at), coalesce(w.job_id, '')",
      "left join staged_upload w on w.id = picked.picked_key left join import i on i.id = picked.picked_key");
  return list.page(session, query, [&](const store::Row& row) {
    job_ids.push_back(row.text(6));
    const auto at = parse_instant(row.text(5));
    return ShelvedFile{row.text(0), row.text(1), row.text(2), row.integer(3), row.integer(4), at.ok() ? *at : Instant{},
                       false,       false};
  });
}

void update_decisions(store::Session& session, const std::string& id, const std::string& decisions,
                      const std::string& remembered, Instant until) {
  session.execute("update staged_upload set decisions = $2, remembered = $3, expires_at = $4 where id = $1",
                  {id, decisions, remembered, iso_instant(until)});
}

void update_job(store::Session& session, const std::string& id, const std::string& job_id, Instant until) {
  session.execute("update staged_upload set job_id = $2, expires_at = $3 where id = $1",
                  {id, job_id, iso_instant(until)});
}

void delete_staged(store::Session& session, const std::string& id) {
  session.execute("delete from staged_upload where id = $1", {id});
}

std::vector<std::string> jobs_of_uploads(store::Session& session, const std::string& event_id) {
  std::vector<std::string> ids;
  session.each("select job_id from staged_upload where event_id = $1", {event_id},
               [&](const store::Row& row) { ids.push_back(row.text(0)); });
  return ids;
}

void delete_staged_of_job(store::Session& session, const std::string& job_id) {
  session.execute("delete from staged_upload where job_id = $1", {job_id});
}

}  // namespace muster::intake::sql
