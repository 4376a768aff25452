#pragma once
// Rows from the files people have, whatever program wrote them, and rows back out safely.

#include <muster/kit/base/result.hpp>
#include <muster/kit/tabular/rows.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muster::tabular {

/// One sheet. Every cell is valid UTF-8, as typed (spaces included). Wholly empty rows are left out, and
/// `line_of` still tells where each row stood.
struct Table {
  Row heading;                        ///< the first row that is not empty
  Rows rows;                          ///< as wide as the heading: short rows are filled up with empty cells
  std::vector<std::size_t> line_of;   ///< per row: its number in the file as a spreadsheet shows it (heading = 1)
  std::string dialect;                ///< what was recognised, for people: "CSV, UTF-16, tabs", "XLSX, sheet "Form1""
  std::vector<std::string> notes{};   ///< of `read_list`: what else the file holds, as sentences for people
  std::vector<std::size_t> hidden{};  ///< of `read_list`: numbers of the rows that the workbook hides
  std::vector<std::size_t> struck{};  ///< of `read_list`: of those whose text is struck out
  std::vector<std::size_t> lone{};    ///< of `read_list`: of those with one cell alone, as a heading of those below has
  std::vector<std::size_t> origins{};  ///< of `read_list`: columns "Sheet" and "Section", which it adds
};

/// Leaves only the rows at these places, which grow, with their numbers.
void keep_rows(Table& table, const std::vector<std::size_t>& places);

/// What becomes of cells beyond the heading: the file is refused, or they stand in columns whose heading is empty.
enum class WideRows { refused, kept };

/// Recognises CSV (RFC 4180; UTF-8 with or without mark, UTF-16 either way, Windows-1252,
/// Macintosh; comma, semicolon or tab)
/// and XLSX (its first visible sheet) by content, not by name. `source` stands in front of the place in an error,
/// whose `message` is one whole sentence, with the row as a spreadsheet numbers it.
/// An apostrophe that keeps a cell from being a formula ('=..., '+44 ...) is taken off, as a spreadsheet would hide it.
/// Errors: a quote that never closes, a row wider than the heading (unless they are kept), a NUL, no heading, broken
/// encoding, more than 1,000,000 rows or 2,000 columns, a cell of more than 1 MB, cells that take more memory than four
/// times the file (64 MB are always allowed, 256 MB at most; of a workbook what it unpacks to counts), an XLSX whose
/// parts unpack to more than 512 MB in all or to more than 200 times their size, one with a document type or entities,
/// one with a password, an old XLS, an HTML, PDF, OpenDocument or Word file.
/// Limits stand before the work: cells are counted as each is put, and none is made that has no column.
[[nodiscard]] Result<Table> read_table(std::string_view bytes, const std::string& source,
                                       WideRows wide = WideRows::refused);

/// CSV as Excel opens it without asking: UTF-8 with mark, CRLF, quotes where needed. A cell that a spreadsheet would
/// take for a formula gets an apostrophe in front: one that begins with = + - @ (also full-width, also after white
/// space of any kind) or with a tab, a line break or another control character. That goes for telephone numbers
/// (+44 20 ...) too, but not for a negative number (-5), which programs read as one. `read_table` takes the apostrophe off again, so that
/// what was written is what is read.
[[nodiscard]] std::string to_csv(const Row& heading, const std::vector<Row>& rows);

/// The same rows as XLSX: bold heading row, frozen; every cell text, so none needs an apostrophe. `title` names the
/// sheet (what Excel refuses in a sheet's name is left out). The same rows give the same bytes.
/// Errors: a cell of more than 32,767 characters, too many rows or columns, no room for the temporary file.
[[nodiscard]] Result<std::string> to_xlsx(const std::string& title, const Row& heading, const std::vector<Row>& rows);

struct OutputSheet {
  std::string title;
  Row heading;
  std::vector<Row> rows;
  std::string first_line{};  ///< stands above the heading; empty where nothing does
};
/// Several sheets in one file, at least one.
[[nodiscard]] Result<std::string> to_xlsx(const std::vector<OutputSheet>& sheets);

}  // namespace muster::tabular
