// Rows out as XLSX. Every cell is stored as text, so no spreadsheet takes one for a formula and none needs a guard.

#include <muster/kit/tabular/table.hpp>

#include <muster/kit/base/file.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <xlsxwriter.h>

#include <array>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace muster::tabular {
namespace {

constexpr std::size_t longest_cell = 32'767;  // characters, Excel's own limit
constexpr std::size_t longest_title = 31;

/// A folder of its own, so that nobody else can put a file where the library writes; gone at the end.
class ScratchFolder {
 public:
  ScratchFolder() {
    auto pattern = (std::filesystem::temp_directory_path() / "muster-XXXXXX").string();
    if (::mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// Excel refuses some characters in the name of a sheet, more than 31 of any, and an apostrophe at either end.
std::string sheet_name(std::string_view title) {
  std::string out;
  std::size_t characters = 0;
  for (const char byte : title) {
    const bool starts = (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    if (starts && ++characters > longest_title) break;
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

/// Text that reads like Excel's own escape for a character ("_x0041_") must itself be escaped.
std::string with_escapes(const std::string& cell) {
  std::string out;
  for (std::size_t at = 0; at < cell.size(); ++at) {
    const bool reads_like_escape = cell.compare(at, 2, "_x") == 0 && at + 6 < cell.size() && cell[at + 6] == '_' &&
                                   cell.find_first_not_of("0123456789abcdefABCDEF", at + 2) == at + 6;
    out += reads_like_escape ? "_x005F_" : std::string(1, cell[at]);
  }
  return out;
}

/// Text that would be cut or refused on its way into the sheet is named before anything is written.
Outcome check_cells(const Row& row, std::size_t line) {
  for (const auto& cell : row) {
    if (!is_valid_text(cell)) {
      return bad_input("Row " + std::to_string(line) + " holds text that is not UTF-8, which XLSX cannot carry.");
    }
    if (cell.size() > longest_cell && character_count(cell) > longest_cell) {
      return bad_input("Row " + std::to_string(line) + " holds a cell of more than " +
                       grouped(static_cast<std::int64_t>(longest_cell)) +
                       " characters, which XLSX cannot carry. Export it as CSV.");
    }
  }
  return Success{};
}

}  // namespace

Result<std::string> to_xlsx(const std::string& title, const Row& heading, const std::vector<Row>& rows) {
  if (rows.size() >= LXW_ROW_MAX || heading.size() > LXW_COL_MAX) {
    return bad_input("There are more rows or columns than XLSX can carry. Export them as CSV.");
  }
  MUSTER_CHECK(check_cells(heading, 1));
  for (std::size_t row = 0; row < rows.size(); ++row) MUSTER_CHECK(check_cells(rows[row], row + 2));

  const ScratchFolder folder;
  const auto file = folder.path() + "/out.xlsx";
  const auto failed = [](std::string why) {
    return unavailable("The XLSX file could not be written: is the disk for temporary files full?", std::move(why));
  };
  if (folder.path().empty()) return failed("mkdtemp");
  lxw_workbook_options options{};
  auto scratch = folder.path();
  options.tmpdir = scratch.data();
  auto* book = workbook_new_opt(file.c_str(), &options);
  if (book == nullptr) return failed("workbook_new_opt");
  lxw_doc_properties properties{};
  properties.created = 1;  // one second into 1970: the same rows must give the same bytes
  workbook_set_properties(book, &properties);
  auto* sheet = workbook_add_worksheet(book, sheet_name(title).c_str());
  auto* bold = workbook_add_format(book);
  if (sheet == nullptr || bold == nullptr) {
    workbook_close(book);
    return failed("workbook_add_worksheet");
  }
  format_set_bold(bold);
  worksheet_freeze_panes(sheet, 1, 0);
  auto status = LXW_NO_ERROR;
  const auto write = [&](std::size_t line, const Row& row, lxw_format* format) {
    for (std::size_t column = 0; column < row.size() && status == LXW_NO_ERROR; ++column) {
      if (row[column].empty()) continue;
      const auto text = with_escapes(row[column]);
      status = worksheet_write_string(sheet, static_cast<lxw_row_t>(line), static_cast<lxw_col_t>(column), text.c_str(),
                                      format);
    }
  };
  write(0, heading, bold);
  for (std::size_t row = 0; row < rows.size(); ++row) write(row + 1, rows[row], nullptr);
  const auto closed = workbook_close(book);
  if (status != LXW_NO_ERROR) return failed(lxw_strerror(status));
  if (closed != LXW_NO_ERROR) return failed(lxw_strerror(closed));
  return read_file(file);
}

}  // namespace muster::tabular
