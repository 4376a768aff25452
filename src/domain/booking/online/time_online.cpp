// Stays of one person put together, each minute once.
#include "time_online.hpp"

#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace muster::booking {
namespace {

constexpr std::int64_t seconds_of_a_minute = 60;

}  // namespace

std::string written_stays(const std::vector<Stay>& stays) {
  std::string text;
  for (const auto& stay : stays)
    text += (text.empty() ? "" : " ") + std::to_string(stay.from) + "-" + std::to_string(stay.until) + "-" +
            std::to_string(stay.minutes);
  return text;
}

std::vector<Stay> read_stays(std::string_view text) {
  std::vector<Stay> stays;
  while (!text.empty()) {
    const auto gap = std::min(text.find(' '), text.size());
    auto part = text.substr(0, gap);
    text.remove_prefix(std::min(gap + 1, text.size()));
    std::array<std::int64_t, 3> numbers{};
    std::size_t known = 0;
    for (; known < numbers.size(); ++known) {
      const auto end = std::min(part.find('-'), part.size());
      const auto number = parse_integer(part.substr(0, end));
      if (!number) break;
      numbers.at(known) = *number;
      part.remove_prefix(std::min(end + 1, part.size()));
    }
    if (known == numbers.size()) stays.push_back({numbers[0], numbers[1], numbers[2]});
  }
  return stays;
}

std::int64_t minutes_of_stays(std::vector<Stay> stays) {
  std::ranges::sort(stays, [](const Stay& left, const Stay& right) {
    return left.from != right.from ? left.from < right.from : left.until < right.until;
  });
  std::int64_t minutes = 0;
  std::int64_t seen_to = 0;
  for (const auto& stay : stays) {
    // Whichever stay reached furthest began before this one, so it covers all of the overlap.
    const auto both = std::max<std::int64_t>(0, std::min(stay.until, seen_to) - stay.from);
    const auto both_minutes = (both + seconds_of_a_minute - 1) / seconds_of_a_minute;
    minutes += stay.minutes - std::min({both_minutes, stay.minutes, minutes});
    seen_to = std::max(seen_to, stay.until);
  }
  return minutes;
}

bool overlap(const std::vector<Stay>& one, const std::vector<Stay>& other) {
  return std::ranges::any_of(one, [&](const Stay& left) {
    return std::ranges::any_of(other,
                               [&](const Stay& right) { return left.from < right.until && right.from < left.until; });
  });
}

std::int64_t minutes_of_rows(const std::vector<ReportRow>& rows) {
  std::vector<Stay> all;
  std::map<std::string, std::vector<Stay>> stays_of;
  std::map<std::string, std::int64_t> longest_of;
  for (const auto& row : rows) {
    if (row.stays.empty()) {
      auto& longest = longest_of[row.import_id];
      longest = std::max(longest, row.minutes);
      continue;
    }
    all.insert(all.end(), row.stays.begin(), row.stays.end());
    auto& stays = stays_of[row.import_id];
    stays.insert(stays.end(), row.stays.begin(), row.stays.end());
  }
  auto minutes = minutes_of_stays(std::move(all));
  for (const auto& [import, longest] : longest_of)
    minutes += std::max<std::int64_t>(0, longest - minutes_of_stays(stays_of[import]));
  return minutes;
}

}  // namespace muster::booking
