#pragma once
// Letters in other letters: what a page says in place of those that it cannot show.

#include <set>
#include <string>
#include <string_view>

namespace muster {

/// The text with each run of `letters` in square brackets: as it is read in Latin letters ("[jiào yù]"), else by the
/// names of its signs ("[slightly smiling face]"), else by their numbers ("[U+100000]").
[[nodiscard]] std::string with_letters_named(std::string_view text, const std::set<char32_t>& letters);

}  // namespace muster
