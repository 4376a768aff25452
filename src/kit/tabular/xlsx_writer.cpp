// Rows out as XLSX. A cell is text where its column is not said to hold numbers or dates, so no spreadsheet takes one
// for a formula and none needs a guard.

#include <muster/kit/tabular/sheet_stream.hpp>

#include "sheet_names.hpp"
#include "sheet_print.hpp"
#include "xlsx_cell.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/nameless_file.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>

namespace muster::tabular {
namespace {

/// Text that is none is named before anything is written.
Outcome check_cells(const Row& row, std::size_t line) {
  for (const auto& cell : row) {
    if (!is_valid_text(cell)) {
      return bad_input("Row " + std::to_string(line) + " holds text that is not UTF-8, which XLSX cannot carry.");
    }
  }
  return Success{};
}

Error too_wide(const std::string& sheet, std::size_t columns) {
  return bad_input("The sheet “" + sheet + "” would have " + grouped(static_cast<std::int64_t>(columns)) +
                   " columns, and XLSX carries " + grouped(LXW_COL_MAX) + ". Ask for CSV, which carries any number.");
}

Error too_long(const std::string& sheet) {
  return bad_input("The sheet “" + sheet + "” would have more rows than the " + grouped(LXW_ROW_MAX) +
                   " that XLSX carries. Ask for CSV, which carries any number.");
}

Outcome check_sheet(const OutputSheet& sheet) {
  if (sheet.heading.size() > LXW_COL_MAX) return too_wide(sheet.title, sheet.heading.size());
  if (sheet.rows.size() + 1 >= LXW_ROW_MAX) return too_long(sheet.title);
  MUSTER_CHECK(check_cells(sheet.heading, 1));
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) MUSTER_CHECK(check_cells(sheet.rows[row], row + 2));
  return Success{};
}

Error not_written(std::string why) {
  return unavailable("The XLSX file could not be written: is the disk for temporary files full?", std::move(why));
}

/// The rows of one book on their way into it.
class Book {
 public:
  explicit Book(lxw_workbook* book) : book_(book), bold_(workbook_add_format(book)), day_(workbook_add_format(book)) {
    if (bold_ != nullptr) format_set_bold(bold_);
    if (day_ != nullptr) format_set_num_format(day_, "yyyy-mm-dd");
  }

  Outcome add(const StreamedSheet& sheet) {
    auto* to = workbook_add_worksheet(book_, names_.fresh(sheet.title).c_str());
    if (to == nullptr || bold_ == nullptr || day_ == nullptr)
      return not_written(lxw_strerror(LXW_ERROR_MEMORY_MALLOC_FAILED));
    std::size_t line = 0;
    worksheet_freeze_panes(to, sheet.first_line.empty() ? 1 : 2, 0);
    print_on_its_width(to, sheet.first_line.empty() ? 0 : 1);
    if (!sheet.first_line.empty()) MUSTER_CHECK(put(to, line++, {sheet.first_line}, sheet, nullptr));
    if (sheet.heading.size() > LXW_COL_MAX) return too_wide(sheet.title, sheet.heading.size());
    MUSTER_CHECK(put(to, line++, sheet.heading, sheet, bold_));
    return sheet.give([&](const Row& row) -> Outcome {
      if (row.size() > LXW_COL_MAX) return too_wide(sheet.title, row.size());
      if (line + 1 >= LXW_ROW_MAX) return too_long(sheet.title);
      MUSTER_CHECK(check_cells(row, line + 1));
      return put(to, line++, row, sheet, nullptr);
    });
  }

  /// A last sheet says which cells were cut, where any were.
  Outcome add_note_of_cut() {
    if (cut_.count() == 0) return Success{};
    const auto notes = cut_.sheet();
    return add({notes.title, notes.heading, notes.first_line, [&](const RowTaker& take) -> Outcome {
                  for (const auto& row : notes.rows) MUSTER_CHECK(take(row));
                  return Success{};
                }});
  }

 private:
  Outcome put(lxw_worksheet* to, std::size_t line, const Row& row, const StreamedSheet& sheet, lxw_format* format) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      if (row[column].empty()) continue;
      if (format == nullptr && column < sheet.kinds.size() && sheet.kinds[column] != CellKind::text) {
        MUSTER_TRY(done, put_value(to, line, column, row[column], sheet.kinds[column]));
        if (done) continue;
      }
      const auto write = [&](const std::string& text) {
        return worksheet_write_string(to, static_cast<lxw_row_t>(line), static_cast<lxw_col_t>(column), text.c_str(),
                                      format);
      };
      auto status = LXW_NO_ERROR;
      if (fits_cell(row[column])) {
        status = write(row[column]);
      } else {
        const auto fitted = fit_cell(row[column]);
        if (fitted.is_cut) cut_.note(sheet.title, line + 1, column < sheet.heading.size() ? sheet.heading[column] : "");
        status = write(fitted.text);
      }
      if (status != LXW_NO_ERROR) return not_written(lxw_strerror(status));
    }
    return Success{};
  }

  /// False where the cell holds no such value, and so stays text.
  Result<bool> put_value(lxw_worksheet* to, std::size_t line, std::size_t column, const std::string& cell,
                         CellKind kind) const {
    const auto row = static_cast<lxw_row_t>(line);
    const auto at = static_cast<lxw_col_t>(column);
    auto status = LXW_NO_ERROR;
    if (kind == CellKind::number) {
      const auto number = cell.size() <= most_digits ? parse_decimal(cell) : std::nullopt;
      if (!number) return false;
      status = worksheet_write_number(to, row, at, *number, nullptr);
    } else {
      const auto day = parse_date(cell);
      if (!day.ok()) return false;
      const std::chrono::year_month_day parts(*day);
      if (int(parts.year()) < first_year) return false;
      lxw_datetime moment{int(parts.year()),
                          static_cast<int>(unsigned(parts.month())),
                          static_cast<int>(unsigned(parts.day())),
                          0,
                          0,
                          0};
      status = worksheet_write_datetime(to, row, at, &moment, day_);
    }
    if (status != LXW_NO_ERROR) return not_written(lxw_strerror(status));
    return true;
  }

  static constexpr std::size_t most_digits = 15;  // a double holds them all
  static constexpr int first_year = 1901;         // before which spreadsheets have no days that all count alike

  lxw_workbook* book_;
  lxw_format* bold_;
  lxw_format* day_;
  SheetNames names_;
  CutCells cut_;
};

/// With `on_disk` rows go to the disk one by one, and each text as often as it stands there.
Result<std::string> write_book(const std::vector<StreamedSheet>& sheets, bool on_disk) {
  const NamelessFile file;
  if (!file.is_open()) return not_written("no nameless file");
  lxw_workbook_options options{};
  options.constant_memory = on_disk ? LXW_TRUE : LXW_FALSE;
  auto* book = workbook_new_opt(file.path().c_str(), &options);
  if (book == nullptr) return not_written("workbook_new_opt");
  lxw_doc_properties properties{};
  properties.created = 1;  // one second into 1970: the same rows must give the same bytes
  workbook_set_properties(book, &properties);
  Book rows(book);
  Outcome written = Success{};
  for (std::size_t at = 0; at < sheets.size() && written.ok(); ++at) written = rows.add(sheets[at]);
  if (written.ok()) written = rows.add_note_of_cut();
  const auto closed = workbook_close(book);
  MUSTER_CHECK(written);
  if (closed != LXW_NO_ERROR) return not_written(lxw_strerror(closed));
  return read_file(file.path());
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
