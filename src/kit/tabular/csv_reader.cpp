// One pass over the text, one record at a time; the separator is settled before by a look at the first records.

#include "csv_reader.hpp"

#include "formula_guard.hpp"
#include "table_builder.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace muster::tabular {
namespace {

struct Separator {
  char byte;
  std::string_view name;
};
constexpr std::array<Separator, 3> separators{{{',', "commas"}, {';', "semicolons"}, {'\t', "tabs"}}};
using Counts = std::array<std::size_t, separators.size()>;

/// Steps over the line end at `at`, if there is one.
std::size_t after_line_end(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '\r') ++at;
  if (at < text.size() && text[at] == '\n') ++at;
  return at;
}

/// Counts every separator outside quotation marks in the record at `at`; returns where the next one begins.
std::size_t count_separators(std::string_view text, std::size_t at, Counts& counts) {
  bool quoted = false;
  for (; at < text.size(); ++at) {
    const char byte = text[at];
    if (byte == '"') quoted = !quoted;
    if (quoted) continue;
    if (byte == '\n' || byte == '\r') return after_line_end(text, at);
    for (std::size_t which = 0; which < separators.size(); ++which) {
      if (byte == separators.at(which).byte) ++counts.at(which);
    }
  }
  return at;
}

/// The separator by which the heading falls into columns and the next rows into as many.
const Separator& separator_of_heading(std::string_view text) {
  Counts heading{};
  std::size_t at = 0;
  while (at < text.size() && heading == Counts{}) at = count_separators(text, at, heading);
  Counts agreeing{};
  for (int looked_at = 0; looked_at < 10 && at < text.size(); ++looked_at) {
    Counts record{};
    at = count_separators(text, at, record);
    for (std::size_t which = 0; which < separators.size(); ++which) {
      if (heading.at(which) > 0 && record.at(which) == heading.at(which)) ++agreeing.at(which);
    }
  }
  std::size_t best = 0;
  for (std::size_t which = 1; which < separators.size(); ++which) {
    if (std::pair(agreeing.at(which), heading.at(which)) > std::pair(agreeing.at(best), heading.at(best))) best = which;
  }
  return separators.at(best);
}

/// Excel's own way to name the separator, quoted by those who write every cell so; it does not count the line as a row.
/// Takes the line off the text.
const Separator* named_separator(std::string_view& text) {
  const std::size_t quote = text.starts_with('"') ? 1 : 0;
  const auto line = text.substr(0, text.find_first_of("\r\n"));
  if (!line.substr(quote).starts_with("sep=") || line.size() != 5 + 2 * quote || line.size() == text.size())
    return nullptr;
  if (quote == 1 && line.back() != '"') return nullptr;
  const auto* named = std::find_if(separators.begin(), separators.end(),
                                   [&](const Separator& one) { return one.byte == line[4 + quote]; });
  if (named == separators.end()) return nullptr;
  text.remove_prefix(after_line_end(text, line.size()));
  return named;
}

class Records {
 public:
  Records(std::string_view text, char separator, const std::string& source, RowSink& sink)
      : text_(text), separator_(separator), source_(source), sink_(sink), cells_(sink.meter()) {}

  Outcome read() {
    for (std::size_t line = 1; at_ < text_.size(); ++line) {
      cells_.begin(sink_.width());
      MUSTER_CHECK(read_record(line));
      RowMarks marks;
      marks.width = cells_.width();
      if (!sink_.add(line, cells_.take(), marks) || marks.width > most_columns) break;
    }
    return Success{};
  }

 private:
  [[nodiscard]] bool ends_cell(char byte) const { return byte == separator_ || byte == '\n' || byte == '\r'; }

  Outcome read_record(std::size_t line) {
    for (std::size_t column = 0;; ++column) {
      if (at_ < text_.size() && text_[at_] == '"') {
        MUSTER_CHECK(read_quoted(line, column));
      } else {
        const auto begin = at_;
        while (at_ < text_.size() && !ends_cell(text_[at_])) ++at_;
        if (at_ > begin) MUSTER_CHECK(put(line, column, text_.substr(begin, at_ - begin)));
      }
      if (at_ == text_.size() || cells_.is_too_wide()) return Success{};
      if (text_[at_] != separator_) {
        at_ = after_line_end(text_, at_);
        return Success{};
      }
      ++at_;
    }
  }

  Outcome put(std::size_t line, std::size_t column, std::string_view text) {
    if (text.size() > longest_cell) return error_at(source_, line, "a cell holds more than 1 MB of text. Shorten it.");
    if (text.empty() || cells_.put(column, without_guard(text))) return Success{};
    return error_at(source_, line, cells_.meter().refusal());
  }

  Outcome read_quoted(std::size_t line, std::size_t column) {
    std::string cell;
    ++at_;
    while (true) {
      const auto quote = text_.find('"', at_);
      if (quote == std::string_view::npos) {
        return error_at(source_, line,
                        "the quotation mark that opens in " + sink_.column_name(column) +
                            " never closes. Close it, or take it away.");
      }
      cell.append(text_.substr(at_, quote - at_));
      at_ = quote + 1;
      if (at_ == text_.size() || text_[at_] != '"') break;
      cell += '"';
      ++at_;
    }
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    if (at_ < text_.size() && !ends_cell(text_[at_])) {
      return error_at(source_, line,
                      "text stands after the closing quotation mark in " + sink_.column_name(column) +
                          ". A quotation mark inside a cell is written twice (\"\").");
    }
    return put(line, column, cell);
  }

  std::string_view text_;
  char separator_;
  const std::string& source_;
  RowSink& sink_;
  RowCells cells_;
  std::size_t at_ = 0;
};

/// How much the first rows say as headings, and how many cells they fall into.
class FirstRows final : public RowSink {
 public:
  FirstRows(const HeadingWeight& weight, CellMeter& meter) : RowSink(meter), weight_(weight) {}
  [[nodiscard]] bool add(std::size_t /*line*/, Row&& cells, RowMarks /*marks*/) override {
    constexpr int most_looked_at = 60;
    heaviest_ = std::max(heaviest_, weight_(cells));
    if (cells.size() > 1) ++rows_with_[cells.size()];
    meter().give_back(memory_of(cells));
    return ++looked_at_ < most_looked_at;
  }
  [[nodiscard]] std::string column_name(std::size_t /*column*/) const override { return {}; }
  [[nodiscard]] std::pair<std::size_t, std::size_t> sense() const {
    std::size_t cells = 0;
    for (const auto& [width, rows] : rows_with_) cells = std::max(cells, width * rows);
    return {heaviest_, cells};
  }

 private:
  const HeadingWeight& weight_;
  std::size_t heaviest_ = 0;
  std::map<std::size_t, std::size_t> rows_with_;  // by width
  int looked_at_ = 0;
};

/// The separator that makes headings of some row, wherever it stands: dates and titles have commas too.
const Separator& separator_of_headings(std::string_view text, const std::string& source, const HeadingWeight& weight) {
  std::size_t best = 0;
  std::pair<std::size_t, std::size_t> most{};
  for (std::size_t which = 0; which < separators.size(); ++which) {
    CellMeter meter(text.size());
    FirstRows rows(weight, meter);
    (void)Records(text, separators.at(which).byte, source, rows).read();
    if (rows.sense() <= most) continue;
    most = rows.sense();
    best = which;
  }
  return separators.at(best);
}

}  // namespace

Result<std::string> read_csv_rows(const DecodedText& decoded, const std::string& source, const HeadingWeight& weight,
                                  RowSink& sink) {
  auto text = decoded.text;
  const auto* separator = named_separator(text);
  if (separator == nullptr)
    separator = weight ? &separator_of_headings(text, source, weight) : &separator_of_heading(text);
  MUSTER_CHECK(Records(text, separator->byte, source, sink).read());
  return "CSV, " + decoded.encoding + ", " + std::string(separator->name);
}

Result<Table> read_csv(const DecodedText& decoded, const std::string& source, WideRows wide) {
  CellMeter meter(decoded.text.size());
  if (!meter.take(decoded.owned.size())) return error_at(source, 0, meter.refusal());
  TableBuilder builder(source, Format::csv, wide, meter);
  MUSTER_TRY(dialect, read_csv_rows(decoded, source, {}, builder));
  return std::move(builder).finish(std::move(dialect));
}

}  // namespace muster::tabular
