// The sheet is read event by event; only the finished rows stay in memory.

#include "xlsx_reader.hpp"

#include "table_builder.hpp"
#include "xlsx_workbook.hpp"
#include "xlsx_xml.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <optional>

namespace muster::tabular {
namespace {

constexpr std::size_t excel_columns = 16'384;
constexpr std::size_t excel_rows = 1'048'576;
constexpr std::size_t longest_cell = std::size_t{1} << 20;  // Excel itself stops at 32,767 characters

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
  SheetHandler(const Workbook& book, const std::string& source, WideRows wide)
      : book_(book), source_(source), builder_(source, wide) {}

  void start(std::string_view name, const Attributes& attributes) override {
    if (name == "row")
      start_row(attributes);
    else if (name == "c")
      start_cell(attributes);
    else if (name == "rPh")
      reading_aid_ = true;
    else if (in_cell_ && (name == "v" || (name == "t" && !reading_aid_)))
      taking_ = true;
  }

  void end(std::string_view name) override {
    if (name == "v" || name == "t")
      taking_ = false;
    else if (name == "rPh")
      reading_aid_ = false;
    else if (name == "c")
      end_cell();
    else if (name == "row")
      stopped_ = !builder_.add(line_, std::move(cells_)) || stopped_;
    else if (name == "sheetData")
      complete_ = true;
  }

  void text(std::string_view piece) override {
    if (!taking_) return;
    if (value_.size() + piece.size() > longest_cell) return error("a cell holds more than 1 MB of text. Shorten it.");
    value_ += piece;
  }

  [[nodiscard]] bool enough() const override { return stopped_ || complete_; }

  Result<Table> finish() && {
    if (error_) return *error_;
    return std::move(builder_).finish("XLSX, sheet \"" + book_.sheet_name + "\"");
  }

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
    cells_ = Row();
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
      put(book_.strings[static_cast<std::size_t>(number)]);
    } else if (type_ == "inlineStr" || type_ == "str") {
      put(without_escapes(value_));
    } else if (type_ == "b") {
      put(value_ == "1" || value_ == "true" ? "TRUE" : "FALSE");
    } else if (type_ == "e" || type_ == "d") {
      put(value_);
    } else {
      const auto style = style_ < book_.styles.size() ? book_.styles[style_] : NumberStyle::plain;
      put(number_text(trimmed(value_), style, book_.epoch));
    }
  }

  void put(std::string text) {
    if (text.empty()) return;
    if (text.find('\0') != std::string::npos) {
      return error("column " + column_letters(column_) + " holds a zero byte, which no text holds. Type it again.");
    }
    if (column_ >= cells_.size()) cells_.resize(column_ + 1);
    cells_[column_] = std::move(text);
  }

  const Workbook& book_;
  const std::string& source_;
  TableBuilder builder_;
  std::optional<Error> error_;
  Row cells_;
  std::string type_;
  std::string value_;
  std::size_t line_ = 0;
  std::size_t column_ = 0;
  std::size_t next_column_ = 0;
  std::size_t style_ = 0;
  bool in_cell_ = false;
  bool taking_ = false;
  bool reading_aid_ = false;
  bool stopped_ = false;
  bool complete_ = false;
};

}  // namespace

Result<Table> read_xlsx(std::string_view bytes, const std::string& source, WideRows wide) {
  MUSTER_TRY(package, XlsxPackage::open(bytes, source));
  MUSTER_TRY(book, read_workbook(package, source));
  SheetHandler sheet(book, source, wide);
  MUSTER_CHECK(parse_part(package, book.sheet_part, sheet, source));
  return std::move(sheet).finish();
}

}  // namespace muster::tabular
