// Every schema that Muster ever had is brought to the newest, with all that was in it, on both databases.
#include <muster/base/file.hpp>

#include <sqlite3.h>

#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <csignal>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <thread>

#include "store/contract/backend.hpp"
#include "support/catch.hpp"

namespace muster::store::test {
namespace {

namespace fs = std::filesystem;

std::string fixture(int schema, Backend backend) {
  std::string number = std::to_string(schema);
  number.insert(0, 4 - number.size(), '0');
  return std::string(MUSTER_SOURCE_DIR) + "/tests/store/fixtures/schema_" + number +
         (backend == Backend::postgres ? ".postgres.sql" : ".sql");
}

std::string text_of(const std::string& file) {
  auto text = read_file(file);
  REQUIRE(text.ok());
  return std::move(text).value();
}

int newest_schema_in_source() {
  int newest = 0;
  for (const auto& entry : fs::directory_iterator(std::string(MUSTER_SOURCE_DIR) + "/src/store/migrations")) {
    newest = std::max(newest, std::stoi(entry.path().filename().string().substr(0, 4)));
  }
  return newest;
}

void load(const Place& place, Backend backend, const std::string& sql) {
  if (backend == Backend::postgres) return past_the_door(place, sql);
  sqlite3* raw = nullptr;
  REQUIRE(sqlite3_open(place.location().c_str(), &raw) == SQLITE_OK);
  const int code = sqlite3_exec(raw, sql.c_str(), nullptr, nullptr, nullptr);
  INFO(sqlite3_errmsg(raw));
  CHECK(code == SQLITE_OK);
  sqlite3_close(raw);
}

/// How many rows a dump puts into each table.
std::map<std::string, std::int64_t> rows_in(const std::string& dump) {
  std::map<std::string, std::int64_t> rows;
  std::istringstream lines(dump);
  for (std::string line; std::getline(lines, line);) {
    std::string lower = line.substr(0, 12);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
    if (lower != "insert into ") continue;
    auto table = line.substr(12, line.find_first_of(" (", 12) - 12);
    table.erase(std::remove(table.begin(), table.end(), '"'), table.end());
    if (table != "schema_version") ++rows[table];
  }
  return rows;
}

void check_whole(Database& database, const std::string& dump) {
  const auto rows = rows_in(dump);
  REQUIRE(rows.size() >= 15);
  const auto seen = database.read([&](Session& session) -> Outcome {
    for (const auto& [table, count] : rows) {
      INFO(table);
      CHECK(session.first("select count(*) from " + table)->integer(0) == count);
    }
    CHECK(session.first("select title from event")->text(0) == "Summit – Größe");
    CHECK(session.first("select version from event")->integer(0) == 7);
    CHECK(session.first("select content from staged_upload")->bytes(0) == std::string("PK\3\4\xFF\0", 6));
    return Done{};
  });
  if (!seen.ok()) FAIL(seen.problem().detail);
}

/// Tables and their columns, one a line.
std::string shape(const Place& place) {
  sqlite3* raw = nullptr;
  REQUIRE(sqlite3_open(place.location().c_str(), &raw) == SQLITE_OK);
  std::string all;
  const auto add = [](void* to, int columns, char** values, char**) {
    for (int at = 0; at < columns; ++at) *static_cast<std::string*>(to) += std::string(values[at]) + " ";
    *static_cast<std::string*>(to) += "\n";
    return 0;
  };
  CHECK(sqlite3_exec(raw,
                     "select m.name, c.name, c.type, c.pk from sqlite_schema m, pragma_table_info(m.name) c "
                     "where m.type = 'table' order by m.name, c.cid",
                     add, &all, nullptr) == SQLITE_OK);
  sqlite3_close(raw);
  return all;
}

int schema_number(const Place& place, Backend backend) {
  if (backend == Backend::postgres) return std::stoi(asked_past_the_door(place, "select number from schema_version"));
  sqlite3* raw = nullptr;
  REQUIRE(sqlite3_open(place.location().c_str(), &raw) == SQLITE_OK);
  int number = -1;
  const auto keep = [](void* to, int, char** values, char**) {
    *static_cast<int*>(to) = std::stoi(values[0]);
    return 0;
  };
  CHECK(sqlite3_exec(raw, "pragma user_version", keep, &number, nullptr) == SQLITE_OK);
  sqlite3_close(raw);
  return number;
}

/// Opens the database in a process of its own, which is killed after `moment`.
void open_and_be_killed(const Place& place, std::chrono::microseconds moment) {
  const auto child = fork();
  if (child == 0) {
    (void)Database::open(place.location(), Database::Mode::must_exist, std::chrono::seconds(5));
    _exit(0);
  }
  std::this_thread::sleep_for(moment);
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
}

}  // namespace

TEST_CASE("a process killed while it brings a schema forward leaves the old one or a newer, never one between") {
  const auto backend = GENERATE(from_range(backends()));
  const auto dump = text_of(fixture(1, backend));
  std::mt19937 chance(20260301);
  // Kills are spread over the time that it takes here and now, and half as long again.
  const Place timed(backend);
  load(timed, backend, dump);
  const auto began = std::chrono::steady_clock::now();
  (void)timed.open();
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
  std::uniform_int_distribution<int> moments(0, static_cast<int>(took.count() * 3 / 2));
  std::map<int, int> left;
  for (int turn = 0; turn < (backend == Backend::sqlite ? 60 : 12); ++turn) {
    const Place place(backend);
    load(place, backend, dump);
    open_and_be_killed(place, std::chrono::microseconds(moments(chance)));
    const auto number = schema_number(place, backend);
    ++left[number];
    REQUIRE(number >= 1);
    if (backend == Backend::sqlite && fs::exists(fixture(number, backend))) {
      const Place clean(backend);
      load(clean, backend, text_of(fixture(number, backend)));
      CHECK(shape(place) == shape(clean));
    }
    auto database = place.open();
    check_whole(*database, dump);
  }
  for (const auto& [number, times] : left) UNSCOPED_INFO("schema " << number << " after " << times << " kills");
  CHECK(left.size() >= 2);  // Else the kills came too early or too late to show anything.
}

TEST_CASE("each older schema is brought to the newest with all that was in it") {
  const auto backend = GENERATE(from_range(backends()));
  const auto schema = GENERATE(range(1, newest_schema_in_source()));
  if (!fs::exists(fixture(schema, backend))) {
    WARN("there is no fixture of schema " << schema << ": keep one before the next migration");
    return;
  }
  const Place place(backend);
  const auto dump = text_of(fixture(schema, backend));
  load(place, backend, dump);
  {
    auto database = place.open();
    check_whole(*database, dump);
    CHECK(put(*database, "new").ok());
  }
  auto again = Database::open(place.location(), Database::Mode::must_exist, std::chrono::seconds(1));
  CHECK(again.ok());
}

TEST_CASE("an upgraded database has the same tables and columns as a new one") {
  const Place old(Backend::sqlite);
  const Place fresh(Backend::sqlite);
  load(old, Backend::sqlite, text_of(fixture(1, Backend::sqlite)));
  (void)old.open();
  (void)fresh.open();
  CHECK(shape(old).size() > 500);
  CHECK(shape(old) == shape(fresh));
}

}  // namespace muster::store::test
