#pragma once
// Rows from the files people have, whatever program wrote them, and rows back out safely.

#include <muster/base/result.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muster::tabular {

using Row = std::vector<std::string>;

/// One sheet. Every cell is valid UTF-8, as typed (spaces included). Wholly empty rows are left out, and
/// `line_of` still tells where each row stood.
struct Table {
  Row heading;                        ///< the first row that is not empty
  std::vector<Row> rows;              ///< as wide as the heading: short rows are filled up with empty cells
  std::vector<std::size_t> line_of;   ///< per row: its number in the file as a spreadsheet shows it (heading = 1)
  std::string dialect;                ///< what was recognised, for people: "CSV, UTF-16, tabs" or "XLSX"
};

/// Recognises CSV (RFC 4180; UTF-8 with or without mark, UTF-16 either way, Windows-1252; comma, semicolon or tab)
/// and XLSX by content, not by name. `source` stands in front of places in complaints.
/// Faults: a quote that never closes, a row wider than the heading, a NUL, no heading, more than 1,000,000 rows,
/// an XLSX whose parts unpack to more than 512 MB in all, one with external entities, an old XLS or an HTML file.
[[nodiscard]] Result<Table> read_table(std::string_view bytes, const std::string& source);

/// CSV as Excel opens it without asking: UTF-8 with mark, CRLF, quotes where needed. A text cell that a spreadsheet
/// would take for a formula (= + - @ tab, also after white space) gets an apostrophe in front.
[[nodiscard]] std::string to_csv(const Row& heading, const std::vector<Row>& rows);

/// The same rows as XLSX: bold heading row, frozen; every cell text. `title` names the sheet.
[[nodiscard]] Result<std::string> to_xlsx(const std::string& title, const Row& heading, const std::vector<Row>& rows);

}  // namespace muster::tabular
