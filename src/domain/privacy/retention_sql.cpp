// Retention in the store.
#include "retention_sql.hpp"

#include <muster/kit/base/id.hpp>

#include <stdexcept>

namespace muster::privacy::sql {
namespace {

Instant moment(const std::string& text) {
  const auto parsed = parse_instant(text);
  if (!parsed) throw std::logic_error("the store holds a run with a malformed moment");
  return *parsed;
}

}  // namespace

std::map<std::string, std::int64_t> set_periods(store::Session& session) {
  std::map<std::string, std::int64_t> periods;
  session.each("select kind, days from retention_period", {},
               [&](const store::Row& row) { periods.emplace(row.text(0), row.integer(1)); });
  return periods;
}

void save_period(store::Session& session, const std::string& kind, std::int64_t days) {
  session.execute(
      "insert into retention_period (kind, days) values ($1, $2) on conflict (kind) do update set days = excluded.days",
      {kind, days});
}

std::optional<Instant> last_run(store::Session& session) {
  const auto row = session.first("select max(ran_at) from retention_run");
  if (!row || row->is_null(0)) return std::nullopt;
  return moment(row->text(0));
}

void save_run(store::Session& session, const RetentionRun& run) {
  // After a clock was wrong its runs must not stand in the future, or the right one would never be due again.
  session.execute("update retention_run set ran_at = $1 where ran_at > $1", {iso_instant(run.at)});
  const auto id = new_id();
  session.execute("insert into retention_run (id, ran_at, ran_by) values ($1, $2, $3)",
                  {id, iso_instant(run.at), run.by});
  for (const auto& [kind, went] : run.went) {
    session.execute("insert into retention_went (run_id, kind, went) values ($1, $2, $3)", {id, kind, went});
  }
}

std::vector<RetentionRun> runs(store::Session& session, std::int64_t limit) {
  std::vector<RetentionRun> found;
  for (const auto& row :
       session.query("select id, ran_at, ran_by from retention_run order by ran_at desc, id limit $1", {limit})) {
    RetentionRun run{moment(row.text(1)), row.text(2), {}};
    session.each("select kind, went from retention_went where run_id = $1 order by kind", {row.text(0)},
                 [&](const store::Row& went) { run.went.emplace_back(went.text(0), went.integer(1)); });
    found.push_back(std::move(run));
  }
  return found;
}

void drop_runs(store::Session& session, Instant before) {
  const auto at = iso_instant(before);
  // The newest stays, for the clock is held against it.
  session.execute(
      "delete from retention_went where run_id in (select id from retention_run where ran_at < $1 "
      "and ran_at < (select max(ran_at) from retention_run))",
      {at});
  session.execute("delete from retention_run where ran_at < $1 and ran_at < (select max(ran_at) from retention_run)",
                  {at});
}

}  // namespace muster::privacy::sql
