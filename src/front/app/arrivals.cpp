// "round=changes keys" for each round, a line each. What an earlier version wrote says less, and is not read.
#include "arrivals.hpp"

#include <muster/kit/base/number.hpp>

#include <algorithm>

namespace muster::app {

std::map<std::string, feedback::SeenAnswers> read_arrivals(std::string_view text) {
  std::map<std::string, feedback::SeenAnswers> seen;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto line = text.substr(begin, end - begin);
    const auto equals = line.find('=');
    const auto blank = line.find(' ', equals == std::string_view::npos ? line.size() : equals);
    if (blank != std::string_view::npos) {
      if (const auto changes = parse_integer(line.substr(equals + 1, blank - equals - 1)))
        seen[std::string(line.substr(0, equals))] = {*changes, std::string(line.substr(blank + 1))};
    }
    begin = end + 1;
  }
  return seen;
}

std::string written_arrivals(const std::map<std::string, feedback::SeenAnswers>& seen) {
  std::string text;
  for (const auto& [round, there] : seen) text += round + "=" + std::to_string(there.changes) + " " + there.keys + "\n";
  return text;
}

}  // namespace muster::app
