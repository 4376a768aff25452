// Shortened by characters, never within one.
#include "sheet_names.hpp"

#include <muster/kit/base/trim.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::tabular {
namespace {

constexpr std::size_t room_for_a_number = 4;

}  // namespace

std::string sheet_name(std::string_view title, std::size_t most) {
  std::string out;
  std::size_t characters = 0;
  for (const char byte : title) {
    const bool starts = (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    if (starts && ++characters > most) break;
    const bool refused =
        static_cast<unsigned char>(byte) < 0x20U || std::string_view("[]:*?/\\").find(byte) != std::string_view::npos;
    out += refused ? ' ' : byte;
  }
  out = trimmed(out);
  if (out.starts_with('\'')) out.front() = ' ';
  if (out.ends_with('\'')) out.back() = ' ';
  out = trimmed(out);
  return out.empty() ? "Sheet1" : out;
}

std::string SheetNames::fresh(const std::string& title) {
  auto name = sheet_name(title);
  for (std::size_t number = 2; std::find(taken_.begin(), taken_.end(), lower_case(name)) != taken_.end(); ++number)
    name = sheet_name(title, longest_sheet_name - room_for_a_number) + " " + std::to_string(number);
  taken_.push_back(lower_case(name));
  return name;
}

}  // namespace muster::tabular
