// Every schema that Muster ever had is brought to the newest, with all that was in it, on both databases.
#include <muster/base/file.hpp>

#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

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

}  // namespace

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
  const auto shape = [](Database& database) {
    std::string all;
    (void)database.read([&](Session& session) -> Outcome {
      session.each("select m.name, c.name, c.type, c.pk from sqlite_schema m, pragma_table_info(m.name) c "
                   "where m.type = 'table' order by m.name, c.cid",
                   {}, [&](const Row& row) {
                     all += row.text(0) + "." + row.text(1) + " " + row.text(2) + std::to_string(row.integer(3)) + "\n";
                   });
      return Done{};
    });
    return all;
  };
  const auto upgraded = shape(*old.open());
  CHECK(upgraded.size() > 500);
  CHECK(upgraded == shape(*fresh.open()));
}

}  // namespace muster::store::test
