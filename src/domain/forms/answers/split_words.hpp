#pragma once
// The two steps of splitting words, for the check that must know whether there is room for the second.

#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

/// At commas, semicolons, line ends and the like, at slashes and dashes between words ("useful / fun - long"); each
/// piece cleaned, none repeated. Stops at `most` pieces.
[[nodiscard]] std::vector<std::string> split_list(std::string_view cell, std::size_t most = std::string::npos);

/// "X and Y" of two single words is two words; every other piece stays.
[[nodiscard]] std::vector<std::string> split_pairs(const std::vector<std::string>& pieces);

/// What two words have in common that differ in case and punctuation only.
[[nodiscard]] std::string key_of_word(std::string_view word);

}  // namespace muster::forms
