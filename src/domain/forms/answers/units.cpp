// A row for each unit that has more than one spelling. A new one is a row.
#include "units.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

namespace muster::forms {
namespace {

using Spellings = std::array<std::string_view, 7>;
constexpr std::array<Spellings, 19> same_units{{
    {"pounds", "pound", "£", "gbp", "quid", "pounds sterling"},
    {"pence", "penny", "p"},
    {"euros", "euro", "€", "eur"},
    {"dollars", "dollar", "$", "usd"},
    {"percent", "per cent", "%"},
    {"people", "person", "persons"},
    {"children", "child"},
    {"miles", "mile", "mi"},
    {"kilometres", "kilometre", "kilometers", "kilometer", "km", "kms"},
    {"metres", "metre", "meters", "meter", "m"},
    {"minutes", "minute", "min", "mins"},
    {"hours", "hour", "h", "hr", "hrs"},
    {"days", "day"},
    {"weeks", "week", "wk", "wks"},
    {"months", "month"},
    {"years", "year", "yr", "yrs"},
    {"kilograms", "kilogram", "kilos", "kilo", "kg"},
    {"families", "family"},
    {"times", "time", "x"},
}};

constexpr std::size_t group = 3;  // digits between the signs that set off thousands

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

/// The longest first, so that "pounds" is not taken for "p".
std::vector<std::string> spellings_of(const std::string& unit) {
  std::vector<std::string> out{unit};
  for (const auto& row : same_units) {
    if (std::find(row.begin(), row.end(), unit) == row.end()) continue;
    for (const auto each : row) {
      if (!each.empty()) out.emplace_back(each);
    }
  }
  if (unit.size() > 3 && unit.ends_with('s')) out.push_back(unit.substr(0, unit.size() - 1));
  if (unit.size() > 2 && !unit.ends_with('s') && static_cast<unsigned char>(unit.back()) < 0x80U)
    out.push_back(unit + "s");
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& left, const auto& right) { return left.size() > right.size(); });
  return out;
}

bool may_begin_number(std::string_view text) {
  return !text.empty() && (is_digit(text.front()) || text.front() == '-' || text.front() == '.');
}

std::string with_plain_minus(std::string_view text) {
  constexpr std::string_view minus = "−";
  return text.starts_with(minus) ? "-" + std::string(text.substr(minus.size())) : std::string(text);
}

/// The digits and signs of other scripts as those of this one: keyboards for Arabic, Urdu or Bengali write their own.
std::string in_plain_signs(std::string_view text) {
  // The nought of each script; the nine after it differ in the last byte alone.
  constexpr std::array<std::string_view, 8> noughts{"\u0660", "\u06F0", "\u0966", "\u09E6",
                                                    "\u0A66", "\u0AE6", "\u0BE6", "\uFF10"};
  constexpr std::array<std::pair<std::string_view, char>, 6> signs{
      {{"\u066B", '.'}, {"\u066C", ','}, {"\uFF0E", '.'}, {"\uFF0C", ','}, {"\uFF0D", '-'}, {"\u3000", ' '}}};
  std::string out;
  while (!text.empty()) {
    std::size_t taken = 0;
    for (const auto nought : noughts) {
      const auto last = nought.size() - 1;
      if (text.size() < nought.size() || text.substr(0, last) != nought.substr(0, last)) continue;
      const auto digit = static_cast<unsigned char>(text[last]) - static_cast<unsigned char>(nought[last]);
      if (digit < 0 || digit > 9) continue;
      out += static_cast<char>('0' + digit);
      taken = nought.size();
      break;
    }
    for (const auto& [sign, plain] : signs) {
      if (taken > 0 || !text.starts_with(sign)) continue;
      out += plain;
      taken = sign.size();
    }
    if (taken == 0) {
      out += text.front();
      taken = 1;
    }
    text.remove_prefix(taken);
  }
  return out;
}

/// "5 miles." ends as sentences do; "5." does not say whether a digit is missing.
std::string without_full_stop(std::string text) {
  if (text.size() < 2 || !text.ends_with('.') || is_digit(text[text.size() - 2])) return text;
  text.pop_back();
  return trimmed(text);
}

/// Digits in groups of three, each but the first set off by `sign`; empty where they are not.
std::string without_groups(std::string_view text, std::string_view sign) {
  std::string digits;
  for (std::size_t begin = 0;;) {
    const auto end = std::min(text.find(sign, begin), text.size());
    const auto part = text.substr(begin, end - begin);
    const bool first = begin == 0;
    if (!all_digits(part) || (first ? part.size() > group || part.front() == '0' : part.size() != group)) return {};
    digits += part;
    if (end == text.size()) return first ? std::string() : digits;
    begin = end + sign.size();
  }
}

}  // namespace

std::string taken_off(std::string_view unit, std::string_view typed) {
  auto text = without_full_stop(with_plain_minus(trimmed(in_plain_signs(typed))));
  const auto folded = lower_case(text);
  if (unit.empty() || folded.size() != text.size()) return text;
  const bool minus = text.starts_with('-');
  const auto begin = std::string_view(folded).substr(minus ? 1 : 0);
  const auto without_sign = std::string_view(text).substr(minus ? 1 : 0);
  for (const auto& spelling : spellings_of(lower_case(trimmed(unit)))) {
    if (begin.starts_with(spelling)) {
      auto rest = with_plain_minus(trimmed(without_sign.substr(spelling.size())));
      if (may_begin_number(rest)) return minus ? "-" + rest : rest;
    }
    if (begin.size() > spelling.size() && begin.ends_with(spelling)) {
      auto rest = trimmed(without_sign.substr(0, without_sign.size() - spelling.size()));
      if (!rest.empty() && (is_digit(rest.back()) || rest.back() == '.')) return (minus ? "-" : "") + rest;
    }
  }
  return text;
}

bool stands_in_another_unit(std::string_view unit, std::string_view typed) {
  const auto rest = taken_off(unit, typed);
  if (unit.empty() || std::none_of(rest.begin(), rest.end(), is_digit)) return false;
  const auto is_of_number = [](char byte) {
    return is_digit(byte) || byte == '-' || byte == '+' || byte == '.' || byte == ',';
  };
  return !is_of_number(rest.front()) || !is_of_number(rest.back());
}

std::string plain_digits(std::string_view typed, std::size_t decimals) {
  auto text = with_plain_minus(trimmed(typed));
  const bool minus = text.starts_with('-');
  if (minus) text = trimmed(std::string_view(text).substr(1));
  const auto signed_as = [&](const std::string& digits) { return (minus ? "-" : "") + digits; };
  if (const auto comma = text.find(','); comma != std::string::npos && all_digits(text.substr(comma + 1))) {
    // "1.200,50" and "1 200,50" can be read in one way only.
    for (const std::string_view sign : {".", " ", "\u00A0", "\u202F", "'", "’"}) {
      const auto digits = without_groups(std::string_view(text).substr(0, comma), sign);
      if (!digits.empty()) return plain_digits(signed_as(digits + "." + text.substr(comma + 1)), decimals);
    }
  }
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  const auto behind = point == std::string::npos ? std::string() : text.substr(point);
  if (point == 0 && decimals > 0) return signed_as("0" + behind);
  if (all_digits(whole)) {
    // A whole number may be written with its noughts.
    const bool noughts = decimals == 0 && behind.size() > 1 && behind.find_first_not_of('0', 1) == std::string::npos;
    return signed_as(noughts ? whole : text);
  }
  for (const std::string_view sign : {",", " ", "\u00A0", "\u202F", "'", "’"}) {
    const auto digits = without_groups(whole, sign);
    if (digits.empty()) continue;
    const bool one_comma = sign == "," && point == std::string::npos && whole.find(',') == whole.rfind(',');
    if (one_comma && decimals >= group) return signed_as(text);  // 1,200 may be 1.2
    return plain_digits(signed_as(digits + behind), decimals);
  }
  const auto comma = whole.find(',');
  const auto after = comma == std::string::npos ? std::string() : whole.substr(comma + 1);
  if (behind.empty() && all_digits(whole.substr(0, comma)) && all_digits(after) && after.size() != group &&
      decimals > 0)
    return signed_as(whole.substr(0, comma) + "." + after);
  return signed_as(text);
}

}  // namespace muster::forms
