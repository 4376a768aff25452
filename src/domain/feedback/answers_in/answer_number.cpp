// Takes a written number apart: signs of money and per cent, groups of thousands, decimals.
#include "answer_number.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace muster::feedback {
namespace {

constexpr std::size_t longest = 40;
constexpr std::size_t group = 3;  // digits between the signs that set off thousands

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

bool take_front(std::string& text, std::string_view sign) {
  if (!text.starts_with(sign)) return false;
  text = trimmed(std::string_view(text).substr(sign.size()));
  return true;
}
bool take_back(std::string& text, std::string_view sign) {
  if (!text.ends_with(sign)) return false;
  text = trimmed(std::string_view(text).substr(0, text.size() - sign.size()));
  return true;
}

/// Without one sign of money or per cent and with a plain minus.
std::string bare(std::string_view typed) {
  constexpr std::array<std::string_view, 7> money{"£", "€", "$", "¥", "gbp", "eur", "usd"};
  auto text = lower_case(trimmed(typed));
  bool minus = take_front(text, "-") || take_front(text, "−");
  bool signed_off = take_back(text, "%");
  for (const auto sign : money) {
    if (!signed_off) signed_off = take_front(text, sign) || take_back(text, sign);
  }
  if (!minus) minus = take_front(text, "-") || take_front(text, "−");
  return minus ? "-" + text : text;
}

/// Digits in groups of three, each but the first set off by `sign`; empty where they are not.
std::string without_groups(std::string_view text, std::string_view sign) {
  std::string digits;
  for (std::size_t begin = 0;;) {
    const auto end = std::min(text.find(sign, begin), text.size());
    const auto part = text.substr(begin, end - begin);
    const bool first = begin == 0;
    if (!all_digits(part) || (first ? part.size() > group || (end < text.size() && part == "0") : part.size() != group))
      return {};
    digits += part;
    if (end == text.size()) return first ? std::string() : digits;
    begin = end + sign.size();
  }
}

std::string without_any_groups(std::string_view text) {
  for (const std::string_view sign : {",", ".", " ", "\u00A0", "\u202F", "\u2009", "'", "’"}) {
    if (auto digits = without_groups(text, sign); !digits.empty()) return digits;
  }
  return {};
}

AnswerNumber refused(std::string wrong, std::string hint) { return {std::nullopt, std::move(wrong), std::move(hint)}; }

AnswerNumber whole(std::string_view digits, bool minus) {
  const auto value = parse_integer(digits);
  if (!value) return refused("is too large", "mend the row");
  return {std::to_string(minus ? -*value : *value), {}, {}};
}

AnswerNumber with_decimals(std::string_view before, std::string_view after, bool minus, std::size_t decimals) {
  const auto digits = after.substr(0, after.find_last_not_of('0') + 1);
  if (digits.empty()) return whole(before, minus);
  if (decimals == 0) return refused("is not a whole number", "the form asks for a whole number; mend the row");
  if (digits.size() > decimals) {
    const auto most = static_cast<std::int64_t>(decimals);
    return refused("is more exact than the form asks",
                   "it takes " + counted(most, "digit", "digits") + " behind the point; mend the row");
  }
  auto out = whole(before, false);
  if (out.digits) *out.digits = (minus ? "-" : "") + *out.digits + "." + std::string(digits);
  return out;
}

/// "1,200" and "1.200" where nothing says what the sign is for.
AnswerNumber either(std::string_view digits, std::string_view before, std::string_view after) {
  const auto thousands = parse_integer(digits);
  return refused("can be " + (thousands ? grouped(*thousands) : std::string(digits)) + " or " + std::string(before) +
                     "." + std::string(after),
                 "write it without a comma or point");
}

}  // namespace

bool has_decimal_comma(std::string_view text) {
  auto digits = bare(text);
  take_front(digits, "-");
  const auto comma = digits.find(',');
  if (comma == std::string::npos || digits.find(',', comma + 1) != std::string::npos) return false;
  const auto after = std::string_view(digits).substr(comma + 1);
  const auto before = std::string_view(digits).substr(0, comma);
  if (!all_digits(after)) return false;
  return (all_digits(before) && (after.size() != group || before == "0")) || !without_groups(before, ".").empty();
}

AnswerNumber read_number(std::string_view typed, bool decimal_comma, std::size_t decimals) {
  const auto no_number = [] { return refused("is no number", "write it in digits, or take it out"); };
  if (typed.size() > longest) return no_number();
  auto text = bare(typed);
  const bool minus = take_front(text, "-");
  if (all_digits(text)) return whole(text, minus);
  const auto last = text.find_last_of(".,");
  if (last == std::string::npos) {
    const auto digits = without_any_groups(text);
    return digits.empty() ? no_number() : whole(digits, minus);
  }
  const auto before = std::string_view(text).substr(0, last);
  const auto after = std::string_view(text).substr(last + 1);
  if (!all_digits(after)) return no_number();
  if (before.find_first_of(".,") != std::string_view::npos) {
    const char other = text[last] == ',' ? '.' : ',';
    if (before.find(text[last]) == std::string_view::npos) {  // both signs: the last sets off decimals
      const auto digits = without_groups(before, std::string(1, other));
      return digits.empty() ? no_number() : with_decimals(digits, after, minus, decimals);
    }
    const auto digits = without_any_groups(text);
    return digits.empty() ? no_number() : whole(digits, minus);
  }
  if (!all_digits(before)) {
    const auto digits = without_any_groups(before);
    return digits.empty() ? no_number() : with_decimals(digits, after, minus, decimals);
  }
  const auto digits = without_any_groups(text);
  if (digits.empty()) return with_decimals(before, after, minus, decimals);
  if (text[last] == ',' && !decimal_comma) return whole(digits, minus);
  return either(digits, before, after);
}

}  // namespace muster::feedback
