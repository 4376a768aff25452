// Every schema that Muster ever had is brought to the newest, with all that was in it, on both databases.
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include <muster/kit/base/file.hpp>

#include "platform/store/contract/backend.hpp"
#include "platform/store/contract/fixtures.hpp"
#include "support/catch.hpp"

namespace muster::store::test {
namespace {

std::string name_of(Backend backend) { return backend == Backend::postgres ? "PostgreSQL" : "SQLite"; }

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
    return Success{};
  });
  if (!seen.ok()) FAIL(seen.error().detail);
}

/// Opens the database in a process of its own, which is killed after `moment`.
void open_and_be_killed(const TestLocation& place, std::chrono::microseconds moment) {
  const auto child = fork();
  if (child == 0) {
    (void)Database::open(place.location(), Database::Mode::must_exist, std::chrono::seconds(5));
    _exit(0);
  }
  std::this_thread::sleep_for(moment);
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
}

std::chrono::microseconds time_to_open(Backend backend, const std::string& dump) {
  const TestLocation place(backend);
  load(place, backend, dump);
  const auto began = std::chrono::steady_clock::now();
  (void)place.open();
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
}

/// What kills begin from: each fifth older schema and the newest of them, for the way from the first is as long as
/// there are migrations; all where MUSTER_KILLS is set.
std::vector<int> schemas_to_kill() {
  constexpr std::size_t one_in = 5;
  constexpr std::size_t newest = 6;
  auto older = schemas_in_source();
  older.pop_back();
  if (std::getenv("MUSTER_KILLS") != nullptr) return older;
  std::vector<int> some;
  for (std::size_t at = 0; at < older.size(); ++at)
    if (at % one_in == 0 || at + newest >= older.size()) some.push_back(older[at]);
  return some;
}

/// Of a database that began with the newest schema; made once, for there are many schemas to compare.
const std::string& newest_shape(Backend backend) {
  static std::map<Backend, std::string> known;
  auto& kept = known[backend];
  if (kept.empty()) {
    const TestLocation fresh(backend);
    (void)fresh.open();
    kept = shape(fresh, backend);
  }
  return kept;
}

}  // namespace

TEST_CASE("each older schema is brought to the newest with all that was in it") {
  const auto backend = GENERATE(from_range(backends()));
  const auto schema = GENERATE(from_range(schemas_in_source()));
  INFO("schema " << schema << " on " << name_of(backend));
  const TestLocation place(backend);
  const auto dump = fixture(schema, backend);
  load(place, backend, dump);
  CHECK(schema_number(place, backend) == schema);
  const auto rows = rows_in(dump);
  std::set<std::string> tables;
  std::istringstream lines(shape(place, backend));
  for (std::string line; std::getline(lines, line);) tables.insert(line.substr(0, line.find(' ')));
  for (const auto& table : tables) {
    INFO("the fixture has no row for " << table);
    CHECK((rows.contains(table) || table == "schema_version"));
  }
  {
    auto database = place.open();
    check_whole(*database, dump);
    CHECK(put(*database, "new").ok());
  }
  auto again = Database::open(place.location(), Database::Mode::must_exist, std::chrono::seconds(1));
  CHECK(again.ok());
  CHECK(newest_shape(backend).size() > 500);
  CHECK(shape(place, backend) == newest_shape(backend));
}

TEST_CASE("a migration stays as it was once users may have run it") {
  std::string found;
  for (const int schema : schemas_in_source()) {
    for (const auto backend : {Backend::sqlite, Backend::postgres})
      found += std::to_string(schema) + " " + name_of(backend) + " " + checksum_of(schema, backend) + "\n";
  }
  if (std::getenv("MUSTER_RENEW") != nullptr) {
    REQUIRE(write_file(checksums_file(), found).ok());
    FAIL("renewed " << checksums_file() << ": only lines of a migration that nobody has run may change");
  }
  const auto known = read_file(checksums_file());
  REQUIRE(known.ok());
  INFO("Where a migration is new: MUSTER_RENEW=1 build/release/tests/test_store \"a migration stays*\"");
  CHECK(found == *known);
}

TEST_CASE("a process killed while it brings a schema forward leaves the old one or a newer, never one between") {
  const auto backend = GENERATE(from_range(backends()));
  std::mt19937 chance(20260301);
  std::map<std::pair<int, int>, int> left;
  std::map<int, std::string> shapes;
  bool found_old = false;
  bool found_newer = false;
  for (const int schema : schemas_to_kill()) {
    const auto dump = fixture(schema, backend);
    // Kills are spread over the time that it takes here and now, and half as long again.
    std::uniform_int_distribution<std::int64_t> moments(0, time_to_open(backend, dump).count() * 3 / 2);
    const int turns = backend == Backend::sqlite ? (schema == 1 ? 24 : 10) : 5;
    for (int turn = 0; turn < turns; ++turn) {
      const TestLocation place(backend);
      load(place, backend, dump);
      open_and_be_killed(place, std::chrono::microseconds(moments(chance)));
      // The server may still be ending what the killed process began.
      if (backend == Backend::postgres) end_sessions(place);
      const auto number = schema_number(place, backend);
      ++left[{schema, number}];
      REQUIRE(number >= schema);
      found_old = found_old || number == schema;
      found_newer = found_newer || number > schema;
      auto& clean_shape = shapes[number];
      if (clean_shape.empty()) {
        const TestLocation clean(backend);
        load(clean, backend, fixture(number, backend));
        clean_shape = shape(clean, backend);
      }
      CHECK(shape(place, backend) == clean_shape);
      auto database = place.open();
      check_whole(*database, dump);
    }
  }
  for (const auto& [schemas, times] : left) {
    UNSCOPED_INFO("schema " << schemas.first << " left as " << schemas.second << " by " << times << " kills");
  }
  // Else the kills came too early or too late to show anything.
  CHECK(found_old);
  CHECK(found_newer);
}

}  // namespace muster::store::test
