#pragma once
// The ways in which people write a unit beside its number: "1 mile", "£3.20", "3.20 GBP".

#include <string>
#include <string_view>

namespace muster::forms {

/// What was typed without that unit before or behind it, in any of the spellings that mean the same.
[[nodiscard]] std::string taken_off(std::string_view unit, std::string_view typed);

/// Digits with a point alone, out of a number as it is written by hand: thousands set off ("1,200", "1 200"), a comma
/// for the point where it can be nothing else ("12,5"), no nought before the point (".5"). What can be read in two
/// ways stays as it is. `decimals`: how many digits the number may have behind the point.
[[nodiscard]] std::string plain_digits(std::string_view typed, std::size_t decimals);

/// Whether a number stands beside words or signs that are no spelling of the unit: "5 km" where miles are asked for.
[[nodiscard]] bool stands_in_another_unit(std::string_view unit, std::string_view typed);

}  // namespace muster::forms
