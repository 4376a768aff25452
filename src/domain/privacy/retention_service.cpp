// The nightly job: deletes what is due, counts it, and stops where the clock has jumped.
#include <muster/domain/privacy/retention_service.hpp>

#include "retention_kinds_service.hpp"
#include "retention_pieces_service.hpp"
#include "retention_sql.hpp"

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>

namespace muster::privacy {
namespace {

constexpr std::chrono::hours longest_gap{48};
constexpr std::int64_t runs_shown = 50;

Date shifted(Date day, std::int64_t by) { return Date(std::chrono::sys_days(day) + std::chrono::days(by)); }

bool too_far(Instant now, Instant last) { return now - last > longest_gap || last - now > longest_gap; }

const KindRow* row_named(const std::string& name) {
  for (const auto& row : kind_rows()) {
    if (row.kind.name == name) return &row;
  }
  return nullptr;
}

Error unknown_kind(const std::string& name) {
  std::vector<std::string> names;
  std::string list;
  for (const auto& row : kind_rows()) {
    names.push_back(row.kind.name);
    list += (list.empty() ? "" : ", ") + row.kind.name;
  }
  const auto hint = did_you_mean(name, names);
  return not_found("\"" + name + "\" is no kind of data" + (hint.empty() ? "" : "; " + hint) +
                   ". The kinds are: " + list + ". Nothing was changed.");
}

Outcome fits(const KeptKind& kind, std::optional<std::int64_t> days) {
  if (!kind.changeable) return bad_input("The period of \"" + kind.name + "\" is fixed. " + kind.remark);
  if (!days) {
    if (kind.may_be_kept) return Success{};
    return bad_input("\"" + kind.name + "\" cannot be kept for ever. " + kind.remark + " Nothing was changed.")
        .at("days");
  }
  if (*days >= kind.least && *days <= kind.most) return Success{};
  return bad_input("\"" + kind.name + "\" can be kept for " + grouped(kind.least) + " to " + grouped(kind.most) +
                   " days. Nothing was changed.")
      .at("days");
}

}  // namespace

std::int64_t RetentionRun::total() const {
  std::int64_t sum = 0;
  for (const auto& [kind, count] : went) sum += count;
  return sum;
}

Result<RetentionState> retention_state(store::Database& database, Instant now) {
  return database.read([&](store::Session& session) -> Result<RetentionState> {
    RetentionState state;
    const auto set = sql::set_periods(session);
    for (const auto& row : kind_rows()) {
      auto kind = row.kind;
      kind.default_days = row.kind.days;
      kind.days = days_of(row, set);
      kind.period = row.fixed_words.empty() ? period_words(kind.days) : row.fixed_words;
      if (kind.days && row.first) {
        if (const auto first = row.first(session)) {
          kind.next = row.ends_by_itself ? first->day : shifted(first->day, *kind.days + 1);
          kind.next_count = first->count;
        }
      }
      state.kinds.push_back(std::move(kind));
    }
    state.runs = sql::runs(session, runs_shown);
    state.held = !state.runs.empty() && too_far(now, state.runs.front().at);
    return state;
  });
}

Outcome keep_for(store::Database& database, const store::AuditContext& audit, const std::string& kind,
                 std::optional<std::int64_t> days) {
  const auto* row = row_named(kind);
  if (row == nullptr) return unknown_kind(kind);
  MUSTER_CHECK(fits(row->kind, days));
  return database.write([&](store::Session& session) -> Outcome {
    sql::save_period(session, kind, days.value_or(kept_for_ever));
    store::write_audit(session, audit, "period changed", "retention", kind, {"days"});
    return Success{};
  });
}

Result<RunOutcome> run_retention(store::Database& database, const store::AuditContext& audit, RunTrigger requested,
                                 const RunWatch& watch) {
  const auto judged = [&](store::Session& session) -> Result<RunOutcome> {
    RunOutcome outcome;
    outcome.last = sql::last_run(session);
    if (requested == RunTrigger::confirmed) return outcome;
    if (!outcome.last) {
      outcome.end = RunEnd::noted;
    } else if (too_far(audit.at, *outcome.last)) {
      outcome.end = RunEnd::held;
    } else if (requested == RunTrigger::nightly && day_in_london(audit.at) == day_in_london(*outcome.last)) {
      outcome.end = RunEnd::not_due;
    }
    return outcome;
  };
  // Looked at without the writer's lock first: most nights' minutes have nothing to do.
  MUSTER_TRY(before, database.read(judged));
  if (before.end == RunEnd::held || before.end == RunEnd::not_due) return before;
  if (before.end == RunEnd::ran) {
    MUSTER_TRY(set, database.read([](store::Session& session) -> Result<std::map<std::string, std::int64_t>> {
      return sql::set_periods(session);
    }));
    MUSTER_TRY(all, delete_in_pieces(database, audit, set, *watch.progress, watch.longest));
    if (!all) {
      before.end = RunEnd::goes_on;
      return before;
    }
  }
  auto done = database.write([&](store::Session& session) -> Result<RunOutcome> {
    auto outcome = before;
    outcome.run = RetentionRun{audit.at, audit.actor, take_went(session)};
    sql::save_run(session, outcome.run);
    if (watch.with_it) MUSTER_CHECK(watch.with_it(session));
    return outcome;
  });
  if (done.ok() && done->run.total() > 0) done->wiped = database.forget_deleted();
  return done;
}

std::string held_words(Instant now, Instant last) {
  const auto days = std::chrono::duration_cast<std::chrono::hours>(now > last ? now - last : last - now).count() / 24;
  return "The clock says " + long_instant(now) + ", which is " + counted(days, "day", "days") +
         (now > last ? " after" : " before") + " the last run on " + long_instant(last) +
         ". A wrong clock would delete too much, so nothing was deleted. If the clock is right, confirm it.";
}

std::string went_words(const RetentionRun& run) {
  std::string words;
  for (const auto& [name, count] : run.went) {
    const auto* row = row_named(name);
    words += (words.empty() ? "" : ", ") +
             (row == nullptr ? grouped(count) + " of " + name : counted(count, row->one, row->many));
  }
  return words.empty() ? "nothing was due" : words;
}

}  // namespace muster::privacy
