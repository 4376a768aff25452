// The log is copied by a thread of its own: who commits copies a short rest, and the log begins anew all the same.
#include <filesystem>

#include "platform/store/contract/backend.hpp"
#include "support/catch.hpp"

namespace muster::store::test {

TEST_CASE("a log that is copied beside its writers begins anew before anybody waits for it", "[sqlite]") {
  const TestLocation place(Backend::sqlite);
  auto database = place.open();
  std::uintmax_t largest = 0;
  for (int turn = 0; turn < 3000; ++turn) {
    REQUIRE(database
                ->write([&](Session& session) -> Outcome {
                  session.execute(
                      "insert into setting (name, value) values ($1, $2) "
                      "on conflict (name) do update set value = excluded.value",
                      {"large" + std::to_string(turn % 7), std::string(40000, static_cast<char>('a' + turn % 26))});
                  return Success{};
                })
                .ok());
    largest = std::max(largest, std::filesystem::file_size(place.location() + "-wal"));
  }
  // All that was written is 120 MB; at 10,000 pages, 41.2 MB, who commits would copy them all.
  CHECK(largest < 41'000'000);
}

}  // namespace muster::store::test
