// Stages, shows, decides, imports and cancels files; undoes imports of one target.
#include <muster/domain/intake/import_totals_sql.hpp>
#include <muster/domain/intake/staged_service.hpp>
#include <muster/domain/intake/upload_room_service.hpp>

#include "staged_sql.hpp"
#include "table_bytes.hpp"

#include <muster/kit/base/id.hpp>
#include <muster/platform/jobs/job_service.hpp>

#include <algorithm>

namespace muster::intake {
namespace {

enum class Rows { with, without };

Result<sql::StagedUpload> upload_of(store::Session& session, Instant now, const Kind& kind, const std::string& slug,
                                    const std::string& id, Rows rows = Rows::with) {
  MUSTER_TRY(target, kind.target(session, slug));
  auto upload = rows == Rows::with ? sql::select_staged(session, now, target.event_id, kind.name, id)
                                   : sql::select_staged_facts(session, now, target.event_id, kind.name, id);
  if (upload) return *std::move(upload);
  return not_found(
      "This upload is no longer here: uploads are kept for two hours, and go when they are imported. "
      "Choose the file again.");
}

IncomingFile file_of(const sql::StagedUpload& upload) {
  const auto print = upload.fingerprint.empty() ? fingerprint(upload.table) : upload.fingerprint;
  return {upload.file_name, print, table_of(upload.table, upload.fingerprint, upload.file_name), upload.decisions,
          "decisions"};
}

/// What is remembered about things that are decided still.
std::vector<DecisionLine> still_remembered(const std::vector<DecisionLine>& remembered,
                                           const std::vector<DecisionLine>& changes) {
  auto kept = remembered;
  std::erase_if(kept, [&](const DecisionLine& line) { return decision_about(changes, line.typed).has_value(); });
  return kept;
}

/// What a job imports just now is not to be changed.
Outcome not_being_imported(store::Database& database, Instant now, const Kind& kind, const std::string& slug,
                           const std::string& id) {
  MUSTER_TRY(job, job_of_upload(database, now, kind, slug, id));
  if (job && !jobs::has_ended(job->state))
    return conflict("This list is being imported just now, so nothing about it can be changed.");
  return Success{};
}

/// An upload may hold names beside answers: what is deleted must leave the log too.
void forget(store::Database& database, const Kind& kind) {
  if (!kind.shows_cells) (void)database.forget_deleted();
}

/// Gives a new upload what was decided about the one before it that still waits.
Outcome take_over(store::Database& database, const Kind& kind, const std::string& slug, const tabular::Table& table,
                  sql::StagedUpload& upload) {
  MUSTER_TRY(before, database.read([&](store::Session& session) -> Result<std::optional<sql::StagedUpload>> {
    MUSTER_TRY(target, kind.target(session, slug));
    const auto waiting = sql::select_waiting(session, upload.staged_at, target.event_id, kind.name);
    if (waiting.empty()) return std::optional<sql::StagedUpload>{};
    return sql::select_staged(session, upload.staged_at, target.event_id, kind.name, waiting.front().id);
  }));
  if (!before) return Success{};
  MUSTER_TRY(lines, read_sheet(before->decisions));
  if (lines.empty()) return Success{};
  const auto kept = taken_over(lines, file_of(*before).table, table);
  std::vector<DecisionLine> origins;
  for (const auto& line : kept) origins.push_back({line.typed, before->file_name});
  upload.decisions = write_sheet(kept);
  upload.remembered = write_sheet(origins);
  return Success{};
}

Outcome room_for(store::Database& database, const store::AuditContext& audit, const Kind& kind, const std::string& slug,
                 std::size_t bytes) {
  return database.read([&](store::Session& session) -> Outcome {
    MUSTER_TRY(target, kind.target(session, slug));
    return room_to_wait(session, database.location(), audit.at, {audit.actor, target.programme_id},
                        static_cast<std::int64_t>(bytes));
  });
}

}  // namespace

Result<std::string> stage(store::Database& database, const store::AuditContext& audit, const Kind& kind,
                          const std::string& slug, const std::string& file_name, const std::string& bytes) {
  // Before the file is read, which is what costs; its rows as they are kept are measured below.
  MUSTER_CHECK(room_for(database, audit, kind, slug, bytes.size()));
  MUSTER_TRY(file, read_incoming(kind, file_name, bytes));
  MUSTER_CHECK(forecast(database, audit.at, kind, slug, file));
  sql::StagedUpload upload{new_id(),
                           "",
                           kind.name,
                           file.name,
                           file.fingerprint,
                           to_bytes(file.table),
                           static_cast<std::int64_t>(file.table.rows.size()),
                           "",
                           "",
                           audit.at,
                           "",
                           audit.actor,
                           ""};
  MUSTER_CHECK(take_over(database, kind, slug, file.table, upload));
  return database.write([&](store::Session& session) -> Result<std::string> {
    MUSTER_TRY(target, kind.target(session, slug));
    upload.event_id = target.event_id;
    upload.programme_id = target.programme_id;
    MUSTER_CHECK(room_to_wait(session, database.location(), audit.at, {upload.staged_by, upload.programme_id},
                              static_cast<std::int64_t>(upload.table.size())));
    Import entry;
    entry.event_id = target.event_id;
    entry.kind = kind.name;
    entry.fingerprint = file.fingerprint;
    MUSTER_CHECK(not_taken_yet(session, entry));
    sql::insert_staged(session, upload, audit.at + staged_for);
    return upload.id;
  });
}

Result<StagedFile> staged(store::Database& database, Instant now, const Kind& kind, const std::string& slug,
                          const std::string& id) {
  MUSTER_TRY(upload, database.read([&](store::Session& session) { return upload_of(session, now, kind, slug, id); }));
  auto file = file_of(upload);
  MUSTER_TRY(found, forecast(database, now, kind, slug, file));
  MUSTER_TRY(decisions, read_sheet(upload.decisions));
  MUSTER_TRY(remembered, read_sheet(upload.remembered));
  return StagedFile{upload.id,        std::move(file), std::move(decisions), std::move(remembered),
                    std::move(found), upload.job_id};
}

Outcome decide_staged(store::Database& database, Instant now, const Kind& kind, const std::string& slug,
                      const std::string& id, const std::vector<DecisionLine>& changes) {
  MUSTER_CHECK(not_being_imported(database, now, kind, slug, id));
  MUSTER_TRY(upload, database.read([&](store::Session& session) { return upload_of(session, now, kind, slug, id); }));
  const auto before = upload.decisions;
  MUSTER_TRY(lines, read_sheet(before));
  MUSTER_TRY(remembered, read_sheet(upload.remembered));
  decide(lines, changes);
  auto file = file_of(upload);
  file.decisions = write_sheet(lines);
  MUSTER_CHECK(forecast(database, now, kind, slug, file));
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(now_there, upload_of(session, now, kind, slug, id, Rows::without));
    if (now_there.decisions != before) {
      return conflict("Somebody else decided something about this file at the same moment. Look at it, and try again.");
    }
    sql::update_decisions(session, id, file.decisions, write_sheet(still_remembered(remembered, changes)),
                          now + staged_for);
    return Success{};
  });
}

Result<ImportResult> import_staged(store::Database& database, const store::AuditContext& audit, const Kind& kind,
                                   const std::string& slug, const std::string& id, const std::string& expected,
                                   const Watch& watch) {
  MUSTER_TRY(upload, database.read([&](store::Session& session) -> Result<sql::StagedUpload> {
    MUSTER_TRY(waiting, upload_of(session, audit.at, kind, slug, id));
    MUSTER_CHECK(room_to_import(session, database.location(), static_cast<std::int64_t>(waiting.table.size())));
    return waiting;
  }));
  MUSTER_TRY(done, apply(database, audit, kind, slug, file_of(upload), {true, true}, expected, watch));
  // The import stands whatever becomes of the upload, which goes by itself when its time is over.
  (void)database.write([&](store::Session& session) -> Outcome {
    sql::delete_staged(session, upload.id);
    return Success{};
  });
  forget(database, kind);
  return done;
}

Result<std::string> order_import(store::Database& database, const store::AuditContext& audit, const Kind& kind,
                                 const std::string& slug, const std::string& id, const std::string& expected) {
  return database.write([&](store::Session& session) -> Result<std::string> {
    MUSTER_CHECK(upload_of(session, audit.at, kind, slug, id, Rows::without));
    MUSTER_TRY(target, kind.target(session, slug));
    const jobs::Order wanted{
        std::string(import_job), kind.words.title + ": " + target.title,
        jobs::payload_of(
            {{"kind", kind.name}, {"event", slug}, {"upload", id}, {"expected", expected}, {"programme", audit.scope}}),
        target.programme_id, std::string(kind.permission)};
    MUSTER_TRY(job, jobs::order(session, audit, wanted));
    sql::update_job(session, id, job, audit.at + staged_for);
    return job;
  });
}

Result<std::optional<jobs::Job>> job_of_upload(store::Database& database, Instant now, const Kind& kind,
                                               const std::string& slug, const std::string& id) {
  MUSTER_TRY(upload, database.read([&](store::Session& session) {
    return upload_of(session, now, kind, slug, id, Rows::without);
  }));
  if (upload.job_id.empty()) return std::optional<jobs::Job>{};
  auto job = jobs::find(database, upload.job_id);
  if (!job.ok()) return std::optional<jobs::Job>{};  // jobs that ended are deleted after some days
  return std::optional(std::move(job).value());
}

Outcome cancel_staged(store::Database& database, Instant now, const Kind& kind, const std::string& slug,
                      const std::string& id) {
  auto busy = not_being_imported(database, now, kind, slug, id);
  if (!busy.ok() && busy.error().kind == ErrorKind::conflict) return busy;
  auto gone = database.write([&](store::Session& session) -> Outcome {
    const auto upload = upload_of(session, now, kind, slug, id, Rows::without);
    if (upload.ok()) sql::delete_staged(session, upload->id);
    return Success{};
  });
  if (gone.ok()) forget(database, kind);
  return gone;
}

Result<ImportOverview> import_overview(store::Database& database, Instant now, const Kind& kind,
                                       const std::string& slug, const std::string& import_id) {
  return database.read([&](store::Session& session) -> Result<ImportOverview> {
    ImportOverview import_overview;
    MUSTER_TRY(target, kind.target(session, slug));
    import_overview.target = std::move(target);
    if (kind.open) import_overview.open = kind.open(session, now, import_overview.target);
    if (!import_id.empty())
      import_overview.named = entered_import(session, import_overview.target.event_id, kind.name, import_id);
    if (import_overview.named && kind.after) import_overview.after = kind.after(session, import_overview.target);
    return import_overview;
  });
}

Result<ListPage<ShelvedFile>> shelved_files(store::Database& database, Instant now, const Kind& kind,
                                            const std::string& slug, const ListQuery& query) {
  std::vector<std::string> job_ids;
  MUSTER_TRY(page, database.read([&](store::Session& session) -> Result<ListPage<ShelvedFile>> {
    MUSTER_TRY(target, kind.target(session, slug));
    auto files = sql::select_files(session, now, target.event_id, kind.name, query, job_ids);
    for (auto& file : files.rows) {
      if (file.state != "imported") continue;
      const auto import = find_import(session, file.id);
      file.can_undo = import.ok() && (!kind.can_undo || kind.can_undo(session, *import));
    }
    return files;
  }));
  for (std::size_t at = 0; at < page.rows.size(); ++at) {
    if (job_ids[at].empty()) continue;
    const auto job = jobs::find(database, job_ids[at]);
    page.rows[at].being_imported = job.ok() && !jobs::has_ended(job->state);
  }
  return page;
}

}  // namespace muster::intake
