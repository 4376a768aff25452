// The word lists themselves: said once, in small letters, and every line means something.
#include <muster/kit/base/file.hpp>
#include <muster/kit/text/words.hpp>

#include <filesystem>
#include <set>
#include <sstream>

#include "support/catch.hpp"
#include "support/source_dir.hpp"

namespace {

std::vector<std::string> lines_of(const std::string& name) {
  const auto text = muster::read_file(muster::test::source_dir() + "/src/kit/text/lists/" + name);
  REQUIRE(text.ok());
  std::vector<std::string> out;
  std::istringstream stream(*text);
  for (std::string line; std::getline(stream, line);) {
    if (!line.empty() && line[0] != '#') out.push_back(line);
  }
  return out;
}

}  // namespace

TEST_CASE("every word list says where it comes from") {
  std::size_t lists = 0;
  for (const auto& entry : std::filesystem::directory_iterator(muster::test::source_dir() + "/src/kit/text/lists")) {
    if (entry.path().extension() != ".list") continue;
    ++lists;
    CAPTURE(entry.path().filename().string());
    const auto text = muster::read_file(entry.path().string());
    REQUIRE(text.ok());
    CHECK((text->find("ur own making") != std::string::npos || text->find("https://") != std::string::npos));
  }
  CHECK(lists >= 14);
}

TEST_CASE("pairs are said once and in small letters") {
  for (const auto* name : {"spellings.list", "plurals.list", "negators.list"}) {
    std::set<std::string> seen;
    for (const auto& line : lines_of(name)) {
      CAPTURE(name, line);
      const auto word = line.substr(0, line.find(' '));
      CHECK(seen.insert(word).second);
      CHECK(line.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos);
      CHECK(line.find(' ') != std::string::npos);
    }
  }
}

TEST_CASE("each American spelling of the list meets its British one") {
  for (const auto& line : lines_of("spellings.list")) {
    CAPTURE(line);
    const auto blank = line.find(' ');
    const auto counts = muster::text::count_entries({{line.substr(0, blank)}, {line.substr(blank + 1)}});
    CHECK(counts.size() == 1);
    CHECK(counts[0].word == line.substr(blank + 1));
  }
}

TEST_CASE("each plural of the list meets its singular") {
  for (const auto& line : lines_of("plurals.list")) {
    CAPTURE(line);
    const auto blank = line.find(' ');
    CHECK(muster::text::count_words({line.substr(0, blank), line.substr(blank + 1)}).size() == 1);
  }
}
