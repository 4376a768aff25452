// The log of changes stays small while somebody is always reading: it starts anew only when nobody reads from it, so a
// desk, a backup and a live page that overlap all day could fill the disk with it.
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

#include "platform/store/contract/backend.hpp"
#include "support/catch.hpp"

namespace muster::store::test {
namespace {

/// Two who read by turns, neither ending before the other has begun: somebody always reads, nobody for long.
class OverlappingReaders {
 public:
  explicit OverlappingReaders(Database& database) : database_(database) {
    for (auto& thread : threads_) thread = std::thread([this] { read(); });
  }
  ~OverlappingReaders() {
    {
      const std::scoped_lock lock(guard_);
      ended_ = true;
    }
    begun_.notify_all();
    for (auto& thread : threads_) thread.join();
  }
  OverlappingReaders(const OverlappingReaders&) = delete;
  OverlappingReaders& operator=(const OverlappingReaders&) = delete;

 private:
  void read() {
    for (bool more = true; more;) {
      (void)database_.read([&](Session& session) -> Outcome {
        (void)session.first("select count(*) from setting");
        std::unique_lock lock(guard_);
        const auto mine = ++readings_;
        begun_.notify_all();
        begun_.wait(lock, [&] { return ended_ || readings_ > mine; });
        more = !ended_;
        return Success{};
      });
    }
  }

  Database& database_;
  std::mutex guard_;
  std::condition_variable begun_;
  std::int64_t readings_ = 0;
  bool ended_ = false;
  std::thread threads_[2];
};

}  // namespace

TEST_CASE("the log starts anew however many readers overlap", "[sqlite]") {
  const TestLocation place(Backend::sqlite);
  auto database = place.open();
  const auto write = [&](int turn) {
    return database->write([&](Session& session) -> Outcome {
      session.execute(
          "insert into setting (name, value) values ($1, $2) "
          "on conflict (name) do update set value = excluded.value",
          {"large", std::string(400000, static_cast<char>('a' + turn % 26))});
      return Success{};
    });
  };
  std::uintmax_t largest = 0;
  {
    const OverlappingReaders readers(*database);
    for (int turn = 0; turn < 400; ++turn) {
      REQUIRE(write(turn).ok());
      largest = std::max(largest, std::filesystem::file_size(place.location() + "-wal"));
    }
  }
  // All that was written is 160 MB.
  CHECK(largest < 60'000'000);
}

}  // namespace muster::store::test
