#pragma once
// What is kept beside names so that a database can find and order them as people expect, whatever its own rules are.

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace muster {

/// The words that somebody searches for, each folded (`folded_name`); at most eight, out of the first 100 characters,
/// so that a search has a bounded cost. Empty where nothing in `text` is a letter or digit.
[[nodiscard]] std::vector<std::string> folded_words(std::string_view text);

/// What a text is searched in: folded, and no longer than an index of a database takes (200 bytes).
[[nodiscard]] std::string search_key(std::string_view text);

/// A text that any database orders byte by byte as `compare_names` orders the names, the first of them counting most.
/// Of each name some 40 letters count.
[[nodiscard]] std::string sort_key(std::initializer_list<std::string_view> names);

/// Names the rules that `folded_name` and `sort_key` follow: where they have changed, stored keys must be made again.
[[nodiscard]] std::string key_rules();

}  // namespace muster
