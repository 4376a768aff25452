// Debian 12 brings Node 18: a module that asks for more breaks `make run` on a bare machine and nowhere else.
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/source_dir.hpp"

namespace muster::check {
namespace {

const int debian = 18;

// One alternative of a range of versions, as `>=14.0.0`, `^18.19.0`, `20.x` or `*`, begins at or under Debian's.
bool takes_debians_node(const std::string& range) {
  static const std::regex lowest(R"((?:^|\|\|)\s*(?:>=|\^|~|>)?\s*(\d+|\*))");
  for (std::sregex_iterator at(range.begin(), range.end(), lowest), end; at != end; ++at) {
    const auto number = (*at)[1].str();
    const bool exactly = (*at)[0].str().find_first_of(">*") == std::string::npos;
    if (number == "*" || (exactly ? std::stoi(number) == debian : std::stoi(number) <= debian)) return true;
  }
  return false;
}

// `name asks for range`, for each module of the lock file that Debian's Node cannot run.
std::vector<std::string> refused_modules(std::istream& lock) {
  static const std::regex module("^    \"(?:node_modules/)?([^\"]*)\": \\{");
  static const std::regex node(R"re(^\s+"node": "([^"]*)")re");
  std::vector<std::string> refused;
  std::string name;
  std::smatch found;
  for (std::string line; std::getline(lock, line);) {
    if (std::regex_search(line, found, module)) name = found[1];
    if (std::regex_search(line, found, node) && !takes_debians_node(found[1])) {
      refused.push_back(name + " asks for " + found[1].str());
    }
  }
  return refused;
}

// What came to Node after the one of Debian, as scripts would write it.
bool is_too_new(const std::string& line) {
  static const std::regex newer(
      R"(\.getSetCookie\(|\.withResolvers\(|\.fromAsync\(|\.groupBy\(|\.to(Sorted|Reversed|Spliced)\(|import\.meta\.(dirname|filename)|\bAbortSignal\.any\(|Iterator\.from\(|\bnode:sqlite\b)");
  return std::regex_search(line, newer);
}

// `file:line`, for each line of a script that Debian's Node cannot run.
std::vector<std::string> refused_lines(const std::filesystem::path& root) {
  std::vector<std::string> refused;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".mjs") continue;
    std::ifstream script(entry.path());
    int number = 0;
    for (std::string line; std::getline(script, line);) {
      ++number;
      if (is_too_new(line)) refused.push_back(entry.path().string() + ":" + std::to_string(number));
    }
  }
  return refused;
}

}  // namespace

TEST_CASE("no script calls what Debian's Node has not") {
  CHECK(is_too_new("const lines = reply.headers.getSetCookie();"));
  for (const auto* folder : {"/tests", "/tools", "/bench"}) {
    CHECK(refused_lines(test::source_dir() + folder) == std::vector<std::string>{});
  }
}

TEST_CASE("ranges of versions are read") {
  for (const auto* range : {">=14.0.0", "*", "^18.19.0 || >= 20.6.0", ">= 18", "18.x || 20.x", ">=18.18.0"}) {
    INFO(range);
    CHECK(takes_debians_node(range));
  }
  for (const auto* range : {">=20", "20.x || 22.x", ">= 20.19.0", "^16.0.0 || >=20"}) {
    INFO(range);
    CHECK_FALSE(takes_debians_node(range));
  }
}

TEST_CASE("every module runs on the Node that Debian 12 brings") {
  std::ifstream lock(test::source_dir() + "/package-lock.json");
  REQUIRE(lock);
  // Only SQLite's sources are taken out of better-sqlite3; nothing of it is run.
  CHECK(refused_modules(lock) ==
        std::vector<std::string>{"better-sqlite3 asks for 20.x || 22.x || 23.x || 24.x || 25.x || 26.x"});
}

}  // namespace muster::check
