// The plan of the jobs. Each has moments that are the same in every process: the clock cut into stretches.
#include <muster/front/app/schedule.hpp>

#include "arrivals_sql.hpp"

#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/privacy/erasure_service.hpp>
#include <muster/domain/privacy/retention_service.hpp>

#include <map>

namespace muster::app {
namespace {

using namespace std::chrono_literals;

/// What was seen of rounds is kept in the database, so that the next process does not do again what this one did.
Outcome forget_arrivals(store::Database& database) {
  MUSTER_TRY(seen, database.read([](store::Session& session) -> Result<std::map<std::string, std::int64_t>> {
    return sql::arrivals_seen(session);
  }));
  auto now_seen = seen;
  MUSTER_CHECK(feedback::forget_arrivals(database, now_seen));
  if (now_seen == seen) return Done{};
  return database.write([&](store::Session& session) -> Outcome {
    sql::keep_arrivals_seen(session, now_seen);
    return Done{};
  });
}

}  // namespace

void Schedule::turn() {
  job("rounds", between_turns, [&](Instant now) { return feedback::settle_rounds(database_, now); });
  job("order of answers", between_turns, [&](Instant) { return forget_arrivals(database_); });
  // Not at every turn: while it waits for a long read, it keeps writers waiting.
  job("emptying the log", 1min, [&](Instant) -> Outcome {
    MUSTER_CHECK(privacy::finish_wiping(database_));
    return Done{};
  });
  // Whether a night's deletion is due is asked every few minutes, since somebody may have confirmed a held clock; that
  // it is done once a day it sees for itself, in the transaction that deletes.
  job("retention", 5min, [&](Instant now) { return delete_due(now); });
}

void Schedule::job(const std::string& name, std::chrono::seconds every, const std::function<Outcome(Instant)>& work) {
  const auto now = clock_.now();
  const Instant due = now - now.time_since_epoch() % every;
  const auto done = database_.once(name, due, [&] { return work(now); });
  if (done.ok()) {
    said_.erase(name);
  } else if (said_.insert(name).second) {
    const auto& problem = done.problem();
    say_(name, problem.message + (problem.detail.empty() ? "" : " (" + problem.detail + ")"));
  }
}

Outcome Schedule::delete_due(Instant now) {
  MUSTER_TRY(done, privacy::run_retention(database_, {"clock", now}, privacy::RunWish::nightly));
  if (done.end != privacy::RunEnd::held) {
    said_.erase("held");
  } else if (said_.insert("held").second) {
    say_("retention", privacy::held_words(now, *done.last));
  }
  return Done{};
}

}  // namespace muster::app
