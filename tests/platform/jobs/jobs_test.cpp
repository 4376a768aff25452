// A job's way: ordered, claimed by one, cancelled, given up, begun again where its process died; what it made waits.
#include <muster/platform/jobs/job_service.hpp>
#include <muster/platform/jobs/worker.hpp>

#include <thread>

#include "support/summit_store.hpp"

namespace muster::jobs {
namespace {

struct Desk : test::SummitStore {
  Order wanted(const std::string& kind, const std::string& payload = "") {
    return {kind, "Rows of the summit", payload, "programme", "answers file"};
  }
  std::string asked(const Order& what, const std::string& who = "ann") {
    auto id = order(database(), {who, clock.now()}, what);
    if (!id.ok()) FAIL(id.error().message << id.error().detail);
    return *id;
  }
  Job job(const std::string& id) {
    auto found = find(database(), id);
    REQUIRE(found.ok());
    return *found;
  }
  bool run() {
    const auto ran = run_next(database(), clock, kinds, [&](std::string_view kind, std::string_view reason) {
      said.push_back(std::string(kind) + ": " + std::string(reason));
    });
    if (!ran.ok()) FAIL(ran.error().message << ran.error().detail);
    return *ran;
  }
  /// As a process that dies leaves it: claimed, and nothing after that.
  void claimed_by_one_that_dies(const std::string& id, std::chrono::seconds held = claim_time) {
    execute(
        "update job set state = 'running', holder = 'dead', runs = runs + 1, held_until = $2 where id = $1 and "
        "state in ('queued', 'running')",
        {id, iso_instant(clock.now() + held)});
  }
  void execute(const std::string& sql, const store::Values& values) {
    REQUIRE(database()
                .write([&](store::Session& session) -> Outcome {
                  session.execute(sql, values);
                  return Success{};
                })
                .ok());
  }
  HandClock clock{test::noon()};
  Kinds kinds;
  std::vector<std::string> said;
};

}  // namespace

TEST_CASE("a job waits, is done once, and its file waits for whoever asked") {
  Desk desk;
  desk.kinds.add("rows", [](Work& work) -> Result<JobResult> {
    work.begin("rows", 3);
    for (int row = 1; row <= 3; ++row) MUSTER_CHECK(go_on(work, row));
    return JobResult{"", "", JobFile{"rows.csv", "text/csv", work.payload() + std::string("\0\xff", 2)}};
  });
  const auto id = desk.asked(desk.wanted("rows", "summit"));
  CHECK(desk.job(id).state == JobState::queued);
  CHECK(file_of(desk.database(), id).error().kind == ErrorKind::not_found);
  CHECK(desk.run());
  CHECK_FALSE(desk.run());
  const auto job = desk.job(id);
  CHECK(job.state == JobState::done);
  CHECK(job.done == 3);
  CHECK(job.total == 3);
  CHECK(job.things == "rows");
  CHECK(job.file_name == "rows.csv");
  CHECK(job.order.payload.empty());
  CHECK(file_of(desk.database(), id)->bytes == "summit" + std::string("\0\xff", 2));
  CHECK(desk.figure("select count(*) from audit where action = 'job started' and subject_id = $1", {id}) == 1);
}

TEST_CASE("the same order pressed twice is one job; of one person only so many wait") {
  Desk desk;
  const auto first = desk.asked(desk.wanted("rows", "0"));
  CHECK(desk.asked(desk.wanted("rows", "0")) == first);
  CHECK(desk.asked(desk.wanted("rows", "0"), "bob") != first);
  for (int more = 1; more < most_at_once; ++more) (void)desk.asked(desk.wanted("rows", std::to_string(more)));
  const auto refused = order(desk.database(), {"ann", desk.clock.now()}, desk.wanted("rows", "more"));
  CHECK(refused.error().kind == ErrorKind::conflict);
  CHECK(desk.asked(desk.wanted("rows", "more"), "bob") != first);
}

TEST_CASE("a kind that this process does not know is left to those who do") {
  Desk desk;
  const auto id = desk.asked(desk.wanted("unknown"));
  desk.kinds.add("rows", [](Work&) -> Result<JobResult> { return JobResult{}; });
  CHECK_FALSE(desk.run());
  CHECK(desk.job(id).state == JobState::queued);
}

TEST_CASE("of many that look at the same moment, one does the job") {
  Desk desk;
  std::atomic<int> runs = 0;
  desk.kinds.add("rows", [&](Work&) -> Result<JobResult> {
    ++runs;
    return JobResult{};
  });
  for (int number = 0; number < 8; ++number) (void)desk.asked(desk.wanted("rows", std::to_string(number)));
  std::atomic<int> failed = 0;
  {
    std::vector<std::jthread> threads;
    for (int number = 0; number < 4; ++number) {
      threads.emplace_back([&] {
        auto door = store::Database::open(desk.database().location(), store::Database::Mode::must_exist,
                                          std::chrono::seconds(20));
        while (true) {
          const auto ran = run_next(**door, desk.clock, desk.kinds, [](std::string_view, std::string_view) {});
          if (!ran.ok()) ++failed;
          // Another may have been first; then there is still one to look for.
          if (!ran.ok() || (!*ran && runs == 8)) return;
        }
      });
    }
  }
  CHECK(failed == 0);
  CHECK(runs == 8);
  CHECK(desk.figure("select count(*) from job where state = 'done' and runs = 1") == 8);
}

TEST_CASE("a job whose process died is taken up by another when its claim is over, where its position was kept") {
  Desk desk;
  std::string seen;
  desk.kinds.add("mail", [&](Work& work) -> Result<JobResult> {
    seen = work.position();
    return JobResult{"12 were written.", "", {}};
  });
  const auto id = desk.asked(desk.wanted("mail"));
  desk.claimed_by_one_that_dies(id);
  desk.execute("update job set position = '7' where id = $1", {id});
  CHECK_FALSE(desk.run());
  desk.clock.advance(claim_time);
  CHECK(desk.run());
  CHECK(seen == "7");
  CHECK(desk.job(id).outcome == "12 were written.");
}

TEST_CASE("a job that ends its process again and again is given up with a sentence") {
  Desk desk;
  int runs = 0;
  desk.kinds.add("rows", [&](Work&) -> Result<JobResult> {
    ++runs;
    return JobResult{};
  });
  const auto id = desk.asked(desk.wanted("rows"));
  for (int time = 0; time < most_runs; ++time) {
    desk.claimed_by_one_that_dies(id);
    desk.clock.advance(claim_time);
  }
  CHECK(desk.run());
  CHECK(runs == 0);
  CHECK(desk.job(id).state == JobState::failed);
  CHECK(desk.job(id).outcome.starts_with("The program ended three times"));
  CHECK(desk.said.size() == 1);
}

TEST_CASE("what changes something keeps its position in that transaction, and not where the job is another's") {
  Desk desk;
  desk.execute("create table piece (number integer)", {});
  int stolen_at = 3;
  desk.kinds.add("pieces", [&](Work& work) -> Result<JobResult> {
    const auto from = work.position().empty() ? 0 : std::stoi(work.position());
    for (int piece = from + 1; piece <= 5; ++piece) {
      if (piece == stolen_at) desk.execute("update job set holder = 'another'", {});
      MUSTER_CHECK(desk.database().write([&](store::Session& session) -> Outcome {
        session.execute("insert into piece (number) values ($1)", {std::int64_t{piece}});
        return work.keep_position(session, std::to_string(piece));
      }));
    }
    return JobResult{"5 pieces are written.", "", {}};
  });
  const auto id = desk.asked(desk.wanted("pieces"));
  CHECK(desk.run());
  // The run that lost its claim says nothing of it.
  CHECK(desk.job(id).state == JobState::running);
  CHECK(desk.figure("select count(*) from piece") == 2);
  stolen_at = 0;
  desk.clock.advance(2 * claim_time);
  CHECK(desk.run());
  CHECK(desk.job(id).state == JobState::done);
  CHECK(desk.figure("select count(*) from piece") == 5);
  CHECK(desk.figure("select count(distinct number) from piece") == 5);
}

TEST_CASE("a waiting job is cancelled at once, a running one at its next piece, one that ended not at all") {
  Desk desk;
  desk.kinds.add("long", [&](Work& work) -> Result<JobResult> {
    work.begin("rows", 0);
    REQUIRE(cancel(desk.database(), desk.audit(), work.job().id).ok());
    for (std::int64_t row = 0;; ++row) {
      MUSTER_CHECK(go_on(work, row));
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  });
  const auto waiting = desk.asked(desk.wanted("long", "waiting"));
  REQUIRE(cancel(desk.database(), desk.audit(), waiting).ok());
  CHECK(desk.job(waiting).state == JobState::cancelled);
  CHECK_FALSE(desk.run());
  const auto running = desk.asked(desk.wanted("long", "running"));
  CHECK(desk.run());
  CHECK(desk.job(running).state == JobState::cancelled);
  CHECK(cancel(desk.database(), desk.audit(), running).error().kind == ErrorKind::conflict);
  // A job that was cancelled before its process died is not begun again.
  const auto dead = desk.asked(desk.wanted("long", "dead"));
  desk.claimed_by_one_that_dies(dead);
  REQUIRE(cancel(desk.database(), desk.audit(), dead).ok());
  desk.clock.advance(claim_time);
  CHECK(desk.run());
  CHECK(desk.job(dead).state == JobState::cancelled);
}

TEST_CASE("failure is told in a sentence; what may pass is tried again, what is broken goes to the log") {
  Desk desk;
  desk.kinds.add("refused", [](Work&) -> Result<JobResult> { return conflict("There is no form yet."); });
  desk.kinds.add("broken", [](Work&) -> Result<JobResult> { throw std::runtime_error("index out of range"); });
  desk.kinds.add("trouble", [](Work&) -> Result<JobResult> { return unavailable("The disk is full.", "ENOSPC"); });
  const auto refused = desk.asked(desk.wanted("refused"));
  const auto broken = desk.asked(desk.wanted("broken"));
  while (desk.run()) continue;
  CHECK(desk.job(refused).state == JobState::failed);
  CHECK(desk.job(refused).outcome == "There is no form yet.");
  CHECK(desk.job(broken).state == JobState::failed);
  CHECK(desk.job(broken).outcome.find("index out of range") == std::string::npos);
  CHECK(desk.said == std::vector<std::string>{"broken: index out of range"});
  const auto attempt = desk.asked(desk.wanted("trouble"));
  for (int time = 1; time < most_runs; ++time) {
    CHECK(desk.run());
    CHECK(desk.job(attempt).state == JobState::queued);
    CHECK_FALSE(desk.run());
    desk.clock.advance(std::chrono::minutes(1));
  }
  CHECK(desk.run());
  CHECK(desk.job(attempt).state == JobState::failed);
  CHECK(desk.job(attempt).outcome == "The disk is full.");
}

TEST_CASE("a worker that is stopped puts its job back, and that does not count against it") {
  Desk desk;
  std::atomic<bool> began = false;
  desk.kinds.add("endless", [&](Work& work) -> Result<JobResult> {
    began = true;
    for (std::int64_t row = 0;; ++row) {
      MUSTER_CHECK(go_on(work, row));
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  });
  const auto id = desk.asked(desk.wanted("endless"));
  {
    const auto worker = Worker::start(desk.database(), desk.clock, desk.kinds, [](auto, auto) {});
    while (!began) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  CHECK(desk.job(id).state == JobState::queued);
  CHECK(desk.figure("select runs from job where id = $1", {id}) == 0);
}

TEST_CASE("jobs are listed by scope and right; those without a scope are their asker's own") {
  Desk desk;
  const auto answers = desk.asked(desk.wanted("rows"));
  auto other = desk.wanted("rows");
  other.scope = "another programme";
  (void)desk.asked(other);
  auto own = desk.wanted("rows");
  own.scope = "";
  const auto mine = desk.asked(own, "bob");
  const auto ids = [&](const std::set<std::pair<std::string, std::string>>& rights, const std::string& who) {
    std::set<std::string> found;
    const auto jobs = listed(desk.database(), rights, who, {});
    for (const auto& job : jobs->rows) found.insert(job.id);
    return found;
  };
  CHECK(ids({{"programme", "answers file"}}, "cat") == std::set<std::string>{answers});
  CHECK(ids({{"programme", "figures"}}, "cat").empty());
  CHECK(ids({{"programme", "answers file"}}, "bob") == std::set<std::string>{answers, mine});
}

TEST_CASE("what was made goes with its time, and whole when somebody is erased") {
  Desk desk;
  int runs = 0;
  desk.kinds.add("rows", [&](Work&) -> Result<JobResult> {
    ++runs;
    // Somebody is erased while the second run has their name in hand.
    if (runs == 2) {
      REQUIRE(desk.database()
                  .write([](store::Session& session) -> Outcome {
                    CHECK(forget_results(session) == 1);
                    return Success{};
                  })
                  .ok());
    }
    return JobResult{"", "", JobFile{"rows.csv", "text/csv", "Pat Doe"}};
  });
  const auto first = desk.asked(desk.wanted("rows", "first"));
  CHECK(desk.run());
  const auto second = desk.asked(desk.wanted("rows", "second"));
  CHECK(desk.run());
  CHECK(find(desk.database(), first).error().kind == ErrorKind::not_found);
  CHECK(desk.job(second).state == JobState::queued);
  CHECK(desk.figure("select count(*) from job_result") == 0);
  CHECK(desk.run());
  CHECK(runs == 3);
  CHECK(desk.job(second).state == JobState::done);
  const auto drop = [&](Instant before) {
    return *desk.database().write(
        [&](store::Session& session) -> Result<std::int64_t> { return drop_ended(session, iso_instant(before)); });
  };
  CHECK(drop(desk.clock.now()) == 0);
  CHECK(drop(desk.clock.now() + std::chrono::hours(24)) == 1);
  CHECK(desk.figure("select count(*) from job_result") == 0);
}

}  // namespace muster::jobs
