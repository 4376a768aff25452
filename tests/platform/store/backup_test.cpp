// Backups while the database is in use, and putting one back.
#include <muster/kit/base/file.hpp>
#include <muster/platform/store/database.hpp>
#include <muster/platform/store/replace_backup.hpp>

#include <sqlite3.h>

#include <filesystem>
#include <fstream>

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace muster::store {
namespace {

namespace fs = std::filesystem;

using muster::test::TemporaryFolder;

std::size_t files_in(const TemporaryFolder& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()));
}

std::unique_ptr<Database> opened(const std::string& file) {
  auto database = Database::open(file, Database::Mode::create, std::chrono::milliseconds(2000));
  REQUIRE(database.ok());
  return std::move(database).value();
}

void put(Database& database, const std::string& name) {
  REQUIRE(database
              .write([&](Session& session) -> Outcome {
                session.execute("insert into setting (name, value) values ($1, 'x')", {name});
                return Success{};
              })
              .ok());
}

std::int64_t settings(const std::string& file) {
  const auto count = opened(file)->read([](Session& session) -> Result<std::int64_t> {
    return session.first("select count(*) from setting")->integer(0);
  });
  REQUIRE(count.ok());
  return *count;
}

/// A database of another program's.
struct SqliteFile {
  explicit SqliteFile(const std::string& file) { REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK); }
  SqliteFile(const SqliteFile&) = delete;
  SqliteFile& operator=(const SqliteFile&) = delete;
  ~SqliteFile() { sqlite3_close(database); }
  void run(const char* sql) const { REQUIRE(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK); }
  sqlite3* database = nullptr;
};

}  // namespace

TEST_CASE("a backup is one whole file, made while the database is in use") {
  const TemporaryFolder folder;
  auto database = opened(folder.file("muster.db"));
  put(*database, "before");
  const auto done = database->write([&](Session& session) -> Outcome {
    session.execute("insert into setting (name, value) values ('not yet', 'x')");
    return database->backup(folder.file("backup.db"));
  });
  CHECK(done.ok());
  CHECK_FALSE(fs::exists(folder.file("backup.db-wal")));
  CHECK(settings(folder.file("backup.db")) == 1);
  CHECK(settings(folder.file("muster.db")) == 2);
}

TEST_CASE("a backup does not overwrite the database it is of") {
  const TemporaryFolder folder;
  auto database = opened(folder.file("muster.db"));
  put(*database, "a");
  CHECK(database->backup(folder.file("muster.db")).error().kind == ErrorKind::bad_input);
  CHECK(database->backup((folder.path() / "." / "muster.db").string()).error().kind == ErrorKind::bad_input);
  put(*database, "b");
  database.reset();
  CHECK(settings(folder.file("muster.db")) == 2);
}

TEST_CASE("a backup that cannot be written leaves nothing behind") {
  const TemporaryFolder folder;
  auto database = opened(folder.file("muster.db"));
  const auto files = files_in(folder);
  CHECK_FALSE(database->backup(folder.file("none/backup.db")).ok());
  fs::create_directory(folder.file("taken"));
  CHECK_FALSE(database->backup(folder.file("taken")).ok());
  CHECK(files_in(folder) == files + 1);
}

TEST_CASE("a backup takes the place of an older one where that is said, and only then") {
  const TemporaryFolder folder;
  auto database = opened(folder.file("muster.db"));
  REQUIRE(database->backup(folder.file("backup.db")).ok());
  put(*database, "a");
  const auto before = *read_file(folder.file("backup.db"));
  const auto refused = database->backup(folder.file("backup.db"));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().kind == ErrorKind::conflict);
  CHECK(*read_file(folder.file("backup.db")) == before);
  REQUIRE(replace_backup(*database, folder.file("backup.db")).ok());
  REQUIRE(replace_backup(*database, folder.file("first.db")).ok());
  CHECK(settings(folder.file("backup.db")) == 1);
}

TEST_CASE("a backup takes the place of nothing else, whatever is said") {
  const TemporaryFolder folder;
  auto database = opened(folder.file("muster.db"));
  std::ofstream(folder.file("letter.txt")) << "Dear all";
  std::ofstream(folder.file("empty")) << "";
  {
    SqliteFile(folder.file("other.db")).run("create table person (name text)");
  }
  // One that is served, one that was stopped, and one that was killed.
  auto served = opened(folder.file("served.db"));
  put(*served, "an acknowledged answer");
  {
    auto stopped = opened(folder.file("stopped.db"));
    put(*stopped, "an acknowledged answer");
    fs::copy_file(folder.file("stopped.db"), folder.file("killed.db"));
    fs::copy_file(folder.file("stopped.db-wal"), folder.file("killed.db-wal"));
  }
  for (const auto* name :
       {"letter.txt", "empty", "other.db", "served.db", "stopped.db", "killed.db", "muster.db-wal", "muster.db-jobs"}) {
    INFO(name);
    if (std::string(name) == "muster.db-jobs") std::ofstream(folder.file(name)) << "";
    const auto before = std::string(name).ends_with("-wal") ? std::string() : *read_file(folder.file(name));
    const auto refused = replace_backup(*database, folder.file(name));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == ErrorKind::conflict);
    if (!before.empty()) CHECK(*read_file(folder.file(name)) == before);
  }
  CHECK(replace_backup(*database, folder.file("muster.db")).error().kind == ErrorKind::bad_input);
  put(*served, "another");
  served.reset();
  CHECK(settings(folder.file("served.db")) == 2);
}

TEST_CASE("a backup that another program has open stays") {
  const TemporaryFolder folder;
  auto database = opened(folder.file("muster.db"));
  REQUIRE(database->backup(folder.file("backup.db")).ok());
  {
    const std::ofstream held(folder.file("backup.db"), std::ios::app);
    const auto refused = replace_backup(*database, folder.file("backup.db"));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message.find("in use by another program") != std::string::npos);
  }
  CHECK(replace_backup(*database, folder.file("backup.db")).ok());
}

TEST_CASE("restoring through a symbolic link keeps the link, and what stood behind it") {
  const TemporaryFolder folder;
  {
    auto database = opened(folder.file("real.db"));
    REQUIRE(database->backup(folder.file("backup.db")).ok());
    put(*database, "a");
  }
  fs::create_symlink("real.db", folder.file("muster.db"));
  REQUIRE(restore(folder.file("backup.db"), folder.file("muster.db")).ok());
  CHECK(fs::is_symlink(folder.file("muster.db")));
  CHECK(settings(folder.file("muster.db")) == 0);
  CHECK(settings(folder.file("real.db.before-restore")) == 1);
}

TEST_CASE("a database and its backup are for their owner's eyes") {
  const TemporaryFolder folder;
  auto database = opened(folder.file("muster.db"));
  put(*database, "a");
  REQUIRE(database->backup(folder.file("backup.db")).ok());
  for (const auto* name : {"muster.db", "muster.db-wal", "muster.db-shm", "backup.db"}) {
    INFO(name);
    CHECK(fs::status(folder.file(name)).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  }
}

TEST_CASE("a database that is an empty file is not taken for a new one") {
  const TemporaryFolder folder;
  std::ofstream(folder.file("muster.db")) << "";
  const auto refused = Database::open(folder.file("muster.db"), Database::Mode::must_exist, std::chrono::seconds(1));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message.find("is empty") != std::string::npos);
}

TEST_CASE("what an earlier restore put aside stays when another follows") {
  const TemporaryFolder folder;
  {
    auto database = opened(folder.file("muster.db"));
    REQUIRE(database->backup(folder.file("backup.db")).ok());
    put(*database, "a");
    put(*database, "b");
  }
  for (int times = 0; times < 3; ++times) REQUIRE(restore(folder.file("backup.db"), folder.file("muster.db")).ok());
  CHECK(settings(folder.file("muster.db.before-restore-1")) == 2);
  CHECK(settings(folder.file("muster.db.before-restore-2")) == 0);
  CHECK(settings(folder.file("muster.db.before-restore")) == 0);
}

TEST_CASE("restoring puts the backup in place and keeps what stood there") {
  const TemporaryFolder folder;
  {
    auto database = opened(folder.file("muster.db"));
    put(*database, "a");
    REQUIRE(database->backup(folder.file("backup.db")).ok());
    put(*database, "b");
  }
  REQUIRE(restore(folder.file("backup.db"), folder.file("muster.db")).ok());
  CHECK(settings(folder.file("muster.db")) == 1);
  CHECK(settings(folder.file("muster.db.before-restore")) == 2);
  CHECK(settings(folder.file("backup.db")) == 1);
}

TEST_CASE("restoring where nothing stands makes the database") {
  const TemporaryFolder folder;
  REQUIRE(opened(folder.file("muster.db"))->backup(folder.file("backup.db")).ok());
  REQUIRE(restore(folder.file("backup.db"), folder.file("new.db")).ok());
  CHECK(settings(folder.file("new.db")) == 0);
}

TEST_CASE("what is no intact Muster database is not restored") {
  const TemporaryFolder folder;
  {
    auto database = opened(folder.file("muster.db"));
    for (int number = 0; number < 200; ++number) put(*database, std::to_string(number) + std::string(200, 'x'));
    REQUIRE(database->backup(folder.file("backup.db")).ok());
  }
  auto bytes = *read_file(folder.file("backup.db"));
  SECTION("a text") { bytes = "Dear all"; }
  SECTION("an empty file") { bytes.clear(); }
  SECTION("half a backup") { bytes.resize(bytes.size() / 2); }
  SECTION("a page overwritten") { bytes.replace(bytes.size() - 4096, 4096, std::string(4096, '\x55')); }
  SECTION("a newer Muster's") { bytes[60] = 'x'; }
  std::ofstream(folder.file("wrong.db"), std::ios::binary) << bytes;
  const auto refused = restore(folder.file("wrong.db"), folder.file("muster.db"));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().kind == ErrorKind::bad_input);
  CHECK(files_in(folder) == 3);
  CHECK_FALSE(fs::exists(folder.file("muster.db.before-restore")));
  CHECK(settings(folder.file("muster.db")) == 200);
}

TEST_CASE("a database that is being served is not taken away") {
  const TemporaryFolder folder;
  auto database = opened(folder.file("muster.db"));
  REQUIRE(database->backup(folder.file("backup.db")).ok());
  put(*database, "a");
  const auto refused = restore(folder.file("backup.db"), folder.file("muster.db"));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message.find("Stop `muster serve` first") != std::string::npos);
  put(*database, "b");
  database.reset();
  CHECK(settings(folder.file("muster.db")) == 2);
}

TEST_CASE("a backup that is not there is named") {
  const TemporaryFolder folder;
  const auto missing = restore(folder.file("none.db"), folder.file("muster.db"));
  CHECK(missing.error().kind == ErrorKind::not_found);
  CHECK(missing.error().message.find("none.db") != std::string::npos);
}

}  // namespace muster::store
