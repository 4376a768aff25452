#pragma once
// The two steps of splitting words, for the check that must know whether there is room for the second.

#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

/// At commas, semicolons and line ends; each piece cleaned, none repeated.
[[nodiscard]] std::vector<std::string> split_list(std::string_view cell);

/// "X and Y" of two single words is two words; every other piece stays.
[[nodiscard]] std::vector<std::string> split_pairs(const std::vector<std::string>& pieces);

}  // namespace muster::forms
