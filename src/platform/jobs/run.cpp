// One run of one job: claimed, its claim renewed while the work goes on, ended or put back.
#include "run.hpp"

#include "job_sql.hpp"
#include "result_room.hpp"

#include <muster/kit/base/id.hpp>

#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace muster::jobs {
namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

constexpr std::chrono::milliseconds between_looks{500};
/// Well before the claim is over, so that a slow disk does not cost it.
constexpr std::chrono::seconds renew_after = claim_time / 4;
constexpr std::chrono::seconds wait_after_error{30};

class RunningJob final : public Work {
 public:
  RunningJob(store::Database& database, const Clock& clock, Job job, sql::Claim claim, sql::ClaimedJob claimed,
             const std::atomic<bool>& stopping)
      : database_(database),
        clock_(clock),
        job_(std::move(job)),
        claim_(std::move(claim)),
        position_(std::move(claimed.position)),
        stopping_(stopping),
        asked_to_end_(claimed.cancel_asked),
        watch_([this](const std::stop_token& token) { watch(token); }) {}

  [[nodiscard]] const Job& job() const override { return job_; }
  [[nodiscard]] std::string position() const override { return position_; }
  Outcome keep_position(store::Session& session, const std::string& position) override {
    if (!sql::keep_position(session, claim_, position))
      return conflict("This was cancelled, or another process does it now.");
    position_ = position;
    return Success{};
  }
  void begin(std::string_view things, std::int64_t total) override {
    const std::lock_guard lock(mutex_);
    things_ = things;
    total_ = total;
    done_ = 0;
  }
  void reach(std::int64_t done) override { done_.store(done, std::memory_order_relaxed); }
  [[nodiscard]] bool cancelled() const override { return asked_to_end_ || lost_ || stopping_; }
  [[nodiscard]] bool was_stopped() const { return stopping_; }

  void stop_watching() {
    watch_.request_stop();
    if (watch_.joinable()) watch_.join();
  }
  [[nodiscard]] sql::JobProgress reached() {
    const std::lock_guard lock(mutex_);
    return {done_.load(), total_, things_};
  }

 private:
  void watch(const std::stop_token& token) {
    auto renewed = Steady::now();
    sql::JobProgress told;
    while (true) {
      {
        std::unique_lock lock(waking_);
        if (woken_.wait_for(lock, token, between_looks, [] { return false; }) || token.stop_requested()) return;
      }
      const auto now = reached();
      const bool further = now.done != told.done || now.total != told.total || now.things != told.things;
      const bool due = further || Steady::now() - renewed > renew_after;
      const auto standing = due ? database_.write([&](store::Session& session) -> Result<sql::ClaimState> {
        return sql::renew(session, claim_, clock_.now() + claim_time, now);
      })
                                : database_.read([&](store::Session& session) -> Result<sql::ClaimState> {
                                    return sql::standing(session, claim_);
                                  });
      if (standing.ok()) {
        if (due) renewed = Steady::now();
        if (due) told = now;
        lost_ = *standing == sql::ClaimState::lost;
        asked_to_end_ = *standing == sql::ClaimState::cancelled;
      } else if (Steady::now() - renewed > claim_time) {
        lost_ = true;
      }
    }
  }

  store::Database& database_;
  const Clock& clock_;
  const Job job_;
  const sql::Claim claim_;
  std::string position_;
  const std::atomic<bool>& stopping_;
  std::mutex mutex_;
  std::string things_;
  std::int64_t total_ = 0;
  std::atomic<std::int64_t> done_ = 0;
  std::atomic<bool> asked_to_end_;
  std::atomic<bool> lost_ = false;
  std::mutex waking_;
  std::condition_variable_any woken_;
  std::jthread watch_;  // last: it uses everything above
};

Result<JobResult> done_by(const Run& run, RunningJob& work) {
  try {
    return run(work);
  } catch (const std::exception& error) {
    return Error{ErrorKind::unsure,
                 "Muster failed while it did this. Start it again; if it fails once more, the log says why.",
                 error.what(),
                 {}};
  }
}

constexpr const char* given_up =
    "The program ended three times while it did this, so it is not tried again. The log says why it ended.";

constexpr const char* gave_way = "Its file made room for newer ones. Start it again for a new one.";

struct ClaimedRun {
  Job job;
  sql::Claim claim;
  sql::ClaimedJob claimed;
};

Result<std::optional<ClaimedRun>> take(store::Database& database, Instant now, const Kinds& kinds) {
  // Most of the time nothing waits, and looking must not hold up those who write.
  MUSTER_TRY(waiting, database.read([&](store::Session& session) -> Result<std::optional<std::string>> {
    return sql::due(session, kinds.names(), now);
  }));
  if (!waiting) return std::optional<ClaimedRun>{};
  const sql::Claim claim{*waiting, new_id()};
  return database.write([&](store::Session& session) -> Result<std::optional<ClaimedRun>> {
    auto claimed = sql::claim(session, claim, now, now + claim_time);
    if (!claimed) return std::optional<ClaimedRun>{};
    return std::optional(ClaimedRun{*sql::find(session, claim.job_id), claim, std::move(*claimed)});
  });
}

Outcome settle(store::Database& database, Instant now, const ClaimedRun& taken, RunningJob& work,
               Result<JobResult> result) {
  std::vector<std::string> going;
  if (result.ok() && result->file) {
    const auto bytes = static_cast<std::int64_t>(result->file->bytes.size());
    auto room = room_for_result(database, {taken.job.id, taken.job.asked_by, taken.job.order.scope, bytes});
    if (room.ok())
      going = std::move(*room);
    else
      result = room.error();
  }
  return database.write([&](store::Session& session) -> Outcome {
    const auto& claim = taken.claim;
    const auto standing = sql::renew(session, claim, now, work.reached());
    if (standing == sql::ClaimState::lost) return Success{};
    if (result.ok()) {
      for (const auto& id : going) sql::drop_result(session, id, gave_way);
      (void)sql::end(session, claim, JobState::done, *result, now);
    } else if (standing == sql::ClaimState::cancelled) {
      (void)sql::end(session, claim, JobState::cancelled, {}, now);
    } else if (work.was_stopped()) {
      sql::put_back(session, claim, now, false);
    } else if (result.error().kind == ErrorKind::unavailable && taken.claimed.runs < most_runs) {
      sql::put_back(session, claim, now + wait_after_error, true);
    } else {
      (void)sql::end(session, claim, JobState::failed, {result.error().message, {}, {}}, now);
    }
    return Success{};
  });
}

}  // namespace

Result<bool> run_next(store::Database& database, const Clock& clock, const Kinds& kinds, const ErrorLog& log_error,
                      const std::atomic<bool>& stopping) {
  MUSTER_TRY(taken, take(database, clock.now(), kinds));
  if (!taken) return false;
  const auto& kind = taken->job.order.kind;
  if (taken->claimed.runs > most_runs || taken->claimed.cancel_asked) {
    const auto state = taken->claimed.cancel_asked ? JobState::cancelled : JobState::failed;
    if (state == JobState::failed) log_error(kind, given_up);
    MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
      const std::string words = state == JobState::failed ? given_up : "";
      (void)sql::end(session, taken->claim, state, {words, {}, {}}, clock.now());
      return Success{};
    }));
    return true;
  }
  RunningJob work(database, clock, taken->job, taken->claim, taken->claimed, stopping);
  auto result = done_by(*kinds.find(kind), work);
  work.stop_watching();
  // The message is for whoever asked, and may name what they gave; the detail is ours.
  if (!result.ok() && !result.error().detail.empty()) log_error(kind, result.error().detail);
  MUSTER_CHECK(settle(database, clock.now(), *taken, work, std::move(result)));
  return true;
}

Result<bool> run_next(store::Database& database, const Clock& clock, const Kinds& kinds, const ErrorLog& log_error) {
  static const std::atomic<bool> never = false;
  return run_next(database, clock, kinds, log_error, never);
}

}  // namespace muster::jobs
