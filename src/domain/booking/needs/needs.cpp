// Needs are words of people: recognised where they say "none", counted by what they say else.
#include <muster/domain/booking/needs.hpp>

#include <muster/kit/base/id.hpp>
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
  std::map<std::string, std::int64_t> spellings;  ///< of one wording
  const NeedJoin* join = nullptr;
};

/// Which joined need a wording belongs to; nothing for one by itself.
const NeedJoin* join_of(const std::vector<NeedJoin>& joins, const std::string& kind, const std::string& key) {
  const auto found = std::find_if(joins.begin(), joins.end(),
                                  [&](const auto& join) { return join.kind == kind && join.wordings.contains(key); });
  return found == joins.end() ? nullptr : &*found;
}

using Tallies = std::map<std::string, Tally>;

void add(Tallies& tallies, const std::string& need, const std::vector<NeedJoin>& joins, const std::string& kind) {
  std::set<std::string> told;  // the same twice from one person is one person
  for (const auto& part : parts_of(need)) {
    const auto* join = joins.empty() ? nullptr : join_of(joins, kind, need_key(part));
    const auto group = join != nullptr ? "joined " + join->id : folded_name(part);
    auto& tally = tallies[group];
    tally.join = join;
    ++tally.spellings[part];
    if (told.insert(group).second) ++tally.people;
  }
}

std::vector<std::string> by_use(const std::map<std::string, std::int64_t>& spellings) {
  std::vector<std::pair<std::string, std::int64_t>> sorted(spellings.begin(), spellings.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& left, const auto& right) { return left.second > right.second; });
  std::vector<std::string> words;
  std::set<std::string> seen;  // "GF" and "gf" are one wording
  for (auto& [spelling, uses] : sorted)
    if (seen.insert(folded_name(spelling)).second) words.push_back(std::move(spelling));
  return words;
}

void collect(const Tallies& tallies, const std::string& kind, std::vector<NeedCount>& counts) {
  const auto first = static_cast<std::ptrdiff_t>(counts.size());
  for (const auto& [group, tally] : tallies) {
    const auto words = by_use(tally.spellings);
    if (tally.join != nullptr)
      counts.push_back({kind, tally.join->name, tally.people, tally.join->id, {}, words});
    else
      counts.push_back({kind, words.front(), tally.people, {}, need_key(words.front()), {}});
  }
  std::stable_sort(counts.begin() + first, counts.end(), [](const NeedCount& left, const NeedCount& right) {
    if (left.people != right.people) return left.people > right.people;
    return folded_name(left.need) < folded_name(right.need);
  });
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

std::string need_key(std::string_view wording) {
  const auto folded = folded_name(wording);
  return fingerprint("need\n" + (folded.empty() ? std::string(wording) : folded));
}

std::vector<NeedCount> counted_needs(const std::vector<Needs>& all, const std::vector<NeedJoin>& joins) {
  Tallies dietary;
  Tallies access;
  for (const auto& needs : all) {
    add(dietary, needs.dietary, joins, "dietary");
    add(access, needs.access, joins, "access");
  }
  std::vector<NeedCount> counts;
  collect(dietary, "Dietary", counts);
  collect(access, "Access", counts);
  return counts;
}

Result<std::string> tidy_need_name(std::string_view typed) {
  if (!is_valid_text(typed)) return bad_input("The name holds characters that are no text. Type it again.").at("name");
  auto name = trimmed(typed);
  if (character_count(name) > longest_need_name)
    return bad_input("The name has more than " + std::to_string(longest_need_name) + " characters. Shorten it.")
        .at("name");
  return name;
}

}  // namespace muster::booking
