// Lengths are counted as Excel counts them, after its escapes: so nothing that is written is refused when it is opened.
#include "xlsx_cell.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/plain_text.hpp>

#include <string_view>

namespace muster::tabular {
namespace {

constexpr std::size_t longest_cell = 32'767;
constexpr std::size_t most_named = 1'000;

/// Text that reads like Excel's own escape for a character ("_x0041_") must itself be escaped.
bool reads_like_escape(std::string_view cell, std::size_t at) {
  return cell.compare(at, 2, "_x") == 0 && at + 6 < cell.size() && cell[at + 6] == '_' &&
         cell.find_first_not_of("0123456789abcdefABCDEF", at + 2) == at + 6;
}

/// UTF-16's units of the character that begins with this byte; 0 in the middle of one.
std::size_t units(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  if ((code & 0xC0U) == 0x80U) return 0;
  return code >= 0xF0U ? 2 : 1;
}

}  // namespace

bool fits_cell(std::string_view cell) {
  return cell.size() <= longest_cell && cell.find("_x") == std::string_view::npos && is_plain_text(cell);
}

FittedCell fit_cell(const std::string& cell) {
  // An older database may hold what no XML can.
  const auto text = is_plain_text(cell) ? cell : made_plain(cell).text;
  const auto room_with_mark = longest_cell - std::string_view(cut_mark).size();
  std::string out;
  out.reserve(text.size());
  std::size_t length = 0;
  std::size_t cut_at = 0;  // how much of `out` still has room for the mark
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool escaped = reads_like_escape(text, at);
    const auto more = escaped ? 7 : units(text[at]);
    if (more > 0 && length <= room_with_mark) cut_at = out.size();
    length += more;
    if (length > longest_cell) return {out.substr(0, cut_at) + cut_mark, true};
    out += escaped ? "_x005F_" : std::string_view(text).substr(at, 1);
  }
  return {std::move(out), false};
}

void CutCells::note(const std::string& sheet, std::size_t row, const std::string& heading) {
  if (++count_ <= most_named) rows_.push_back({sheet, std::to_string(row), heading});
}

OutputSheet CutCells::sheet() const {
  auto first = counted(static_cast<std::int64_t>(count_), "cell is", "cells are") +
               " longer than the 32,767 characters that Excel allows and cut here. The CSV file holds all of the text.";
  if (count_ > most_named) first += " The first 1,000 are named below.";
  return {"Cells that are cut", {"Sheet", "Row", "Column"}, rows_, first};
}

}  // namespace muster::tabular
