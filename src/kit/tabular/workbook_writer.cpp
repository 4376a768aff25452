// libxlsxwriter's tables: a heading of its own for each column, and no two alike.
#include <muster/kit/tabular/workbook.hpp>

#include "sheet_names.hpp"
#include "sheet_print.hpp"
#include "xlsx_cell.hpp"

#include <muster/kit/base/file.hpp>
#include <muster/kit/base/nameless_file.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <xlsxwriter.h>

#include <algorithm>
#include <utility>

namespace muster::tabular {
namespace {

constexpr double narrowest = 9;
constexpr double widest = 60;
constexpr std::size_t longest_heading = 120;  // characters; Excel allows 255 units

Error not_written(std::string why) {
  return unavailable("The XLSX file could not be written: is the disk for temporary files full?", std::move(why));
}

std::string first_characters(std::string_view text, std::size_t most) {
  std::string out;
  std::size_t characters = 0;
  for (const char byte : text) {
    if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U && ++characters > most) break;
    out += static_cast<unsigned char>(byte) < 0x20U ? ' ' : byte;
  }
  return out;
}

std::vector<std::string> fresh_headings(const std::vector<std::string>& headings) {
  std::vector<std::string> out;
  std::vector<std::string> taken;
  for (const auto& heading : headings) {
    std::string plain = heading.empty() ? "Column" : first_characters(heading, longest_heading);
    auto name = plain;
    for (std::size_t number = 2; std::find(taken.begin(), taken.end(), lower_case(name)) != taken.end(); ++number)
      name = plain + " " + std::to_string(number);
    taken.push_back(lower_case(name));
    out.push_back(std::move(name));
  }
  return out;
}

class BookWriter {
 public:
  explicit BookWriter(lxw_workbook* book) : book_(book) {
    title_ = format();
    format_set_bold(title_);
    format_set_font_size(title_, 14);
    note_ = format();
    format_set_font_color(note_, 0x5F646B);
    text_ = format();
    format_set_text_wrap(text_);
    format_set_align(text_, LXW_ALIGN_VERTICAL_TOP);
    for (const bool strong : {false, true}) {
      whole_[strong] = number_format("#,##0", strong);
      decimal_[strong] = number_format("0.0#", strong);
      percent_[strong] = number_format("0.0%", strong);
    }
    bold_ = format();
    format_set_bold(bold_);
    format_set_align(bold_, LXW_ALIGN_VERTICAL_TOP);
    link_ = format();
    format_set_font_color(link_, 0x1D4B7F);
    format_set_underline(link_, LXW_UNDERLINE_SINGLE);
  }

  Outcome write(const Book& book) {
    const std::string first = "Contents";
    auto* contents = workbook_add_worksheet(book_, names_.fresh(first).c_str());
    if (contents == nullptr) return not_written("workbook_add_worksheet");
    if (book.from_right) worksheet_right_to_left(contents);
    std::vector<std::string> tabs;
    for (const auto& sheet : book.sheets) {
      tabs.push_back(names_.fresh(sheet.title));
      MUSTER_CHECK(add(sheet, tabs.back(), book.from_right));
    }
    return write_contents(contents, book, tabs);
  }

 private:
  lxw_format* format() { return workbook_add_format(book_); }
  lxw_format* number_format(const char* shown, bool strong) {
    auto* made = format();
    format_set_num_format(made, shown);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    if (strong) format_set_bold(made);
    return made;
  }

  Outcome add(const BookSheet& sheet, const std::string& tab, bool from_right) {
    auto* to = workbook_add_worksheet(book_, tab.c_str());
    if (to == nullptr) return not_written("workbook_add_worksheet");
    if (from_right) worksheet_right_to_left(to);
    lxw_row_t line = 0;
    MUSTER_CHECK(put(to, line++, 0, {.text = sheet.caption}, title_));
    for (const auto& note : sheet.notes) MUSTER_CHECK(put(to, line++, 0, {.text = note}, note_));
    ++line;
    if (sheet.heading.empty()) return Success{};
    if (sheet.rows.size() + line + 2 >= LXW_ROW_MAX || sheet.heading.size() > LXW_COL_MAX)
      return bad_input("There are more rows or columns than XLSX can carry. Take the report as JSON.");
    set_widths(to, sheet);
    worksheet_freeze_panes(to, line + 1, 0);
    print_on_its_width(to, line);
    const auto total = sheet.total && sheet.rows.size() > 1 ? std::size_t{1} : std::size_t{0};
    MUSTER_CHECK(add_table(to, sheet, line, sheet.rows.size() - total));
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
      ++line;
      const bool strong = total == 1 && row + 1 == sheet.rows.size();
      for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) {
        const auto& cell = sheet.rows[row][column];
        MUSTER_CHECK(put(to, line, column, cell, format_of(cell, strong)));
      }
    }
    return Success{};
  }

  Outcome add_table(lxw_worksheet* to, const BookSheet& sheet, lxw_row_t line, std::size_t rows) {
    auto headings = fresh_headings(sheet.heading);
    std::vector<lxw_table_column> columns(headings.size());
    std::vector<lxw_table_column*> pointers;
    for (std::size_t at = 0; at < headings.size(); ++at) {
      columns[at].header = headings[at].data();
      pointers.push_back(&columns[at]);
    }
    pointers.push_back(nullptr);
    lxw_table_options options{};
    options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
    options.style_type_number = 1;
    options.no_banded_rows = LXW_TRUE;
    options.columns = pointers.data();
    const auto last = static_cast<lxw_row_t>(line + std::max<std::size_t>(rows, 1));
    const auto status = worksheet_add_table(to, line, 0, last, static_cast<lxw_col_t>(headings.size() - 1), &options);
    if (status != LXW_NO_ERROR) return not_written(lxw_strerror(status));
    return Success{};
  }

  static void set_widths(lxw_worksheet* to, const BookSheet& sheet) {
    for (std::size_t column = 0; column < sheet.heading.size(); ++column) {
      // A heading has its button beside it.
      auto characters = static_cast<double>(character_count(sheet.heading[column])) + 4;
      for (const auto& row : sheet.rows) {
        if (!row[column].number) characters = std::max(characters, static_cast<double>(row[column].text.size()));
      }
      const auto at = static_cast<lxw_col_t>(column);
      worksheet_set_column(to, at, at, std::clamp(characters, narrowest, widest), nullptr);
    }
  }

  lxw_format* format_of(const BookCell& cell, bool strong) {
    if (!cell.number) return strong ? bold_ : text_;
    return cell.shown == BookCell::Shown::whole     ? whole_[strong]
           : cell.shown == BookCell::Shown::decimal ? decimal_[strong]
                                                    : percent_[strong];
  }

  Outcome put(lxw_worksheet* to, lxw_row_t line, std::size_t column, const BookCell& cell, lxw_format* look) {
    const auto at = static_cast<lxw_col_t>(column);
    if (cell.number) {
      const auto status = worksheet_write_number(to, line, at, *cell.number, look);
      return status == LXW_NO_ERROR ? Outcome(Success{}) : not_written(lxw_strerror(status));
    }
    if (cell.text.empty()) return Success{};
    if (!is_valid_text(cell.text))
      return bad_input("A cell of the report holds text that is not UTF-8, which XLSX cannot carry.");
    const auto status = worksheet_write_string(to, line, at, fit_cell(cell.text).text.c_str(), look);
    return status == LXW_NO_ERROR ? Outcome(Success{}) : not_written(lxw_strerror(status));
  }

  Outcome write_contents(lxw_worksheet* to, const Book& book, const std::vector<std::string>& tabs) {
    lxw_row_t line = 0;
    MUSTER_CHECK(put(to, line++, 0, {.text = book.title}, title_));
    for (const auto& note : book.notes) MUSTER_CHECK(put(to, line++, 0, {.text = note}, note_));
    ++line;
    std::size_t column = 0;
    for (const char* heading : {"Sheet", "What it is", "Rows"})
      MUSTER_CHECK(put(to, line, column++, {.text = heading}, bold_));
    print_on_its_width(to, line);
    worksheet_set_column(to, 0, 0, 34, nullptr);
    worksheet_set_column(to, 1, 1, 80, nullptr);
    for (std::size_t at = 0; at < tabs.size(); ++at) {
      ++line;
      const auto& sheet = book.sheets[at];
      const auto status = worksheet_write_url_opt(to, line, 0, ("internal:'" + quoted(tabs[at]) + "'!A1").c_str(),
                                                  link_, tabs[at].c_str(), nullptr);
      if (status != LXW_NO_ERROR) return not_written(lxw_strerror(status));
      MUSTER_CHECK(put(to, line, 1, {.text = (sheet.kind.empty() ? "" : sheet.kind + ". ") + sheet.caption}, text_));
      MUSTER_CHECK(put(to, line, 2, {.number = static_cast<double>(sheet.rows.size())}, whole_[0]));
    }
    return Success{};
  }

  static std::string quoted(const std::string& tab) {
    std::string out;
    for (const char byte : tab) out += byte == '\'' ? std::string("''") : std::string(1, byte);
    return out;
  }

  lxw_workbook* book_;
  SheetNames names_;
  lxw_format* title_;
  lxw_format* note_;
  lxw_format* text_;
  lxw_format* bold_;
  lxw_format* link_;
  lxw_format* whole_[2] = {};
  lxw_format* decimal_[2] = {};
  lxw_format* percent_[2] = {};
};

}  // namespace

Result<std::string> to_workbook(const Book& book) {
  const NamelessFile file;
  if (!file.is_open()) return not_written("no nameless file");
  auto* made = workbook_new(file.path().c_str());
  if (made == nullptr) return not_written("workbook_new");
  lxw_doc_properties properties{};
  auto title = book.title;
  properties.title = title.data();
  properties.created = 1;  // one second into 1970: the same book must give the same bytes
  workbook_set_properties(made, &properties);
  const auto written = BookWriter(made).write(book);
  const auto closed = workbook_close(made);
  MUSTER_CHECK(written);
  if (closed != LXW_NO_ERROR) return not_written(lxw_strerror(closed));
  return read_file(file.path());
}

}  // namespace muster::tabular
