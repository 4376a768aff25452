// Writes that come together are committed together, and each still stands or falls alone.
#include <atomic>
#include <barrier>
#include <thread>

#include "platform/store/contract/backend.hpp"
#include "support/catch.hpp"

namespace muster::store::test {
namespace {

/// Runs `work(number)` in that many threads while a first write holds the door shut, so that they meet in one queue.
void together(Database& database, int count, const std::function<void(int)>& work) {
  std::atomic<int> begun = 0;
  std::vector<std::jthread> threads;
  (void)database.write([&](Session&) -> Outcome {
    for (int number = 0; number < count; ++number) {
      threads.emplace_back([&, number] {
        ++begun;
        work(number);
      });
    }
    while (begun < count) std::this_thread::yield();
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    return conflict("nothing to keep");
  });
}

}  // namespace

TEST_CASE("contract: 64 writers share a few commits, and all they were told is there") {
  const TestLocation place(GENERATE(from_range(backends())));
  constexpr int writers = 64;
  constexpr int each = 25;
  std::atomic<int> acknowledged = 0;
  {
    auto database = place.open();
    const auto before = database->counts();
    {
      std::vector<std::jthread> threads;
      for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back([&, writer] {
          for (int number = 0; number < each; ++number) {
            if (put(*database, std::to_string(writer) + "-" + std::to_string(number)).ok()) ++acknowledged;
          }
        });
      }
    }
    const auto after = database->counts();
    CHECK(after.works - before.works == writers * each);
    INFO((after.commits - before.commits) << " commits for " << writers * each << " writes");
    CHECK(after.commits - before.commits < writers * each / 2);
  }
  CHECK(acknowledged == writers * each);
  CHECK(settings(*place.open()) == writers * each);
}

TEST_CASE("contract: a caller without company commits alone") {
  const TestLocation place(GENERATE(from_range(backends())));
  auto database = place.open();
  for (int number = 0; number < 5; ++number) REQUIRE(put(*database, std::to_string(number)).ok());
  CHECK(database->counts().commits == 5);
}

TEST_CASE("contract: in company, an error, a failure or an exception takes back its own work alone") {
  const TestLocation place(GENERATE(from_range(backends())));
  auto database = place.open();
  REQUIRE(put(*database, "taken").ok());
  const auto before = database->counts().commits;
  std::atomic<int> right = 0;
  together(*database, 40, [&](int number) {
    const auto own = std::to_string(number);
    try {
      const auto said = database->write([&](Session& session) -> Result<std::string> {
        session.execute("insert into setting (name, value) values ($1, 'x')", {own});
        if (number % 4 == 1) return conflict("error of " + own);
        if (number % 4 == 2) session.execute("insert into setting (name, value) values ('taken', 'x')");
        if (number % 4 == 3) throw std::out_of_range("exception of " + own);
        return own;
      });
      const bool as_meant = number % 4 == 0   ? said.ok() && *said == own
                            : number % 4 == 1 ? !said.ok() && said.error().message == "error of " + own
                                              : !said.ok() && said.error().kind == ErrorKind::unavailable;
      if (as_meant && number % 4 != 3) ++right;
    } catch (const std::out_of_range& thrown) {
      if (thrown.what() == "exception of " + own) ++right;
    }
  });
  CHECK(right == 40);
  CHECK(settings(*database) == 1 + 10);
  CHECK(database->counts().commits - before < 10);
}

TEST_CASE("contract: those in company see what came before them, as if each had been alone") {
  const TestLocation place(GENERATE(from_range(backends())));
  auto database = place.open();
  REQUIRE(put(*database, "count", "0").ok());
  together(*database, 30, [&](int) {
    (void)database->write([](Session& session) -> Outcome {
      const auto now = std::stoi(session.first("select value from setting where name = 'count'")->text(0));
      session.execute("update setting set value = $1 where name = 'count'", {std::to_string(now + 1)});
      return Success{};
    });
  });
  const auto count = database->read([](Session& session) -> Result<std::string> {
    return session.first("select value from setting where name = 'count'")->text(0);
  });
  CHECK(*count == "30");
}

TEST_CASE("contract: only one of many that want the same name gets it") {
  const TestLocation place(GENERATE(from_range(backends())));
  auto one = place.open();
  auto other = place.open();
  std::atomic<int> got = 0;
  {
    std::vector<std::jthread> threads;
    for (int number = 0; number < 32; ++number) {
      threads.emplace_back([&, number] {
        auto& database = number % 2 == 0 ? *one : *other;
        const auto taken = database.write([](Session& session) -> Result<bool> {
          return session.execute(
                     "insert into setting (name, value) values ('last place', '') on conflict do nothing") == 1;
        });
        if (taken.ok() && *taken) ++got;
      });
    }
  }
  CHECK(got == 1);
}

}  // namespace muster::store::test
