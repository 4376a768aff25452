// Rows out as XLSX. Every cell is stored as text, so no spreadsheet takes one for a formula and none needs a guard.

#include <muster/kit/tabular/sheet_stream.hpp>

#include <muster/kit/base/file.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <xlsxwriter.h>

#include <algorithm>
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

Error too_large() { return bad_input("There are more rows or columns than XLSX can carry. Export them as CSV."); }

Outcome check_sheet(const OutputSheet& sheet) {
  if (sheet.rows.size() + 1 >= LXW_ROW_MAX || sheet.heading.size() > LXW_COL_MAX) return too_large();
  MUSTER_CHECK(check_cells(sheet.heading, 1));
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) MUSTER_CHECK(check_cells(sheet.rows[row], row + 2));
  return Success{};
}

/// Excel refuses two sheets of one name, whatever their capitals.
std::string fresh_name(const std::string& title, std::vector<std::string>& taken) {
  auto name = sheet_name(title);
  for (std::size_t number = 2; std::find(taken.begin(), taken.end(), lower_case(name)) != taken.end(); ++number)
    name = sheet_name(title.substr(0, longest_title - 4)) + " " + std::to_string(number);
  taken.push_back(lower_case(name));
  return name;
}

lxw_error write_row(lxw_worksheet* sheet, std::size_t line, const Row& row, lxw_format* format) {
  for (std::size_t column = 0; column < row.size(); ++column) {
    if (row[column].empty()) continue;
    const auto text = with_escapes(row[column]);
    const auto status = worksheet_write_string(sheet, static_cast<lxw_row_t>(line), static_cast<lxw_col_t>(column),
                                               text.c_str(), format);
    if (status != LXW_NO_ERROR) return status;
  }
  return LXW_NO_ERROR;
}

Error not_written(std::string why) {
  return unavailable("The XLSX file could not be written: is the disk for temporary files full?", std::move(why));
}

Outcome write_sheet(lxw_worksheet* to, const StreamedSheet& sheet, lxw_format* bold) {
  std::size_t line = 0;
  const auto put = [&](const Row& row, lxw_format* format) -> Outcome {
    const auto status = write_row(to, line++, row, format);
    if (status != LXW_NO_ERROR) return not_written(lxw_strerror(status));
    return Success{};
  };
  worksheet_freeze_panes(to, sheet.first_line.empty() ? 1 : 2, 0);
  if (!sheet.first_line.empty()) MUSTER_CHECK(put({sheet.first_line}, nullptr));
  MUSTER_CHECK(put(sheet.heading, bold));
  return sheet.give([&](const Row& row) -> Outcome {
    if (line + 1 >= LXW_ROW_MAX || row.size() > LXW_COL_MAX) return too_large();
    MUSTER_CHECK(check_cells(row, line + 1));
    return put(row, nullptr);
  });
}

/// With `on_disk` rows go to the disk one by one, and each text as often as it stands there.
Result<std::string> write_book(const std::vector<StreamedSheet>& sheets, bool on_disk) {
  const ScratchFolder folder;
  const auto file = folder.path() + "/out.xlsx";
  if (folder.path().empty()) return not_written("mkdtemp");
  lxw_workbook_options options{};
  auto scratch = folder.path();
  options.tmpdir = scratch.data();
  options.constant_memory = on_disk ? LXW_TRUE : LXW_FALSE;
  auto* book = workbook_new_opt(file.c_str(), &options);
  if (book == nullptr) return not_written("workbook_new_opt");
  lxw_doc_properties properties{};
  properties.created = 1;  // one second into 1970: the same rows must give the same bytes
  workbook_set_properties(book, &properties);
  auto* bold = workbook_add_format(book);
  if (bold != nullptr) format_set_bold(bold);
  const auto no_memory = not_written(lxw_strerror(LXW_ERROR_MEMORY_MALLOC_FAILED));
  auto written = bold == nullptr ? Outcome(no_memory) : Outcome(Success{});
  std::vector<std::string> taken;
  for (std::size_t at = 0; at < sheets.size() && written.ok(); ++at) {
    auto* to = workbook_add_worksheet(book, fresh_name(sheets[at].title, taken).c_str());
    written = to == nullptr ? Outcome(no_memory) : write_sheet(to, sheets[at], bold);
  }
  const auto closed = workbook_close(book);
  MUSTER_CHECK(written);
  if (closed != LXW_NO_ERROR) return not_written(lxw_strerror(closed));
  return read_file(file);
}

}  // namespace

Result<std::string> to_xlsx(const std::string& title, const Row& heading, const std::vector<Row>& rows) {
  return to_xlsx(std::vector<OutputSheet>{{title, heading, rows}});
}

Result<std::string> to_xlsx(const std::vector<OutputSheet>& sheets) {
  std::vector<StreamedSheet> streamed;
  for (const auto& sheet : sheets) {
    MUSTER_CHECK(check_sheet(sheet));
    streamed.push_back({sheet.title, sheet.heading, sheet.first_line, [&sheet](const RowTaker& take) -> Outcome {
                          for (const auto& row : sheet.rows) MUSTER_CHECK(take(row));
                          return Success{};
                        }});
  }
  return write_book(streamed, false);
}

Result<std::string> to_xlsx(const std::vector<StreamedSheet>& sheets) { return write_book(sheets, true); }

}  // namespace muster::tabular
