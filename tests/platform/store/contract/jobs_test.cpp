// A scheduled job that several processes share runs once for each moment of its plan.
#include <muster/kit/base/date.hpp>

#include <atomic>
#include <thread>

#include "platform/store/contract/backend.hpp"
#include "support/catch.hpp"

namespace muster::store::test {
namespace {

const Instant night = *parse_instant("2026-03-01T02:00:00Z");

Result<bool> run(Database& database, Instant due, std::atomic<int>& runs) {
  return database.once("retention", due, [&]() -> Outcome {
    ++runs;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    return Success{};
  });
}

}  // namespace

TEST_CASE("contract: of many processes at the same moment, one runs the job") {
  const TestLocation place(GENERATE(from_range(backends())));
  std::vector<std::unique_ptr<Database>> processes;
  for (int number = 0; number < 4; ++number) processes.push_back(place.open());
  std::atomic<int> runs = 0;
  std::atomic<int> ran = 0;
  std::atomic<int> failed = 0;
  {
    std::vector<std::jthread> threads;
    for (auto& process : processes) {
      for (int again = 0; again < 2; ++again) {
        threads.emplace_back([&] {
          const auto here = run(*process, night, runs);
          if (!here.ok()) ++failed;
          if (here.ok() && *here) ++ran;
        });
      }
    }
  }
  CHECK(failed == 0);
  CHECK(runs == 1);
  CHECK(ran == 1);
}

TEST_CASE("contract: a job runs again at its next moment, and not again for an earlier one of the same day") {
  const TestLocation place(GENERATE(from_range(backends())));
  auto database = place.open();
  std::atomic<int> runs = 0;
  CHECK(*run(*database, night, runs));
  CHECK_FALSE(*run(*database, night, runs));
  CHECK(*run(*database, night + std::chrono::hours(24), runs));
  CHECK_FALSE(*run(*database, night + std::chrono::hours(23), runs));
  CHECK(runs == 2);
  CHECK(*database->once("another job", night, []() -> Outcome { return Success{}; }));
}

TEST_CASE("contract: a job that a wrong clock ran in the far future is not stopped until then") {
  const TestLocation place(GENERATE(from_range(backends())));
  auto database = place.open();
  std::atomic<int> runs = 0;
  CHECK(*run(*database, night + std::chrono::hours(24 * 3650), runs));
  CHECK(*run(*database, night, runs));
}

TEST_CASE("contract: a job that failed is open again") {
  const TestLocation place(GENERATE(from_range(backends())));
  auto database = place.open();
  const auto failed = database->once("retention", night, []() -> Outcome { return unavailable("no room"); });
  CHECK(failed.error().message == "no room");
  CHECK_THROWS_AS(database->once("retention", night, []() -> Outcome { throw std::runtime_error("broken"); }),
                  std::runtime_error);
  std::atomic<int> runs = 0;
  CHECK(*run(*database, night, runs));
}

}  // namespace muster::store::test
