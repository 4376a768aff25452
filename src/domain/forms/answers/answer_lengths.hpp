#pragma once
// The lengths that answers are held to where the form says no other.

#include <cstddef>

namespace muster::forms {

inline constexpr std::size_t longest_word = 40;
inline constexpr std::size_t longest_line = 200;
inline constexpr std::size_t longest_text = 4000;
inline constexpr double widest_number = 1e9;

}  // namespace muster::forms
