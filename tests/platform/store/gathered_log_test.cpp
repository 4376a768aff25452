// The log leaves in long pieces: before a write returns, all of it has left, so whoever takes the files at that moment
// has what was written.
#include <muster/platform/store/setting.hpp>

#include <filesystem>

#include "platform/store/contract/backend.hpp"
#include "support/catch.hpp"

namespace muster::store::test {

namespace fs = std::filesystem;

TEST_CASE("what a write returned is in the files, however much it was", "[sqlite]") {
  const TestLocation place(Backend::sqlite);
  auto database = place.open();
  // A page, some, about what is gathered at once, and several times that.
  for (const std::size_t bytes : {10, 10'000, 125'000, 131'072, 1'000'000}) {
    CAPTURE(bytes);
    const std::string value(bytes, static_cast<char>('a' + bytes % 26));
    REQUIRE(database
                ->write([&](Session& session) -> Outcome {
                  keep_setting(session, "kept", value);
                  return Success{};
                })
                .ok());
    const auto copy = place.file("copy.db");
    for (const auto* part : {"", "-wal"}) {
      fs::remove(copy + part);
      fs::copy_file(place.location() + part, copy + part);
    }
    fs::remove(copy + "-shm");
    const auto found = Database::open(copy, Database::Mode::must_exist, std::chrono::seconds(5));
    REQUIRE(found.ok());
    CHECK(kept_setting(**found, "kept").value() == value);
  }
}

TEST_CASE("a write that fails leaves nothing of it in the log", "[sqlite]") {
  const TestLocation place(Backend::sqlite);
  auto database = place.open();
  const auto keep = [&](const std::string& value, bool fails) {
    return database->write([&](Session& session) -> Outcome {
      keep_setting(session, "kept", value);
      return fails ? Outcome(bad_input("no")) : Outcome(Success{});
    });
  };
  REQUIRE(keep("first", false).ok());
  CHECK_FALSE(keep(std::string(500'000, 'x'), true).ok());
  CHECK(kept_setting(*database, "kept").value() == "first");
  REQUIRE(keep("second", false).ok());
  CHECK(kept_setting(*database, "kept").value() == "second");
}

TEST_CASE("whoever writes keeps all of a transaction in memory, and syncs the log at each commit", "[sqlite]") {
  // The gathered log relies on both: pages that were spilled, or a log that is not synced, would be with nobody.
  const TestLocation place(Backend::sqlite);
  auto database = place.open();
  const auto written = database->write([&](Session& session) -> Outcome {
    CHECK(session.first("pragma cache_spill")->integer(0) == 0);
    constexpr std::int64_t full = 2;
    CHECK(session.first("pragma synchronous")->integer(0) == full);
    return Success{};
  });
  REQUIRE(written.ok());
}

}  // namespace muster::store::test
