// One pass over the text, one record at a time; the separator is settled before by a look at the first records.

#include "csv_reader.hpp"

#include "formula_guard.hpp"
#include "table_builder.hpp"

#include <algorithm>
#include <array>

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
const Separator& recognise_separator(std::string_view text) {
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

class Records {
 public:
  Records(std::string_view text, char separator, std::string source, WideRows wide)
      : text_(text), separator_(separator), source_(source), builder_(std::move(source), wide) {}

  Result<Table> read(std::string dialect) {
    Row cells;
    std::size_t width = 0;
    for (std::size_t line = 1; at_ < text_.size(); ++line) {
      cells.reserve(width);
      MUSTER_CHECK(read_record(line, cells));
      width = cells.size();
      if (!builder_.add(line, std::move(cells))) break;
      cells = Row();
    }
    return std::move(builder_).finish(std::move(dialect));
  }

 private:
  [[nodiscard]] bool ends_cell(char byte) const { return byte == separator_ || byte == '\n' || byte == '\r'; }

  Outcome read_record(std::size_t line, Row& cells) {
    while (true) {
      if (at_ < text_.size() && text_[at_] == '"') {
        MUSTER_CHECK(read_quoted(line, cells));
      } else {
        const auto begin = at_;
        while (at_ < text_.size() && !ends_cell(text_[at_])) ++at_;
        cells.push_back(without_guard(text_.substr(begin, at_ - begin)));
      }
      if (at_ == text_.size()) return Success{};
      if (text_[at_] != separator_) {
        at_ = after_line_end(text_, at_);
        return Success{};
      }
      ++at_;
    }
  }

  Outcome read_quoted(std::size_t line, Row& cells) {
    std::string cell;
    ++at_;
    while (true) {
      const auto quote = text_.find('"', at_);
      if (quote == std::string_view::npos) {
        return error_at(source_, line,
                        "the quotation mark that opens in " + builder_.column_name(cells.size()) +
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
                      "text stands after the closing quotation mark in " + builder_.column_name(cells.size()) +
                          ". A quotation mark inside a cell is written twice (\"\").");
    }
    cells.push_back(without_guard(cell));
    return Success{};
  }

  std::string_view text_;
  char separator_;
  std::string source_;
  TableBuilder builder_;
  std::size_t at_ = 0;
};

}  // namespace

Result<Table> read_csv(const DecodedText& decoded, const std::string& source, WideRows wide) {
  auto text = decoded.text;
  const Separator* separator = nullptr;
  // Excel's own way to name the separator; it does not count the line as a row.
  if (text.starts_with("sep=") && text.size() > 5 && (text[5] == '\n' || text[5] == '\r')) {
    const auto* named =
        std::find_if(separators.begin(), separators.end(), [&](const Separator& one) { return one.byte == text[4]; });
    if (named != separators.end()) {
      separator = &*named;
      text.remove_prefix(after_line_end(text, 5));
    }
  }
  if (separator == nullptr) separator = &recognise_separator(text);
  return Records(text, separator->byte, source, wide)
      .read("CSV, " + decoded.encoding + ", " + std::string(separator->name));
}

}  // namespace muster::tabular
