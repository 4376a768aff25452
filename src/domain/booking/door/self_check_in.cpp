// Compares whole names as their folded words.
#include <muster/domain/booking/self_check_in.hpp>

#include <muster/kit/base/name_keys.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

/// "Brontë-Hall" and "Bronte Hall" are one name.
std::vector<std::string> words_of(std::string_view name) {
  std::string plain(name);
  for (std::string_view line : {"-", "\u2010", "\u2011", "\u2013"})
    for (auto at = plain.find(line); at != std::string::npos; at = plain.find(line))
      plain.replace(at, line.size(), " ");
  return folded_words(plain);
}

bool says(const std::vector<std::string>& typed, const std::string& organisation) {
  const auto theirs = words_of(organisation);
  return std::ranges::all_of(typed,
                             [&](const std::string& word) { return std::ranges::find(theirs, word) != theirs.end(); });
}

}  // namespace

MeantPerson meant_by_name(std::string_view name, std::string_view organisation, const std::vector<DoorPerson>& people) {
  constexpr std::size_t longest = 100;  // folded_words looks no further
  const auto words = words_of(name);
  // One word is no whole name.
  if (words.size() < 2 || character_count(name) > longest) return {};
  std::vector<std::size_t> found;
  for (std::size_t at = 0; at < people.size(); ++at) {
    const auto standing = people[at].standing;
    if (standing != DoorStanding::expected && standing != DoorStanding::in) continue;
    if (words_of(people[at].name) == words) found.push_back(at);
  }
  if (found.size() <= 1) return {found.empty() ? std::nullopt : std::optional(found.front())};
  const auto from = words_of(organisation);
  if (from.empty()) return {{}, true};
  std::erase_if(found, [&](std::size_t at) { return !says(from, people[at].organisation); });
  return {found.size() == 1 ? std::optional(found.front()) : std::nullopt};
}

}  // namespace muster::booking
