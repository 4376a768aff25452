#pragma once
// The numbers that R gives (vectors.R makes vectors.tsv), and a comparison with them to 1e-9.

#include <cmath>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/source_dir.hpp"

namespace muster::stats {

inline const std::vector<double>& vector_of(const std::string& name) {
  static const auto all = [] {
    std::map<std::string, std::vector<double>> read;
    std::ifstream file(test::source_dir() + "/tests/kit/stats/vectors.tsv");
    for (std::string line; std::getline(file, line);) {
      const auto tab = line.find('\t');
      std::istringstream numbers(line.substr(tab + 1));
      for (double number = 0; numbers >> number;) read[line.substr(0, tab)].push_back(number);
    }
    return read;
  }();
  const auto found = all.find(name);
  if (found == all.end()) FAIL("vectors.tsv has no line \"" << name << "\"");
  return found->second;
}

/// Each number as R's, within 1e-9 of it; next to nought, within 1e-12.
inline void check_vector(const std::string& name, const std::vector<double>& found) {
  INFO(name);
  const auto& expected = vector_of(name);
  REQUIRE(found.size() == expected.size());
  for (std::size_t at = 0; at < found.size(); ++at) {
    INFO("number " << at + 1);
    const double margin = std::abs(expected[at]) < 1e-12 && std::abs(expected[at]) > 1e-80 ? 1e-12 : 0;
    CHECK(found[at] == Approx(expected[at]).epsilon(1e-9).margin(margin));
  }
}

}  // namespace muster::stats
