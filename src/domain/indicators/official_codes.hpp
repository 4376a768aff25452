#pragma once
// Which codes an official area can have: what follows the letter of a nation is the kind of area, and each kind has
// so many. A slip in a code would else pass for an area elsewhere, and its figure would be left out without a word.

#include "figure_checks.hpp"

#include <optional>
#include <string_view>

namespace muster::indicators {

/// Of a code made as official ones are (a letter and eight digits): why no area has it, and what to do. Kinds that have
/// all their areas (London boroughs, regions, nations) are known by number; of those that change, only numbers far
/// beyond the last are refused; of kinds that are not listed here nothing is known, and nothing is refused.
[[nodiscard]] std::optional<Fault> code_fault(std::string_view code);

}  // namespace muster::indicators
