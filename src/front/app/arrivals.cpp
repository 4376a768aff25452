// "round=count" for each round, a line each.
#include "arrivals.hpp"

#include <muster/kit/base/number.hpp>

#include <algorithm>

namespace muster::app {

std::map<std::string, std::int64_t> read_arrivals(std::string_view text) {
  std::map<std::string, std::int64_t> seen;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto line = text.substr(begin, end - begin);
    const auto equals = line.find('=');
    if (equals != std::string_view::npos) {
      if (const auto count = parse_integer(line.substr(equals + 1))) seen[std::string(line.substr(0, equals))] = *count;
    }
    begin = end + 1;
  }
  return seen;
}

std::string written_arrivals(const std::map<std::string, std::int64_t>& seen) {
  std::string text;
  for (const auto& [round, count] : seen) text += round + "=" + std::to_string(count) + "\n";
  return text;
}

}  // namespace muster::app
