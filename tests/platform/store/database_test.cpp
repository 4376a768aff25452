// What only a file of SQLite has: its pragmas, its threads, places where it cannot be, files that are not ours.
#include <muster/kit/base/file.hpp>
#include <muster/platform/store/database.hpp>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace muster::store {
namespace {

namespace fs = std::filesystem;
using muster::test::TemporaryFolder;
using std::chrono::milliseconds;

std::unique_ptr<Database> opened(const std::string& file, milliseconds wait = milliseconds(2000)) {
  auto database = Database::open(file, Database::Mode::create, wait);
  if (!database.ok()) FAIL(database.error().message << " " << database.error().detail);
  return std::move(database).value();
}

Outcome put(Database& database, const std::string& name, const std::string& value) {
  return database.write([&](Session& session) -> Outcome {
    session.execute("insert into setting (name, value) values ($1, $2)", {name, value});
    return Success{};
  });
}

std::int64_t settings(Database& database) {
  const auto count = database.read([](Session& session) -> Result<std::int64_t> {
    return session.first("select count(*) from setting")->integer(0);
  });
  REQUIRE(count.ok());
  return *count;
}

std::string pragma(Session& session, const std::string& name) {
  std::string text;
  session.each("pragma " + name, {}, [&](const Row& row) {
    try {
      text = row.text(0);
    } catch (const std::logic_error&) {
      text = std::to_string(row.integer(0));
    }
  });
  return text;
}

std::string bytes_of(const std::string& file) {
  auto bytes = read_file(file);
  REQUIRE(bytes.ok());
  return std::move(bytes).value();
}

}  // namespace

TEST_CASE("every connection keeps what the promises need") {
  const TemporaryFolder folder;
  auto database = opened(folder.file("muster.db"));
  const auto checked = database->write([](Session& session) -> Outcome {
    CHECK(pragma(session, "journal_mode") == "wal");
    CHECK(pragma(session, "synchronous") == "2");
    CHECK(pragma(session, "foreign_keys") == "1");
    CHECK(pragma(session, "secure_delete") == "1");
    return Success{};
  });
  CHECK(checked.ok());
}

TEST_CASE("writers take turns, and none is lost") {
  const TemporaryFolder folder;
  auto database = opened(folder.file("muster.db"));
  std::atomic<int> failed = 0;
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
      threads.emplace_back([&, thread] {
        for (int number = 0; number < 25; ++number) {
          if (!put(*database, std::to_string(thread) + "-" + std::to_string(number), "x").ok()) ++failed;
          (void)database->read([](Session& session) -> Outcome {
            (void)session.first("select count(*) from setting");
            return Success{};
          });
        }
      });
    }
  }
  CHECK(failed == 0);
  CHECK(settings(*database) == 100);
}

TEST_CASE("what was read is read again from the file once somebody else has changed it") {
  const TemporaryFolder folder;
  const auto file = (folder.path() / "muster.db").string();
  const auto server = opened(file);
  const auto command = opened(file);
  const auto value = [&] {
    const auto found = server->read([](Session& session) -> Result<std::string> {
      const auto ask = [&] { return session.first("select value from setting where name = $1", {"colour"}); };
      const auto row = ask();
      CHECK(row.has_value() == ask().has_value());  // one snapshot, asked twice
      return row ? row->text(0) : "none";
    });
    REQUIRE(found.ok());
    return *found;
  };
  CHECK(value() == "none");
  CHECK(value() == "none");
  REQUIRE(put(*command, "colour", "blue").ok());  // another process
  CHECK(value() == "blue");
  CHECK(value() == "blue");
  REQUIRE(server
              ->write([](Session& session) -> Outcome {
                session.execute("update setting set value = $2 where name = $1", {"colour", "green"});
                return Success{};
              })
              .ok());
  CHECK(value() == "green");
}

TEST_CASE("the same question with other values, and one of many rows, has its own answer") {
  const TemporaryFolder folder;
  const auto database = opened((folder.path() / "muster.db").string());
  const auto before = settings(*database);
  constexpr int many = 40;
  for (int at = 0; at < many; ++at)
    REQUIRE(put(*database, "name " + std::to_string(at), std::string(400, static_cast<char>('a' + at % 26))).ok());
  for (int turn = 0; turn < 2; ++turn) {
    for (int at = 0; at < many; ++at) {
      const auto found = database->read([&](Session& session) -> Result<std::string> {
        return session.first("select value from setting where name = $1", {"name " + std::to_string(at)})->text(0);
      });
      REQUIRE(found.ok());
      CHECK(*found == std::string(400, static_cast<char>('a' + at % 26)));
    }
    const auto all = database->read([](Session& session) -> Result<std::int64_t> {
      return static_cast<std::int64_t>(session.query("select name, value from setting").size());
    });
    REQUIRE(all.ok());
    CHECK(*all == before + many);
  }
}

TEST_CASE("a place where no database can be is met with what to do") {
  const TemporaryFolder folder;
  const auto missing = Database::open(folder.file("muster.db"), Database::Mode::must_exist, milliseconds(10));
  CHECK(missing.error().kind == ErrorKind::not_found);
  CHECK(missing.error().message.find("muster init") != std::string::npos);
  CHECK_FALSE(fs::exists(folder.file("muster.db")));
  CHECK(Database::open(folder.file("none/muster.db"), Database::Mode::create, milliseconds(10)).error().kind ==
        ErrorKind::not_found);
  CHECK(Database::open(folder.path().string(), Database::Mode::create, milliseconds(10)).error().kind ==
        ErrorKind::bad_input);
}

TEST_CASE("a file that is not ours is refused and stays as it is to the byte") {
  const TemporaryFolder folder;
  const auto file = folder.file("muster.db");
  SECTION("a text") { std::ofstream(file) << "Dear all, please find the list below. " << std::string(2000, 'x'); }
  SECTION("another program's database, or one of a newer Muster") {
    const auto newer = GENERATE(false, true);
    {
      auto database = opened(file);
      REQUIRE(database->backup(folder.file("copy.db")).ok());
    }
    auto bytes = bytes_of(folder.file("copy.db"));
    // The header's application_id stands at 68, the schema's number (user_version) at 60, big-endian.
    bytes[newer ? 60 : 68] = 'x';
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
  }
  const auto before = bytes_of(file);
  const auto refused = Database::open(file, Database::Mode::create, milliseconds(10));
  REQUIRE_FALSE(refused.ok());
  CHECK(bytes_of(file) == before);
}

}  // namespace muster::store
