// Writes that nobody's thread waits for: told once, when they are on disk or are not, beside those that are waited for.
#include <muster/platform/store/later_write.hpp>

#include <atomic>
#include <semaphore>
#include <string>
#include <thread>
#include <vector>

#include "platform/store/contract/backend.hpp"
#include "support/catch.hpp"

namespace muster::store::test {
namespace {

auto insertion_of(std::string name) {
  return [name = std::move(name)](Session& session) -> Result<std::string> {
    session.execute("insert into setting (name, value) values ($1, 'x')", {name});
    return name;
  };
}

using Told = std::counting_semaphore<100000>;

}  // namespace

TEST_CASE("contract: later writes are told once each, after they can be read, and share commits with all others") {
  const TestLocation place(GENERATE(from_range(backends())));
  constexpr int each = 300;
  std::atomic<int> there = 0;
  std::atomic<int> calls = 0;
  {
    auto database = place.open();
    const auto before = database->counts();
    Told told(0);
    const auto look = [&](const std::string& name) {
      const auto row = database->read([&](Session& session) -> Result<bool> {
        return session.first("select value from setting where name = $1", {name}).has_value();
      });
      if (row.ok() && *row) ++there;
    };
    {
      std::vector<std::jthread> threads;
      for (int writer = 0; writer < 4; ++writer) {
        threads.emplace_back([&, writer] {
          for (int number = 0; number < each; ++number) {
            const auto name = std::to_string(writer) + "-" + std::to_string(number);
            if (number % 10 == 0) {
              CHECK(put(*database, name).ok());
              look(name);
              ++calls;
              told.release();
              continue;
            }
            write_later(*database, insertion_of(name), [&, name](const auto& take) {
              ++calls;
              if (take().ok()) look(name);
              told.release();
            });
          }
        });
      }
    }
    for (int number = 0; number < 4 * each; ++number) told.acquire();
    const auto after = database->counts();
    CHECK(after.works - before.works == std::int64_t{4} * each);
    CHECK(after.commits - before.commits < 2 * each);
  }
  CHECK(calls == 4 * each);
  CHECK(there == 4 * each);
  CHECK(settings(*place.open()) == 4 * each);
}

TEST_CASE("contract: a later write that fails is told so alone, and what it did is taken back") {
  const TestLocation place(GENERATE(from_range(backends())));
  auto database = place.open();
  REQUIRE(put(*database, "taken").ok());
  std::atomic<int> right = 0;
  Told told(0);
  constexpr int count = 40;
  for (int number = 0; number < count; ++number) {
    const auto own = std::to_string(number);
    const auto work = [number, own](Session& session) -> Result<std::string> {
      session.execute("insert into setting (name, value) values ($1, 'x')", {own});
      if (number % 4 == 1) return conflict("error of " + own);
      if (number % 4 == 2) session.execute("insert into setting (name, value) values ('taken', 'x')");
      if (number % 4 == 3) throw std::out_of_range("exception of " + own);
      return own;
    };
    write_later(*database, work, [&, number, own](const auto& take) {
      try {
        const auto said = take();
        if (number % 4 == 0 && said.ok() && *said == own) ++right;
        if (number % 4 == 1 && !said.ok() && said.error().message == "error of " + own) ++right;
        if (number % 4 == 2 && !said.ok() && said.error().kind == ErrorKind::unavailable) ++right;
      } catch (const std::out_of_range& thrown) {
        if (number % 4 == 3 && thrown.what() == "exception of " + own) ++right;
      }
      told.release();
    });
  }
  for (int number = 0; number < count; ++number) told.acquire();
  CHECK(right == count);
  CHECK(settings(*database) == 1 + count / 4);
}

TEST_CASE("contract: a database that closes finishes its later writes first, and those that they ask for") {
  const TestLocation place(GENERATE(from_range(backends())));
  std::atomic<int> told = 0;
  constexpr int count = 200;
  {
    auto database = place.open();
    for (int number = 0; number < count; ++number) {
      write_later(*database, insertion_of("first " + std::to_string(number)), [&, number](const auto& take) {
        if (take().ok()) ++told;
        if (number % 50 != 0) return;
        if (put(*database, "waited for " + std::to_string(number)).ok()) ++told;
        write_later(*database, insertion_of("second " + std::to_string(number)),
                    [&](const auto& second) { told += second().ok() ? 1 : 0; });
      });
    }
  }
  CHECK(told == count + 2 * count / 50);
  CHECK(settings(*place.open()) == told);
}

}  // namespace muster::store::test
