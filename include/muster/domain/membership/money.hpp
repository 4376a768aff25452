#pragma once
// Money: whole pence, never fractions.

#include <muster/kit/base/result.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace muster::membership {

/// Of pounds sterling, a hundredth.
using Pence = std::int64_t;

/// The largest sum that somebody may type: a million pounds.
inline constexpr Pence most_money = 100'000'000;

/// 55000 -> "£550", 12550 -> "£125.50", -500 -> "-£5".
[[nodiscard]] std::string pounds(Pence sum);
/// The same with pence always, as on an invoice: 55000 -> "£550.00".
[[nodiscard]] std::string pounds_exactly(Pence sum);
/// Without the sign, as a field begins: 55000 -> "550", 12550 -> "125.50".
[[nodiscard]] std::string pounds_typed(Pence sum);
/// Reads "550", "£1,200", "125.50", "125.5"; bad_input for anything else, for more than two decimals, for less than
/// nothing and for more than `most_money`.
[[nodiscard]] Result<Pence> parse_pounds(std::string_view typed);

/// `sum` times `part` of `whole`, half a penny up. `whole` is above 0, `sum` and `part` are not negative.
[[nodiscard]] Pence part_of(Pence sum, std::int64_t part, std::int64_t whole);

}  // namespace muster::membership
