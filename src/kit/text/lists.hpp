#pragma once
// The word lists of lists/, read once and asked by hash: whoever counts words asks them of every word.

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace muster::text {

struct ViewHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

using WordSet = std::unordered_set<std::string, ViewHash, std::equal_to<>>;
using WordMap = std::unordered_map<std::string, std::string, ViewHash, std::equal_to<>>;

/// The words of a list, `#` lines left out. Throws std::logic_error where there is no list of that name.
[[nodiscard]] WordSet words_in(std::string_view name);

/// "word meaning" a line.
[[nodiscard]] WordMap pairs_in(std::string_view name);

/// "group: words" a line; a group may stand on several.
using WordGroups = std::unordered_map<std::string, WordSet, ViewHash, std::equal_to<>>;
[[nodiscard]] WordGroups groups_in(std::string_view name);

/// The lines of a list as they stand, trimmed, without blank ones and `#` lines.
[[nodiscard]] std::vector<std::string_view> lines_in(std::string_view name);

/// The words of a line.
[[nodiscard]] std::vector<std::string_view> words_of_line(std::string_view line);

}  // namespace muster::text
