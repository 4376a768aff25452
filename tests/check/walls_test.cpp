// Walks the house and fails on every breach of its walls (the rooms are in rooms.hpp, the rules in walls.cpp).
#include <muster/kit/base/file.hpp>

#include <algorithm>
#include <filesystem>

#include "check/walls.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"

namespace muster::check {
namespace {

std::vector<Source> sources() {
  const std::filesystem::path root(muster::test::source_dir());
  std::vector<Source> out;
  for (const auto* folder : {"src", "include", "tests", "bench"}) {
    if (!std::filesystem::exists(root / folder)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      const auto extension = entry.path().extension();
      if (!entry.is_regular_file() || (extension != ".cpp" && extension != ".hpp")) continue;
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
  const auto all = sources();
  CHECK(all.size() > 50);
  for (const auto& source : all) {
    for (const auto& breach : breaches(source)) FAIL_CHECK(breach);
  }
}

}  // namespace muster::check
