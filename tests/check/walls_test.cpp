// Walks the house and fails on every breach of its walls (the rooms are in rooms.hpp, the tables in tables.hpp).
#include <set>

#include "check/source_files.hpp"
#include "check/table_walls.hpp"
#include "check/tables.hpp"
#include "check/walls.hpp"

namespace muster::check {
TEST_CASE("every file keeps to the walls of its room") {
  const auto all = source_files({"src", "include", "tests", "bench"}, {".cpp", ".hpp"});
  CHECK(all.size() > 50);
  for (const auto& source : all) {
    for (const auto& breach : breaches(source)) FAIL_CHECK(breach);
    for (const auto& breach : table_breaches(source)) FAIL_CHECK(breach);
  }
}

TEST_CASE("every table has an owner, and a trigger is its table's owner's") {
  std::set<std::string> made;
  for (const auto& migration : source_files({"src/platform/store/migrations"}, {".sql"})) {
    for (const auto& breach : trigger_breaches(migration)) FAIL_CHECK(breach);
    if (migration.path.find(".postgres.") == std::string::npos) follow(migration, made);
  }
  std::set<std::string> owned;
  for (const auto& table : tables) owned.insert(std::string(table.name));
  CHECK(made == owned);
}

}  // namespace muster::check
