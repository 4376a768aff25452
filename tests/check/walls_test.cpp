// Walks the house and fails on every breach of its walls (the rooms are in rooms.hpp, the tables in tables.hpp).
#include <muster/kit/base/file.hpp>

#include <algorithm>
#include <filesystem>
#include <set>

#include "check/table_walls.hpp"
#include "check/tables.hpp"
#include "check/walls.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"

namespace muster::check {
namespace {

std::vector<Source> files(const std::vector<std::string>& folders, const std::set<std::string>& endings) {
  const std::filesystem::path root(muster::test::source_dir());
  std::vector<Source> out;
  for (const auto& folder : folders) {
    if (!std::filesystem::exists(root / folder)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      if (!entry.is_regular_file() || !endings.contains(entry.path().extension().string())) continue;
      auto text = read_file(entry.path().string());
      REQUIRE(text.ok());
      out.push_back({std::filesystem::relative(entry.path(), root).generic_string(), std::move(text).value()});
    }
  }
  std::sort(out.begin(), out.end(), [](const Source& left, const Source& right) { return left.path < right.path; });
  return out;
}

}  // namespace

TEST_CASE("every file keeps to the walls of its room") {
  const auto all = files({"src", "include", "tests", "bench"}, {".cpp", ".hpp"});
  CHECK(all.size() > 50);
  for (const auto& source : all) {
    for (const auto& breach : breaches(source)) FAIL_CHECK(breach);
    for (const auto& breach : table_breaches(source)) FAIL_CHECK(breach);
  }
}

TEST_CASE("every table has an owner, and a trigger is its table's owner's") {
  std::set<std::string> made;
  for (const auto& migration : files({"src/platform/store/migrations"}, {".sql"})) {
    for (const auto& breach : trigger_breaches(migration)) FAIL_CHECK(breach);
    if (migration.path.find(".postgres.") == std::string::npos) follow(migration, made);
  }
  std::set<std::string> owned;
  for (const auto& table : tables) owned.insert(std::string(table.name));
  CHECK(made == owned);
}

}  // namespace muster::check
