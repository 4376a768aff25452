// Needs are words of people: recognised where they say "none", counted by what they say else.
#include <muster/domain/booking/needs.hpp>

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace muster::booking {
namespace {

constexpr std::array<std::string_view, 16> no_needs{
    "none",          "no",  "na",        "nil",        "nothing",      "nope",   "notapplicable", "noneknown",
    "noneatpresent", "non", "noneatall", "noneneeded", "nonerequired", "noneed", "noneeds",       "norequirements"};

std::vector<std::string> parts_of(const std::string& need) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (begin <= need.size()) {
    const auto end = std::min(need.find_first_of(",;\n", begin), need.size());
    auto part = need_text(need.substr(begin, end - begin));
    if (!part.empty()) parts.push_back(std::move(part));
    begin = end + 1;
  }
  return parts;
}

struct Tally {
  std::int64_t people = 0;
  std::map<std::string, std::int64_t> spellings;
};

void add(std::map<std::string, Tally>& tallies, const std::string& need) {
  std::set<std::string> told;  // the same twice from one person is one person
  for (const auto& part : parts_of(need)) {
    const auto folded = folded_name(part);
    if (!told.insert(folded).second) continue;
    auto& tally = tallies[folded];
    ++tally.people;
    ++tally.spellings[part];
  }
}

void collect(const std::map<std::string, Tally>& tallies, const std::string& kind, std::vector<NeedCount>& counts) {
  const auto first = static_cast<std::ptrdiff_t>(counts.size());
  for (const auto& [folded, tally] : tallies) {
    const auto most = std::max_element(tally.spellings.begin(), tally.spellings.end(),
                                       [](const auto& left, const auto& right) { return left.second < right.second; });
    counts.push_back({kind, most->first, tally.people});
  }
  std::stable_sort(counts.begin() + first, counts.end(),
                   [](const NeedCount& left, const NeedCount& right) { return left.people > right.people; });
}

std::string joined_words(const std::string& before, const std::string& later) {
  if (before.empty()) return later;
  if (later.empty() || folded_name(before).find(folded_name(later)) != std::string::npos) return before;
  return before + "; " + later;
}

}  // namespace

std::string need_text(std::string_view typed) {
  std::string told;
  while (true) {
    const auto end = typed.find('\n');
    std::string line;
    for (const char byte : trimmed(typed.substr(0, end))) line += static_cast<unsigned char>(byte) < 0x20U ? ' ' : byte;
    const auto folded = folded_name(line);
    const bool is_none = folded.empty() || std::find(no_needs.begin(), no_needs.end(), folded) != no_needs.end();
    if (!is_none) told += (told.empty() ? "" : "; ") + line;
    if (end == std::string_view::npos) return told;
    typed.remove_prefix(end + 1);
  }
}

Needs joined(const Needs& before, const Needs& later) {
  return {joined_words(before.access, later.access), joined_words(before.dietary, later.dietary)};
}

std::vector<NeedCount> counted_needs(const std::vector<Needs>& all) {
  std::map<std::string, Tally> dietary;
  std::map<std::string, Tally> access;
  for (const auto& needs : all) {
    add(dietary, needs.dietary);
    add(access, needs.access);
  }
  std::vector<NeedCount> counts;
  collect(dietary, "Dietary", counts);
  collect(access, "Access", counts);
  return counts;
}

}  // namespace muster::booking
