// The rule against formula injection, with its way back.

#include "formula_guard.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace muster::tabular {
namespace {

constexpr std::array<std::string_view, 8> openers{"=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};

bool looks_guarded_or_like_formula(std::string_view cell) {
  const auto apostrophes = cell.find_first_not_of('\'');
  return apostrophes != std::string_view::npos && looks_like_formula(cell.substr(apostrophes));
}

/// "-5", "-0.25": a spreadsheet takes it for the number that it is, and a statistics program must.
bool is_negative_number(std::string_view cell) {
  if (!cell.starts_with('-')) return false;
  cell.remove_prefix(1);
  const auto point = std::min(cell.find('.'), cell.size());
  const auto all_digits = [](std::string_view part) {
    return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  return all_digits(cell.substr(0, point)) && (point == cell.size() || all_digits(cell.substr(point + 1)));
}

}  // namespace

bool looks_like_formula(std::string_view cell) {
  if (cell.empty()) return false;
  const auto first = static_cast<unsigned char>(cell.front());
  if ((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z')) return false;
  if (first < 0x20U) return true;
  const auto text = trimmed(cell);
  for (const auto opener : openers) {
    if (text.starts_with(opener)) return true;
  }
  return false;
}

std::string with_guard(std::string_view cell) {
  if (is_negative_number(cell)) return std::string(cell);
  return looks_guarded_or_like_formula(cell) ? "'" + std::string(cell) : std::string(cell);
}

std::string without_guard(std::string_view cell) {
  if (cell.size() > 1 && cell.front() == '\'' && looks_guarded_or_like_formula(cell)) cell.remove_prefix(1);
  return std::string(cell);
}

}  // namespace muster::tabular
