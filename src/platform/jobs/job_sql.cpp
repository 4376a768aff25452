// Jobs in the store. A run is known by its holder: every statement of a run asks for it.
#include "job_sql.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/platform/jobs/file_end_service.hpp>
#include <muster/platform/store/list_statement.hpp>

#include <array>
#include <map>
#include <stdexcept>

namespace muster::jobs::sql {
namespace {

constexpr std::array states{JobState::queued, JobState::running, JobState::done, JobState::failed, JobState::cancelled};

Instant instant(const std::string& text) {
  const auto read = parse_instant(text);
  if (!read.ok()) throw std::logic_error("the store holds a job without a time");
  return *read;
}

JobState state_of(const std::string& name) {
  for (const auto state : states)
    if (state_name(state) == name) return state;
  throw std::logic_error("the store holds a job in no known state");
}

const std::string columns =
    "j.id, j.kind, j.title, j.payload, j.scope, j.right_name, j.state, j.asked_by, j.done_count, j.total_count, "
    "j.things, j.cancel_asked, j.outcome, j.link, r.file_name, j.asked_at, j.ended_at";

Job job_of(const store::Row& row) {
  Job job;
  job.id = row.text(0);
  job.order = {row.text(1), row.text(2), row.text(3), row.text(4), row.text(5)};
  job.state = state_of(row.text(6));
  job.asked_by = row.text(7);
  job.done = row.integer(8);
  job.total = row.integer(9);
  job.things = row.text(10);
  job.cancel_asked = row.integer(11) == 1;
  job.outcome = row.text(12);
  job.link = row.text(13);
  job.file_name = row.text_or_empty(14);
  job.asked_at = instant(row.text(15));
  if (!row.text(16).empty()) job.ended_at = instant(row.text(16));
  return job;
}

ClaimState standing_of(const std::optional<store::Row>& row) {
  if (!row) return ClaimState::lost;
  return row->integer(0) == 1 ? ClaimState::cancelled : ClaimState::held;
}

}  // namespace

void insert(store::Session& session, const std::string& id, const store::AuditContext& audit, const Order& order) {
  session.execute(
      "insert into job (id, kind, title, payload, scope, right_name, asked_by, asked_at, state, due_at, runs, holder, "
      "held_until, cancel_asked, position, done_count, total_count, things, outcome, link, ended_at) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8, 'queued', $8, 0, '', '', 0, '', 0, 0, '', '', '', '')",
      {id, order.kind, order.title, order.payload, order.scope, order.right, audit.actor, iso_instant(audit.at)});
}

std::optional<std::string> same(store::Session& session, const std::string& asked_by, const Order& order) {
  const auto row = session.first(
      "select id from job where asked_by = $1 and kind = $2 and payload = $3 and scope = $4 and right_name = $5 "
      "and cancel_asked = 0 and state in ('queued', 'running')",
      {asked_by, order.kind, order.payload, order.scope, order.right});
  return row ? std::optional(row->text(0)) : std::nullopt;
}

std::int64_t unfinished(store::Session& session, const std::string& asked_by) {
  return session.first("select count(*) from job where asked_by = $1 and state in ('queued', 'running')", {asked_by})
      ->integer(0);
}

std::optional<Job> find(store::Session& session, const std::string& id) {
  const auto row = session.first(
      "select " + columns + " from job j left join job_result r on r.job_id = j.id where j.id = $1", {id});
  return row ? std::optional(job_of(*row)) : std::nullopt;
}

ListPage<Job> listed(store::Session& session, const std::set<std::pair<std::string, std::string>>& rights,
                     const std::string& asked_by, const ListQuery& query) {
  std::map<std::string, std::vector<std::string>> rights_in;
  for (const auto& [scope, right] : rights) rights_in[scope].push_back(right);
  // Whoever holds one role in a thousand scopes is one condition, not a thousand.
  std::map<std::vector<std::string>, std::vector<std::string>> scopes_with;
  for (const auto& [scope, held] : rights_in) scopes_with[held].push_back(scope);
  std::string seen = "((j.scope = '' and j.asked_by = {})";
  store::Values values{asked_by};
  const auto one_of = [&](const std::vector<std::string>& names) {
    std::string places;
    for (const auto& name : names) {
      places += places.empty() ? "{}" : ", {}";
      values.emplace_back(name);
    }
    return "(" + places + ")";
  };
  for (const auto& [held, scopes] : scopes_with) {
    seen += " or (j.scope in " + one_of(scopes);
    seen += " and j.right_name in " + one_of(held) + ")";
  }
  store::ListStatement list("job j", "j.id");
  list.where(seen + ")", values).filter("state", "j.state").sort("asked", {"j.asked_at"});
  return list.columns(columns, "job j left join job_result r on r.job_id = j.id").page(session, query, job_of);
}

std::optional<std::string> due(store::Session& session, const std::vector<std::string>& kinds, Instant now) {
  if (kinds.empty()) return std::nullopt;
  store::Values values{iso_instant(now)};
  std::string list;
  for (const auto& kind : kinds) {
    values.emplace_back(kind);
    list += (list.empty() ? "$" : ", $") + std::to_string(values.size());
  }
  const auto row = session.first(
      "select id from job where state in ('queued', 'running') and due_at <= $1 and held_until <= $1 and kind in (" +
          list + ") order by due_at, id limit 1",
      values);
  return row ? std::optional(row->text(0)) : std::nullopt;
}

std::optional<ClaimedJob> claim(store::Session& session, const Claim& claim, Instant now, Instant until) {
  const auto row = session.first(
      "update job set state = 'running', holder = $2, held_until = $4, runs = runs + 1 "
      "where id = $1 and state in ('queued', 'running') and due_at <= $3 and held_until <= $3 "
      "returning runs, position, cancel_asked",
      {claim.job_id, claim.holder, iso_instant(now), iso_instant(until)});
  if (!row) return std::nullopt;
  return ClaimedJob{row->integer(0), row->text(1), row->integer(2) == 1};
}

ClaimState standing(store::Session& session, const Claim& claim) {
  return standing_of(session.first("select cancel_asked from job where id = $1 and holder = $2 and state = 'running'",
                                   {claim.job_id, claim.holder}));
}

ClaimState renew(store::Session& session, const Claim& claim, Instant until, const JobProgress& reached) {
  return standing_of(
      session.first("update job set held_until = $3, done_count = $4, total_count = $5, things = $6 "
                    "where id = $1 and holder = $2 and state = 'running' returning cancel_asked",
                    {claim.job_id, claim.holder, iso_instant(until), reached.done, reached.total, reached.things}));
}

bool keep_position(store::Session& session, const Claim& claim, const std::string& position) {
  return session.execute(
             "update job set position = $3 where id = $1 and holder = $2 and state = 'running' and cancel_asked = 0",
             {claim.job_id, claim.holder, position}) == 1;
}

bool end(store::Session& session, const Claim& claim, JobState state, const JobResult& ending, Instant now) {
  // What it was asked with is needed no longer.
  const auto changed = session.execute(
      "update job set state = $3, outcome = $4, link = $5, ended_at = $6, holder = '', held_until = '', payload = '', "
      "position = '', done_count = case when $3 = 'done' and total_count > 0 then total_count else done_count end "
      "where id = $1 and holder = $2 and state = 'running'",
      {claim.job_id, claim.holder, state_name(state), ending.words, ending.link, iso_instant(now)});
  if (changed != 1) return false;
  if (ending.file)
    session.execute("insert into job_result (job_id, file_name, content_type, content) values ($1, $2, $3, $4)",
                    {claim.job_id, ending.file->name, ending.file->content_type, store::Blob{ending.file->bytes}});
  return true;
}

void put_back(store::Session& session, const Claim& claim, Instant due, bool counts) {
  session.execute(
      "update job set state = 'queued', holder = '', held_until = '', due_at = $3, runs = runs - $4 "
      "where id = $1 and holder = $2 and state = 'running'",
      {claim.job_id, claim.holder, iso_instant(due), std::int64_t{counts ? 0 : 1}});
}

bool cancel(store::Session& session, const std::string& id, Instant now) {
  const auto waiting = session.execute(
      "update job set state = 'cancelled', cancel_asked = 1, ended_at = $2, payload = '', position = '' "
      "where id = $1 and state = 'queued'",
      {id, iso_instant(now)});
  return waiting == 1 ||
         session.execute("update job set cancel_asked = 1 where id = $1 and state = 'running'", {id}) == 1;
}

std::optional<JobFile> file_of(store::Session& session, const std::string& id) {
  const auto row = session.first("select file_name, content_type, content from job_result where job_id = $1", {id});
  return row ? std::optional(JobFile{row->text(0), row->text(1), row->bytes(2)}) : std::nullopt;
}

std::vector<KeptResult> kept_results(store::Session& session) {
  std::vector<KeptResult> all;
  session.each(
      "select j.id, j.asked_by, j.scope, length(r.content) from job_result r join job j on j.id = r.job_id "
      "order by j.ended_at, j.id",
      {}, [&](const store::Row& row) { all.push_back({row.text(0), row.text(1), row.text(2), row.integer(3)}); });
  return all;
}

void drop_result(store::Session& session, const std::string& id, const std::string& outcome) {
  if (session.execute("delete from job_result where job_id = $1", {id}) == 1)
    session.execute("update job set outcome = $2 where id = $1", {id, outcome});
}

}  // namespace muster::jobs::sql

namespace muster::jobs {

std::int64_t drop_ended(store::Session& session, const std::string& before) {
  const std::string which = "where (ended_at <> '' and ended_at < $1) or (state = 'queued' and asked_at < $1)";
  session.execute("delete from job_result where job_id in (select id from job " + which + ")", {before});
  return session.execute("delete from job " + which, {before});
}

std::int64_t drop_files(store::Session& session, const std::string& kind, const std::string& ended_before,
                        const std::string& outcome) {
  std::vector<std::string> ids;
  session.each(
      "select j.id from job j join job_result r on r.job_id = j.id where j.kind = $1 and j.ended_at <> '' and "
      "j.ended_at < $2 order by j.id",
      {kind, ended_before}, [&](const store::Row& row) { ids.push_back(row.text(0)); });
  for (const auto& id : ids) sql::drop_result(session, id, outcome);
  return static_cast<std::int64_t>(ids.size());
}

std::optional<OldestJobs> oldest_ended(store::Session& session) {
  const auto oldest = session.first("select min(ended_at) from job where ended_at <> ''");
  if (!oldest || oldest->is_null(0)) return std::nullopt;
  const auto& at = oldest->text(0);
  const auto row = session.first("select count(*) from job where ended_at >= $1 and ended_at < $2",
                                 {at.substr(0, 10), at.substr(0, 10) + "T99"});
  return OldestJobs{at, row->integer(0)};
}

void forget_scope(store::Session& session, const std::string& scope) {
  session.execute("delete from job_result where job_id in (select id from job where scope = $1)", {scope});
  session.execute("delete from job where scope = $1", {scope});
}

std::int64_t forget_results(store::Session& session) {
  const auto files = session.execute("delete from job_result");
  session.execute("delete from job where state not in ('queued', 'running')");
  session.execute(
      "update job set state = 'queued', holder = '', held_until = '', runs = runs - 1 where state = 'running'");
  return files;
}

void forget_asker(store::Session& session, const std::string& asked_by) {
  session.execute("delete from job_result where job_id in (select id from job where asked_by = $1)", {asked_by});
  session.execute("delete from job where asked_by = $1", {asked_by});
}

}  // namespace muster::jobs
