// Files that went bad: a backup is refused wherever it was hurt, and a damaged database says what to do.
#include <muster/kit/base/file.hpp>

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <random>
#include <thread>

#include "platform/store/contract/backend.hpp"
#include "support/catch.hpp"

namespace muster::store::test {
namespace {

namespace fs = std::filesystem;

void fill(Database& database, int rows) {
  REQUIRE(database
              .write([&](Session& session) -> Outcome {
                for (int row = 0; row < rows; ++row) {
                  session.execute("insert into setting (name, value) values ($1, $2)",
                                  {"name " + std::to_string(row), std::string(300, static_cast<char>('a' + row % 26))});
                }
                return Success{};
              })
              .ok());
}

void write(const std::string& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

}  // namespace

TEST_CASE("a backup cut off anywhere is refused, and what stands stays") {
  const TestLocation place(Backend::sqlite);
  {
    auto database = place.open();
    fill(*database, 200);
    REQUIRE(database->backup(place.file("backup.db")).ok());
  }
  const auto whole = *read_file(place.file("backup.db"));
  const auto standing = *read_file(place.location());
  for (const auto size : {std::size_t{1}, std::size_t{99}, std::size_t{4096}, std::size_t{8192}, whole.size() / 2,
                          whole.size() - 4096, whole.size() - 1}) {
    write(place.file("cut.db"), whole.substr(0, size));
    INFO(size << " of " << whole.size() << " bytes");
    CHECK_FALSE(restore(place.file("cut.db"), place.location()).ok());
  }
  CHECK(*read_file(place.location()) == standing);
}

TEST_CASE("a backup with a page of noise anywhere is refused, or nothing of ours stood there") {
  const TestLocation place(Backend::sqlite);
  {
    auto database = place.open();
    fill(*database, 200);
    REQUIRE(database->backup(place.file("backup.db")).ok());
  }
  const auto whole = *read_file(place.file("backup.db"));
  std::mt19937 chance(7);
  int refused = 0;
  const auto pages = whole.size() / 4096;
  for (std::size_t page = 1; page < pages; ++page) {
    auto hurt = whole;
    for (std::size_t at = page * 4096; at < (page + 1) * 4096; ++at) hurt[at] = static_cast<char>(chance());
    write(place.file("hurt.db"), hurt);
    if (!restore(place.file("hurt.db"), place.file("new.db")).ok()) ++refused;
    fs::remove(place.file("new.db"));
  }
  CHECK(refused == static_cast<int>(pages) - 1);
}

TEST_CASE("a damaged database says at its opening what to do") {
  const TestLocation place(Backend::sqlite);
  {
    auto database = place.open();
    fill(*database, 200);
  }
  auto bytes = *read_file(place.location());
  const auto page = GENERATE(1, 5, 20);
  bytes.replace(static_cast<std::size_t>(page) * 4096, 4096, std::string(4096, '\x55'));
  write(place.location(), bytes);
  const auto opened = Database::open(place.location(), Database::Mode::must_exist, std::chrono::seconds(1));
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.error().message.find("is damaged") != std::string::npos);
  CHECK(opened.error().message.find("muster restore") != std::string::npos);
  CHECK(*read_file(place.location()) == bytes);
}

TEST_CASE("backups made while answers pour in are whole, and each holds all that was saved before it began") {
  const TestLocation place(Backend::sqlite);
  auto database = place.open();
  std::atomic<bool> going = true;
  std::atomic<int> saved = 0;
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&, thread] {
      for (int number = 0; going; ++number) {
        if (put(*database, std::to_string(thread) + "-" + std::to_string(number)).ok()) ++saved;
      }
    });
  }
  // Enough for every run of the tests; a release asks for 500 by MUSTER_BACKUPS.
  const char* wanted = std::getenv("MUSTER_BACKUPS");
  const int turns = wanted == nullptr ? 20 : std::atoi(wanted);
  for (int turn = 0; turn < turns; ++turn) {
    const int before = saved;
    const auto file = place.file("backup" + std::to_string(turn) + ".db");
    const auto made = database->backup(file);
    REQUIRE(made.ok());
    auto copy = Database::open(file, Database::Mode::must_exist, std::chrono::seconds(1));
    REQUIRE(copy.ok());
    CHECK(settings(**copy) >= before);
    copy->reset();
    fs::remove(file);
  }
  going = false;
  threads.clear();
  CHECK(settings(*database) == saved);
}

}  // namespace muster::store::test
