// Excel stores days and shares as numbers and leaves it to the format to say so.

#include "xlsx_value.hpp"

#include <muster/kit/base/code_point.hpp>

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <optional>

namespace muster::tabular {
namespace {

constexpr double last_day = 2'958'466;  // 31 December 9999 and a little

std::string two(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string clock_text(std::int64_t seconds) {
  return two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
}

std::string day_text(std::int64_t serial, Epoch epoch) {
  using namespace std::chrono;
  // Excel counts a 29 February 1900 (day 60) that never was, so days before it count from one day later.
  sys_days zero = sys_days{year{1899} / 12 / 30};
  if (epoch == Epoch::of_1904)
    zero = sys_days{year{1904} / 1 / 1};
  else if (serial < 60)
    zero += days{1};
  const year_month_day day{zero + days{serial}};
  std::array<char, 24> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return out.data();
}

std::string plain_text(double value, std::string_view stored) {
  if (std::abs(value) < 1e15 && value == std::trunc(value)) return std::to_string(static_cast<std::int64_t>(value));
  std::array<char, 40> out{};
  const auto [end, error] = std::to_chars(out.data(), out.data() + out.size(), value, std::chars_format::general, 15);
  return error == std::errc() ? std::string(out.data(), end) : std::string(stored);
}

std::optional<unsigned> escaped_unit(std::string_view text) {
  if (text.size() < 7 || !text.starts_with("_x") || text[6] != '_') return std::nullopt;
  unsigned unit = 0;
  const auto [end, error] = std::from_chars(text.data() + 2, text.data() + 6, unit, 16);
  if (error != std::errc() || end != text.data() + 6) return std::nullopt;
  return unit;
}

bool is_high(unsigned unit) { return unit >= 0xD800U && unit <= 0xDBFFU; }
bool is_low(unsigned unit) { return unit >= 0xDC00U && unit <= 0xDFFFU; }

}  // namespace

NumberStyle built_in_style(int number_format) {
  if (number_format == 9 || number_format == 10) return NumberStyle::percent;
  if (number_format == 22) return NumberStyle::date_and_time;
  if (number_format == 46) return NumberStyle::duration;
  if ((number_format >= 18 && number_format <= 21) || (number_format >= 32 && number_format <= 35) ||
      number_format == 45 || number_format == 47 || number_format == 55 || number_format == 56) {
    return NumberStyle::time;
  }
  if ((number_format >= 14 && number_format <= 17) || (number_format >= 27 && number_format <= 36) ||
      (number_format >= 50 && number_format <= 58)) {
    return NumberStyle::date;
  }
  return NumberStyle::plain;
}

NumberStyle style_of_code(std::string_view code) {
  bool day = false;
  bool clock = false;
  bool month_or_minute = false;
  bool hundreds = false;
  for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
    const char byte = static_cast<char>(code[at] >= 'A' && code[at] <= 'Z' ? code[at] - 'A' + 'a' : code[at]);
    if (byte == '"' || byte == '[') {
      const auto close = code.find(byte == '"' ? '"' : ']', at + 1);
      if (close == std::string_view::npos) break;
      if (byte == '[' && std::string_view("hHmMsS").find(code[at + 1]) != std::string_view::npos && close - at <= 3) {
        return NumberStyle::duration;
      }
      at = close;
    } else if (byte == '\\' || byte == '_' || byte == '*') {
      ++at;
    } else if (byte == '%') {
      hundreds = true;
    } else if (byte == 'y' || byte == 'd') {
      day = true;
    } else if (byte == 'h' || byte == 's') {
      clock = true;
    } else if (byte == 'm') {
      month_or_minute = true;
    }
  }
  if (day && clock) return NumberStyle::date_and_time;
  if (clock) return NumberStyle::time;
  if (day || month_or_minute) return NumberStyle::date;
  return hundreds ? NumberStyle::percent : NumberStyle::plain;
}

std::string number_text(std::string_view stored, NumberStyle style, Epoch epoch) {
  double value = 0;
  const auto [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), value);
  if (error != std::errc() || end != stored.data() + stored.size() || !std::isfinite(value)) return std::string(stored);
  if (style == NumberStyle::percent) return plain_text(value * 100, stored) + "%";
  if (style == NumberStyle::plain || value < 0 || value >= last_day) return plain_text(value, stored);
  const auto seconds = std::llround(value * 86400.0);
  switch (style) {
    case NumberStyle::date:
      return day_text(static_cast<std::int64_t>(value), epoch);
    case NumberStyle::time:
      return clock_text(seconds % 86400);
    case NumberStyle::duration:
      return clock_text(seconds);
    case NumberStyle::date_and_time:
      return day_text(seconds / 86400, epoch) + "T" + clock_text(seconds % 86400);
    case NumberStyle::percent:
    case NumberStyle::plain:
      break;
  }
  return plain_text(value, stored);
}

std::string without_escapes(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto unit = text[at] == '_' ? escaped_unit(text.substr(at)) : std::nullopt;
    if (!unit) {
      out += text[at++];
      continue;
    }
    at += 7;
    const auto second = is_high(*unit) ? escaped_unit(text.substr(at)) : std::nullopt;
    if (second && is_low(*second)) {
      append_utf8(out, 0x10000 + ((*unit - 0xD800U) << 10U) + (*second - 0xDC00U));
      at += 7;
    } else if (is_high(*unit) || is_low(*unit)) {
      out += "\uFFFD";
    } else {
      append_utf8(out, *unit);
    }
  }
  return out;
}

}  // namespace muster::tabular
