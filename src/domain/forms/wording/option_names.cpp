// How the labels of options are told apart: signs that carry a meaning count, other punctuation does not.
#include <muster/domain/forms/option_names.hpp>

#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::forms {
namespace {

constexpr std::string_view signs = "+<>=*#%$~|@";

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || static_cast<unsigned char>(byte) >= 0x80U;
}
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

std::size_t length_at(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return end - at;
}

/// Currencies, fractions, degrees, arrows, mathematical and other signs, and emoji.
bool is_sign(std::string_view character) {
  if (character.size() == 1) return signs.find(character.front()) != std::string_view::npos;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(character[at]); };
  if (character.size() == 2) {
    static constexpr std::string_view latin = "\xA2\xA3\xA4\xA5\xAC\xB0\xB1\xBC\xBD\xBE";
    return (byte(0) == 0xC2U && latin.find(character[1]) != std::string_view::npos) || character == "×" ||
           character == "÷";
  }
  if (character.size() == 3) {
    const auto point = (byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
    return (point >= 0x20A0U && point < 0x20D0U) || (point >= 0x2190U && point < 0x2C00U);
  }
  return byte(0) == 0xF0U && byte(1) == 0x9FU;
}

bool is_dash(std::string_view character) {
  return character == "-" || character == "−" || character == "–" || character == "‐" || character == "‑";
}

/// Whether a dash is a minus or stands between two numbers, and is no hyphen.
bool is_minus(std::string_view before, std::string_view after) {
  const auto next = after.find_first_not_of(' ');
  if (next == std::string_view::npos || !is_digit(after[next])) return false;
  const auto last = before.find_last_not_of(' ');
  if (last == std::string_view::npos || !is_letter(before[last])) return true;
  return before.back() == ' ' && next == 0;
}

/// A point, a colon or a stroke between two digits; a comma there unless it only sets off thousands.
bool is_within_number(std::string_view before, char sign, std::string_view after) {
  if (before.empty() || after.empty() || !is_digit(before.back()) || !is_digit(after.front())) return false;
  if (sign != ',') return sign == '.' || sign == ':' || sign == '/';
  const auto digits = std::min(after.find_first_not_of("0123456789"), after.size());
  return digits != 3;
}

}  // namespace

std::string option_key(std::string_view label) {
  std::string key;
  std::size_t plain = 0;
  for (std::size_t at = 0; at < label.size();) {
    const auto length = length_at(label, at);
    const auto character = label.substr(at, length);
    const auto before = label.substr(0, at);
    const auto after = label.substr(at + length);
    const bool minus = is_dash(character) && is_minus(before, after);
    if (minus || (!is_dash(character) && is_sign(character)) ||
        (length == 1 && is_within_number(before, character.front(), after))) {
      key += folded_name(label.substr(plain, at - plain));
      key += minus ? "-" : character;
      plain = at + length;
    }
    at += length;
  }
  key += folded_name(label.substr(plain));
  return key.empty() ? trimmed(label) : key;
}

const Option* option_named(const Question& question, std::string_view typed) {
  const auto key = option_key(typed);
  for (const auto& option : question.options) {
    if (key == option_key(option.label)) return &option;
    for (const auto& also : option.also) {
      if (key == option_key(also)) return &option;
    }
  }
  const auto code = folded_name(typed);
  const bool signs_count = key != code;  // "5+" is not the option whose code is "5"
  for (const auto& option : question.options) {
    if ((!signs_count && code == option.code) || trimmed(typed) == option.code) return &option;
  }
  return nullptr;
}

}  // namespace muster::forms
