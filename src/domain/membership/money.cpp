// Reads and writes sums of money.
#include <muster/domain/membership/money.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::membership {
namespace {

constexpr Pence in_a_pound = 100;

std::string two_digits(Pence pence) { return (pence < 10 ? "0" : "") + std::to_string(pence); }

}  // namespace

std::string pounds_exactly(Pence sum) {
  const auto size = sum < 0 ? -sum : sum;
  return (sum < 0 ? "-£" : "£") + grouped(size / in_a_pound) + "." + two_digits(size % in_a_pound);
}

std::string pounds(Pence sum) {
  auto words = pounds_exactly(sum);
  if (sum % in_a_pound == 0) words.resize(words.size() - 3);
  return words;
}

std::string pounds_typed(Pence sum) {
  auto words = std::to_string(sum / in_a_pound);
  if (sum % in_a_pound != 0) words += "." + two_digits(sum % in_a_pound);
  return words;
}

Result<Pence> parse_pounds(std::string_view typed) {
  const std::string sign = "£";
  auto text = trimmed(typed);
  if (text.starts_with(sign)) text = trimmed(text.substr(sign.size()));
  std::erase(text, ',');
  const auto dot = text.find('.');
  const auto whole = parse_integer(text.substr(0, dot));
  auto rest = dot == std::string::npos ? std::string("00") : text.substr(dot + 1);
  if (rest.size() == 1) rest += '0';
  const auto pence = rest.size() == 2 ? parse_integer(rest) : std::nullopt;
  if (!whole || !pence || *whole < 0 || *pence < 0 || text.front() == '-')
    return bad_input("Write a sum in pounds, such as 550 or 125.50.");
  if (*whole > most_money / in_a_pound) return bad_input("A sum is " + pounds(most_money) + " at most.");
  const auto sum = *whole * in_a_pound + *pence;
  if (sum > most_money) return bad_input("A sum is " + pounds(most_money) + " at most.");
  return sum;
}

Pence part_of(Pence sum, std::int64_t part, std::int64_t whole) { return (2 * sum * part + whole) / (2 * whole); }

}  // namespace muster::membership
