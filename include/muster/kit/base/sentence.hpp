#pragma once
// Parts of sentences: how names are listed, and how a sentence begins.

#include <string>
#include <string_view>
#include <vector>

namespace muster {

/// "A, B and C"; with another `last` "A, B or C". Empty for an empty list.
[[nodiscard]] std::string listed(const std::vector<std::string>& names, std::string_view last = " and ");

/// Everything one after the other with `between` in between.
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view between);

/// With its first letter large where that is one of a to z: "five people" -> "Five people".
[[nodiscard]] std::string capitalised(std::string text);

/// With its first letter small where that is one of A to Z, for a sentence that goes on.
[[nodiscard]] std::string uncapitalised(std::string text);

}  // namespace muster
