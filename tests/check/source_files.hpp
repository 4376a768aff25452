#pragma once
// The files of the house as values, for the rules that judge them.

#include <muster/kit/base/file.hpp>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "check/walls.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"

namespace muster::check {

/// All files below `folders` with one of these endings, by their paths.
inline std::vector<Source> source_files(const std::vector<std::string>& folders, const std::set<std::string>& endings) {
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

}  // namespace muster::check
