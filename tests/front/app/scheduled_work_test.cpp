// What the clock asks for is done once by however many processes share the database.
#include <muster/front/app/imports.hpp>
#include <muster/front/app/scheduled_work.hpp>

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/intake/staged_service.hpp>

#include <mutex>
#include <thread>

#include "support/summit_store.hpp"

namespace muster::app {
namespace {

const std::string form_text = "form views \"Views\"\n  anonymous\npage \"One\"\n  topic \"One topic?\" text\n";

struct Network : test::SummitStore {
  Network() {
    REQUIRE(
        events::add_event(database(), audit(), {"summit", "Summit", "2022-06-10", "london", "", "in person", "LIIA"})
            .ok());
    REQUIRE(feedback::publish_form(database(), audit(), "summit", form_text, "test.form").ok());
    REQUIRE(feedback::open_round(database(), audit(), "summit").ok());
  }
  void answer(const std::string& key) {
    const auto code = (*feedback::settle_event_round(database(), clock.now(), "summit"))->short_code;
    REQUIRE(feedback::submit(database(), clock.now(), code, {{"topic", {"Housing"}}}, key).ok());
  }
  /// A second door to the same database, as another process has.
  std::unique_ptr<store::Database> another() {
    auto opened =
        store::Database::open(database().location(), store::Database::Mode::must_exist, std::chrono::seconds(5));
    REQUIRE(opened.ok());
    return std::move(*opened);
  }
  HandClock clock{test::noon()};
};

/// A process's own schedule with all that the clock asks for.
struct Plan : jobs::Schedule {
  Plan(store::Database& database, const Clock& clock, ErrorLog log_error)
      : Schedule(database, clock, std::move(log_error)) {
    add_scheduled_work(*this, database);
  }
};

}  // namespace

TEST_CASE("processes whose turns come at the same moment do each job once") {
  Network network;
  const auto closes = network.clock.now() + std::chrono::hours(1);
  REQUIRE(feedback::schedule_round(network.database(), network.audit(), "summit", {}, closes).ok());
  network.clock.advance(std::chrono::hours(2));
  std::mutex saying;
  std::vector<std::string> said;
  {
    std::vector<std::unique_ptr<store::Database>> doors;
    std::vector<std::jthread> processes;
    for (int number = 0; number < 4; ++number) doors.push_back(network.another());
    for (const auto& door : doors) {
      processes.emplace_back([&] {
        Plan schedule(*door, network.clock, [&](std::string_view job, std::string_view reason) {
          const std::lock_guard guard(saying);
          said.push_back(std::string(job) + ": " + std::string(reason));
        });
        schedule.turn();
        schedule.turn();
      });
    }
  }
  CHECK(said.empty());
  CHECK(network.figure("select count(*) from audit where action = 'round closed'") == 1);
  CHECK(network.figure("select count(*) from retention_run") == 1);
  CHECK(network.figure("select count(*) from setting where name like 'job %'") == 16);
  network.clock.advance(std::chrono::hours(24));
  Plan again(network.database(), network.clock, [&](std::string_view job, std::string_view reason) {
    said.push_back(std::string(job) + ": " + std::string(reason));
  });
  again.turn();
  CHECK(network.figure("select count(*) from retention_run") == 2);
  CHECK(said.empty());
}

TEST_CASE("the order of answers that one process forgot is not forgotten again by the next") {
  Network network;
  Plan first(network.database(), network.clock, [](std::string_view, std::string_view) {});
  const auto door = network.another();
  Plan second(*door, network.clock, [](std::string_view, std::string_view) {});
  network.answer("a");
  first.turn();
  const auto works = [](store::Database& database) { return database.counts().works; };
  // A turn with nothing to do writes down that it was taken, and nothing else.
  network.clock.advance(jobs::Schedule::between_turns);
  auto before = works(*door);
  second.turn();
  CHECK(works(*door) - before == 12);
  network.answer("b");
  network.clock.advance(jobs::Schedule::between_turns);
  before = works(*door);
  second.turn();
  CHECK(works(*door) - before > 2);
}

TEST_CASE("a job that fails is said once, and done when it can be") {
  Network network;
  std::vector<std::string> said;
  Plan schedule(network.database(), network.clock, [&](std::string_view job, std::string_view reason) {
    said.push_back(std::string(job) + ": " + std::string(reason));
  });
  REQUIRE(network.database()
              .write([](store::Session& session) -> Outcome {
                session.execute("alter table round rename to elsewhere");
                return Success{};
              })
              .ok());
  for (int turn = 0; turn < 3; ++turn) {
    schedule.turn();
    network.clock.advance(jobs::Schedule::between_turns);
  }
  REQUIRE(said.size() == 2);
  CHECK(said.front().starts_with("rounds: "));
  REQUIRE(network.database()
              .write([](store::Session& session) -> Outcome {
                session.execute("alter table elsewhere rename to round");
                return Success{};
              })
              .ok());
  schedule.turn();
  CHECK(said.size() == 2);
  CHECK(network.figure("select count(*) from setting where name = 'job rounds'") == 1);
}

TEST_CASE("a file whose time is over goes at the next turn, not at night") {
  Network network;
  const auto id = intake::stage(network.database(), network.audit(), kinds().named("delegates"), "summit", "list.csv",
                                "First name,Surname,Organisation\nAda,Else,Camden\n");
  REQUIRE(id.ok());
  Plan schedule(network.database(), network.clock, [](std::string_view, std::string_view) {});
  schedule.turn();
  CHECK(network.figure("select count(*) from staged_upload") == 1);
  network.clock.advance(intake::staged_for + std::chrono::minutes(1));
  schedule.turn();
  CHECK(network.figure("select count(*) from staged_upload") == 0);
}

}  // namespace muster::app
