// Figures as they are printed and read; nothing here looks at a locale.
#include <muster/kit/base/number.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace muster {
namespace {

std::string tenths_of_percent(double share) {
  // 201 of 400 is 50.25 per cent, but its double is a hair below; the nudge is far smaller than any share of people.
  constexpr double nudge = 1.0 + 8 * std::numeric_limits<double>::epsilon();
  const auto tenths = std::llround(share * 1000.0 * nudge);
  const auto size = std::llabs(tenths);
  return (tenths < 0 ? "-" : "") + std::to_string(size / 10) + "." + std::to_string(size % 10);
}

}  // namespace

std::string grouped(std::int64_t number) {
  auto out = std::to_string(number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t at = out.size(); at > first + 3; at -= 3) out.insert(at - 3, ",");
  return out;
}

std::string percent(double share) { return tenths_of_percent(share) + "%"; }

std::string percent_range(double low, double high) { return tenths_of_percent(low) + "–" + percent(high); }

std::string in_words(std::int64_t number) {
  constexpr std::array words{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
  if (number >= 0 && number < static_cast<std::int64_t>(words.size()))
    return words.at(static_cast<std::size_t>(number));
  return grouped(number);
}

std::string counted(std::int64_t number, std::string_view one, std::string_view many) {
  return grouped(number) + " " + std::string(number == 1 ? one : many);
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<double> parse_decimal(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace muster
