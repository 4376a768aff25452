// The sheet is read event by event; only the finished rows stay in memory.

#include "xlsx_reader.hpp"

#include "table_builder.hpp"
#include "xlsx_workbook.hpp"
#include "xlsx_xml.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <optional>

namespace muster::tabular {
namespace {

constexpr std::size_t excel_columns = 16'384;
constexpr std::size_t excel_rows = 1'048'576;

/// "AB12" -> 27.
std::optional<std::size_t> column_of(std::string_view reference) {
  std::size_t column = 0;
  std::size_t letters = 0;
  for (const char byte : reference) {
    if (byte < 'A' || byte > 'Z') break;
    column = column * 26 + static_cast<std::size_t>(byte - 'A') + 1;
    if (++letters > 3) return std::nullopt;
  }
  if (column == 0 || column > excel_columns) return std::nullopt;
  return column - 1;
}

class SheetHandler final : public XmlHandler {
 public:
  SheetHandler(const Workbook& book, const std::string& source, RowSink& sink)
      : book_(book), source_(source), sink_(sink), cells_(sink.meter()) {}

  void start(std::string_view name, const Attributes& attributes) override {
    if (data_over_) {
      if (name == "mergeCell") note_merged(attributes.plain("ref"));
    } else if (name == "row")
      start_row(attributes);
    else if (name == "c")
      start_cell(attributes);
    else if (name == "rPh")
      reading_aid_ = true;
    else if (name == "r" && in_cell_)
      run_struck_ = false;
    else if (name == "strike" && in_cell_)
      run_struck_ = attributes.plain("val") != "0" && attributes.plain("val") != "false";
    else if (in_cell_ && (name == "v" || (name == "t" && !reading_aid_)))
      taking_ = true;
  }

  void end(std::string_view name) override {
    if (data_over_) {
      complete_ = complete_ || name == "mergeCells";
      return;
    }
    if (name == "v" || name == "t")
      taking_ = false;
    else if (name == "rPh")
      reading_aid_ = false;
    else if (name == "c")
      end_cell();
    else if (name == "row")
      end_row();
    else if (name == "sheetData")
      data_over_ = true;
  }

  void text(std::string_view piece) override {
    if (!taking_) return;
    if (piece.find_first_not_of(" \n\r\t") != std::string_view::npos) (run_struck_ ? text_struck_ : text_plain_) = true;
    if (value_.size() + piece.size() > longest_cell) return error("a cell holds more than 1 MB of text. Shorten it.");
    value_ += piece;
  }

  [[nodiscard]] bool enough() const override { return stopped_ || complete_; }

  [[nodiscard]] const std::optional<Error>& failure() const { return error_; }
  std::vector<MergedCells> merged;

 private:
  void error(const std::string& message) {
    if (!error_) error_ = error_at(source_, line_, message);
    stopped_ = true;
  }

  void start_row(const Attributes& attributes) {
    const auto given = attributes.plain("r");
    const auto number = given.empty() ? static_cast<std::int64_t>(line_ + 1) : parse_integer(given).value_or(0);
    if (number <= static_cast<std::int64_t>(line_) || number > static_cast<std::int64_t>(excel_rows)) {
      line_ = 0;  // no row of that number can be shown
      return error("the rows of the XLSX file are out of order. Save it again, or save it as CSV.");
    }
    line_ = static_cast<std::size_t>(number);
    next_column_ = 0;
    cells_.begin(sink_.width());
    hidden_ = attributes.plain("hidden") == "1" || attributes.plain("hidden") == "true";
    struck_ = plain_ = false;
  }

  void end_row() {
    stopped_ = !sink_.add(line_, cells_.take(), {hidden_, struck_ && !plain_, cells_.width()}) || stopped_;
  }

  /// "A2:A9"
  void note_merged(std::string_view reference) {
    constexpr std::size_t most_merged = 100'000;
    const auto colon = reference.find(':');
    if (colon == std::string_view::npos || merged.size() == most_merged) return;
    const auto first = reference.substr(0, colon);
    const auto last = reference.substr(colon + 1);
    const auto row_in = [](std::string_view cell) {
      const auto digits = cell.find_first_of("0123456789");
      const auto row = digits == std::string_view::npos ? std::nullopt : parse_integer(cell.substr(digits));
      return static_cast<std::size_t>(std::max<std::int64_t>(row.value_or(0), 0));
    };
    const MergedCells cells{row_in(first), row_in(last), column_of(first).value_or(excel_columns),
                            column_of(last).value_or(0)};
    if (cells.first_row > 0 && cells.first_row <= cells.last_row && cells.last_row <= excel_rows &&
        cells.first_column <= cells.last_column)
      merged.push_back(cells);
  }

  void start_cell(const Attributes& attributes) {
    const auto reference = attributes.plain("r");
    const auto column = reference.empty() ? std::optional(next_column_) : column_of(reference);
    if (!column || *column >= excel_columns) {
      return error("a cell of the XLSX file stands nowhere. Save it again, or save it as CSV.");
    }
    column_ = *column;
    next_column_ = column_ + 1;
    type_ = attributes.plain("t");
    style_ = static_cast<std::size_t>(parse_integer(attributes.plain("s")).value_or(0));
    value_.clear();
    run_struck_ = text_struck_ = text_plain_ = false;
    in_cell_ = true;
  }

  void end_cell() {
    in_cell_ = false;
    if (value_.empty()) return;
    if (type_ == "s") {
      const auto number = parse_integer(value_).value_or(-1);
      if (number < 0 || static_cast<std::size_t>(number) >= book_.strings.size()) {
        return error("a cell refers to a text that the XLSX file does not hold. Save it again, or save it as CSV.");
      }
      const auto at = static_cast<std::size_t>(number);
      if (at < book_.struck_strings.size() && book_.struck_strings[at]) {
        text_struck_ = true;
        text_plain_ = false;
      }
      put(book_.strings[at]);
    } else if (type_ == "inlineStr" || type_ == "str") {
      put(without_escapes(value_));
    } else if (type_ == "b") {
      put(std::string(value_ == "1" || value_ == "true" ? "TRUE" : "FALSE"));
    } else if (type_ == "e" || type_ == "d") {
      put(value_);
    } else {
      const auto style = style_ < book_.styles.size() ? book_.styles[style_] : NumberStyle::plain;
      put(number_text(trimmed(value_), style, book_.epoch));
    }
  }

  template <class Text>
  void put(Text&& text) {
    if (text.empty() || stopped_) return;
    if (text.find('\0') != std::string::npos) {
      return error("column " + column_letters(column_) + " holds a zero byte, which no text holds. Type it again.");
    }
    const bool by_style = style_ < book_.struck_styles.size() && book_.struck_styles[style_];
    (by_style || (text_struck_ && !text_plain_) ? struck_ : plain_) = true;
    if (!cells_.put(column_, std::forward<Text>(text))) return error(cells_.meter().refusal());
    if (!cells_.is_too_wide()) return;
    end_row();
    stopped_ = true;
  }

  const Workbook& book_;
  const std::string& source_;
  RowSink& sink_;
  std::optional<Error> error_;
  RowCells cells_;
  std::string type_;
  std::string value_;
  std::size_t line_ = 0;
  std::size_t column_ = 0;
  std::size_t next_column_ = 0;
  std::size_t style_ = 0;
  bool hidden_ = false;      // of the row
  bool struck_ = false;      // a cell of the row is struck out
  bool plain_ = false;       // a cell of the row is not
  bool run_struck_ = false;  // of the text in a cell
  bool text_struck_ = false;
  bool text_plain_ = false;
  bool in_cell_ = false;
  bool taking_ = false;
  bool reading_aid_ = false;
  bool stopped_ = false;
  bool data_over_ = false;
  bool complete_ = false;
};

}  // namespace

Result<std::vector<MergedCells>> read_sheet_rows(XlsxPackage& package, const Workbook& book, const SheetPart& sheet,
                                                 const std::string& source, RowSink& sink) {
  SheetHandler handler(book, source, sink);
  MUSTER_CHECK(parse_part(package, sheet.part, handler, source));
  if (handler.failure()) return *handler.failure();
  return std::move(handler.merged);
}

Result<Table> read_xlsx(std::string_view bytes, const std::string& source, WideRows wide) {
  MUSTER_TRY(package, XlsxPackage::open(bytes, source));
  CellMeter meter(package.unpacked_size());
  MUSTER_TRY(book, read_workbook(package, source, meter));
  TableBuilder builder(source, Format::xlsx, wide, meter);
  MUSTER_CHECK(read_sheet_rows(package, book, book.sheets.front(), source, builder));
  return std::move(builder).finish("XLSX, sheet \"" + book.sheets.front().name + "\"");
}

}  // namespace muster::tabular
