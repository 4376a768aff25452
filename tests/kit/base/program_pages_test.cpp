// Code and constants that were read go back to the system when it is asked to, and are there again when they are used.
#include <muster/kit/base/program_pages.hpp>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "support/catch.hpp"

namespace muster {
namespace {

/// kB of files that this process has mapped and read.
int read_of_files() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("RssFile:")) return std::stoi(line.substr(8));
  return 0;
}

}  // namespace

TEST_CASE("what was read of the program goes back to the system, and the program goes on") {
  std::vector<std::string> names{"Newham", "Barnet", "Camden"};
  const auto before = read_of_files();
  return_program_pages();
  const auto after = read_of_files();
  std::ranges::sort(names);
  CHECK(names.front() == "Barnet");
  CHECK(after < before);
  CHECK_THROWS_AS(std::stoi("no number"), std::invalid_argument);
}

}  // namespace muster
