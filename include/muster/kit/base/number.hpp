#pragma once
// Figures as Muster prints them everywhere: one rounding rule, one style.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace muster {

/// "1,204".
[[nodiscard]] std::string grouped(std::int64_t number);
/// 0.40384 -> "40.4%": one decimal, half away from zero.
[[nodiscard]] std::string percent(double share);
/// 0.779, 0.962 -> "77.9–96.2%" with an en dash.
[[nodiscard]] std::string percent_range(double low, double high);
/// One to nine in words ("three"), larger numbers in figures ("10").
[[nodiscard]] std::string in_words(std::int64_t number);
/// "1 person", "42 people".
[[nodiscard]] std::string counted(std::int64_t number, std::string_view one, std::string_view many);
/// A whole number in decimal digits only, with an optional minus; nothing else around it.
[[nodiscard]] std::optional<std::int64_t> parse_integer(std::string_view text);
/// A decimal number such as 12, -3.5; no exponent, no spaces, finite.
[[nodiscard]] std::optional<double> parse_decimal(std::string_view text);

}  // namespace muster
