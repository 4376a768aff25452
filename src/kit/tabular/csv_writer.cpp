// Rows out as the CSV that Excel opens without asking.

#include "formula_guard.hpp"

#include <muster/kit/tabular/csv_lines.hpp>
#include <muster/kit/tabular/sheet_stream.hpp>

namespace muster::tabular {
namespace {

/// RFC 4180's reasons, and ours: a file that begins with < or { is no CSV to our own reader, nor to others.
bool needs_quotes(std::string_view cell) {
  return cell.find_first_of(",;\t\"\r\n<{") != std::string_view::npos || cell.starts_with("sep=") ||
         (!cell.empty() && (cell.front() == ' ' || cell.back() == ' '));
}

void write_row(std::string& out, const Row& row, std::string_view end = "\r\n") {
  for (std::size_t column = 0; column < row.size(); ++column) {
    if (column > 0) out += ',';
    const auto cell = with_guard(row[column]);
    if (!needs_quotes(cell)) {
      out += cell;
      continue;
    }
    out += '"';
    for (const char byte : cell) {
      if (byte == '"') out += '"';
      out += byte;
    }
    out += '"';
  }
  out += end;
}

}  // namespace

std::string to_csv(const Row& heading, const std::vector<Row>& rows) {
  std::string out = "\xEF\xBB\xBF";
  write_row(out, heading);
  for (const auto& row : rows) write_row(out, row);
  return out;
}

std::string csv_lines(const Row& heading, const std::vector<Row>& rows) {
  std::string out;
  write_row(out, heading, "\n");
  for (const auto& row : rows) write_row(out, row, "\n");
  return out;
}

Result<std::string> to_csv(const StreamedSheet& sheet) {
  std::string out = "\xEF\xBB\xBF";
  if (!sheet.first_line.empty()) write_row(out, {sheet.first_line});
  write_row(out, sheet.heading);
  MUSTER_CHECK(sheet.give([&out](const Row& row) -> Outcome {
    write_row(out, row);
    return Success{};
  }));
  return out;
}

}  // namespace muster::tabular
