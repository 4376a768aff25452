#pragma once
// "Did you mean ...?": the known name nearest to a misspelt one.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster {

/// Takes as long as the one is long times the other: of names alone.
/// Optimal-string-alignment distance over code points: insert, delete, replace, swap of neighbours, each 1.
[[nodiscard]] std::size_t edit_distance(std::string_view left, std::string_view right);

/// The candidate nearest to `name` after folding case, or nothing where none is within a third of its length
/// (at least 1, at most 4 edits), nor where the name has more than 200 characters. Ties go to the first candidate.
[[nodiscard]] std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& candidates);

/// `did you mean "X"?`, or an empty string.
[[nodiscard]] std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace muster
