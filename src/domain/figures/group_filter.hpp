#pragma once
// A filter made narrower by conditions that somebody picks.

#include <optional>
#include <string>
#include <vector>

namespace muster::figures {

/// The filter with all of the conditions besides, in its canonical text. Two answers to one question that takes one
/// ("=", "in") are either of them: what both would mean is nobody. What stands there already is not said twice. Nothing
/// where the filter, or a condition, cannot be read; empty where there is neither.
[[nodiscard]] std::optional<std::string> narrowed(const std::string& where, const std::vector<std::string>& conditions);

}  // namespace muster::figures
