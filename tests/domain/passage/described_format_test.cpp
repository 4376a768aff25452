// The page about the format says what the program writes.
#include <muster/domain/passage/travelling_tables.hpp>
#include <muster/kit/base/file.hpp>

#include "support/catch.hpp"
#include "support/source_dir.hpp"

namespace muster::passage {

TEST_CASE("docs/programme-format.md names every table, what travels with its columns and what stays with its reason") {
  const auto page = read_file(test::source_dir() + "/docs/programme-format.md");
  REQUIRE(page.ok());
  for (const auto& table : travelling_tables()) {
    const auto belongs = belonging(table);
    const auto line =
        "| `" + std::string(table.name) + "` | `" + std::string(table.columns) + "` | " +
        (belongs ? "`" + std::string(belongs->table) + "` by `" + std::string(belongs->column) + "`" : "") + " |\n";
    INFO(line);
    CHECK(page->find(line) != std::string::npos);
  }
  for (const auto& table : staying_tables()) {
    const auto at = page->find("`" + std::string(table.name) + "`", page->find("## What stays behind"));
    INFO(table.name << ": " << table.reason);
    REQUIRE(at != std::string::npos);
    CHECK(page->substr(at, page->find('\n', at) - at).find(table.reason) != std::string::npos);
  }
}

}  // namespace muster::passage
