#pragma once
// What a pasted list puts in front of its lines: bullets, boxes to tick, numbers. None of it is part of an answer.

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

/// What was typed as a list of labels: a line each, without blanks, bullet or box in front; empty lines are none.
[[nodiscard]] std::vector<std::string> typed_lines(std::string_view typed);

/// "Online" of "2) Online" where it stands below "1) In person": where two lines or more count on by one, in figures,
/// letters or Roman numerals and in one manner, the numbers are the list's, and so are later ones of it over a gap. A
/// line that is among `standing` stays as it is, and one that counts alone may mean its number. Where nothing else
/// tells the lines apart the numbers stay.
[[nodiscard]] std::vector<std::string> without_numbering(std::vector<std::string> lines,
                                                         const std::set<std::string>& standing);

/// Two lines of one list that are the same label, however they are spelt in capitals and blanks.
struct TypedTwice {
  std::size_t first = 0;   ///< 1-based, as they stand in what was typed, empty ones counted
  std::size_t second = 0;  ///< the first line that repeats another
  std::string label;       ///< as it stands in the second
};
/// `standing` is the list as it stood before, typed alike: its lines keep their numbers.
[[nodiscard]] std::optional<TypedTwice> typed_twice(std::string_view typed, std::string_view standing);

}  // namespace muster::forms
