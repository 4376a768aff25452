// The columns are those of the Word file.
#include "printed_tables.hpp"

#include "docx_columns.hpp"
#include "long_lists.hpp"

#include <muster/kit/base/direction.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <string_view>

namespace muster::document {
namespace {

using print::Element;
using print::Look;
using print::Role;

constexpr double column_gap = 8;
constexpr double row_padding = 2.4;
constexpr std::size_t shortest_divided = 12;  // rows; a shorter table keeps only its first and last row in company
constexpr std::size_t least_on_a_page = 5;    // lines of a longer one's last rows
constexpr double mark_side = 9;
constexpr double mark_gap = 6;
constexpr int twentieths = 20;  // of a point

Look cell_look(bool strong) { return {.size = 9, .weight = strong ? 600 : 400, .tabular = true, .line_height = 1.12}; }
constexpr Look head_look{.size = 8.5, .colour = third_ink, .tabular = true};

/// One paragraph a line, so that notes of one cell keep apart.
Element cell_of(std::string_view text, const Look& look, bool figures, Role role) {
  if (text.empty()) return {.content = print::Space{look.size}, .role = role};
  const auto side = figures ? print::Words::Side::end : print::Words::Side::start;
  std::vector<Element> lines;
  while (true) {
    const auto end = text.find('\n');
    lines.push_back({.content = print::Words{{{std::string(text.substr(0, end)), look}}, side}});
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  if (lines.size() == 1) {
    lines.front().role = role;
    return std::move(lines.front());
  }
  return {.content = print::Stack{.parts = std::move(lines), .gap = 3}, .role = role};
}

class TableMaker {
 public:
  TableMaker(const TableBlock& table, const std::vector<int>& columns) : table_(table) {
    for (std::size_t at = 0; at < columns.size(); ++at) {
      const auto gap = at + 1 < columns.size() ? column_gap : 0;
      widths_.push_back({.points = std::max(1.0, columns[at] / static_cast<double>(twentieths) - gap)});
    }
  }

  Element make() {
    print::Stack rows{.parts = {}, .repeated = 1};
    rows.parts.push_back(ruled(heading(), control_edge));
    const auto count = printed_of(table_);
    const auto last = count < shortest_divided ? 2 : last_together(count);
    for (std::size_t at = 0; at < count; ++at) {
      const bool total = table_.total && at + 1 == table_.rows.size();
      const bool before_total = table_.total && at + 2 == table_.rows.size();
      auto row = ruled(body(at, total), total || before_total ? control_edge : thin_rule);
      // Neither the first nor the last row is left alone on a page, and a long table does not end in a few rows on a
      // page of their own.
      row.with_next = at + 1 < count && (at == 0 || at + last >= count);
      rows.parts.push_back(std::move(row));
    }
    return {.content = std::move(rows)};
  }

 private:
  static Element ruled(print::Row row, std::uint32_t colour) {
    return {.content = print::Stack{.parts = {{.content = print::Space{row_padding}},
                                              {.content = std::move(row), .role = Role::table_row},
                                              {.content = print::Space{row_padding}},
                                              {.content = print::Line{0.75, 0.75, colour}}},
                                    .together = true}};
  }
  /// How many of the last rows make a few lines: rows of many lines each need no company.
  [[nodiscard]] std::size_t last_together(std::size_t count) const {
    std::size_t rows = 0;
    for (std::size_t lines = 0; rows < count && (rows < 2 || lines < least_on_a_page); ++rows) {
      std::size_t most = 1;
      for (const auto& cell : table_.rows[count - 1 - rows])
        most = std::max(most, static_cast<std::size_t>(std::count(cell.begin(), cell.end(), '\n')) + 1);
      lines += most;
    }
    return rows;
  }
  [[nodiscard]] bool is_figures(std::size_t column) const {
    return column < table_.figures.size() && table_.figures[column];
  }
  [[nodiscard]] print::Row heading() const {
    print::Row row{{}, widths_, column_gap};
    for (std::size_t column = 0; column < table_.heading.size(); ++column) {
      const bool empty = table_.heading[column].empty();
      row.cells.push_back(
          cell_of(table_.heading[column], head_look, is_figures(column), empty ? Role::cell : Role::column_heading));
    }
    return row;
  }
  [[nodiscard]] print::Row body(std::size_t at, bool total) const {
    print::Row row{{}, widths_, column_gap};
    const auto& cells = table_.rows[at];
    for (std::size_t column = 0; column < cells.size(); ++column) {
      if (column == 1 && at < table_.bars.size()) {
        row.cells.push_back(bar(table_.bars[at], widths_[column].points));
        continue;
      }
      auto cell = cell_of(cells[column], cell_look(total), is_figures(column),
                          column == 0 && !cells[0].empty() ? Role::row_heading : Role::cell);
      if (column == 0 && at < table_.marks.size()) cell = marked(table_.marks[at], std::move(cell));
      row.cells.push_back(std::move(cell));
    }
    return row;
  }
  /// The cells beside it say all that it says.
  static Element bar(const draw::Picture& picture, double width) {
    const auto shown = std::min(width, picture.width * point);
    return {.content = print::Stack{.parts = {{.content = print::Image{picture, shown}, .role = Role::decoration}}},
            .role = Role::cell};
  }
  static Element marked(const draw::Picture& mark, Element cell) {
    return {.content =
                print::Row{{{.content = print::Image{mark, mark_side}, .role = Role::decoration}, std::move(cell)},
                           {{.points = mark_side}, {.share = 1}},
                           mark_gap}};
  }

  const TableBlock& table_;
  std::vector<print::Width> widths_;
};

}  // namespace

Element line_of(std::string text, const Look& look, Role role) {
  return {.content = print::Words{{{std::move(text), look}}}, .role = role};
}

std::vector<Element> caption_of(const CaptionWords& caption) {
  constexpr Look plain{.size = 9.75, .weight = 500, .line_height = 1.12};
  constexpr Look strong{.size = 9.75, .weight = 600, .line_height = 1.12};
  print::Words words;
  if (caption.number > 0) {
    // Muster's own "Figure 1." says nothing of the way in which the words behind it read.
    const auto numbered = caption.kind + " " + std::to_string(caption.number) + ".";
    const bool turned = begins_right_to_left(caption.text);
    words.runs.push_back({(turned ? "\u2066" + numbered + "\u2069" : numbered) + " ", strong});
  }
  if (caption.text.empty() && !caption.base.empty()) {
    words.runs.push_back(
        {tell("Base: {base}", {{"base", caption.base}}), {.size = 8.6, .colour = third_ink, .tabular = true}});
    return {{.content = std::move(words), .role = Role::paragraph}};
  }
  words.runs.push_back({caption.text, plain});
  std::vector<Element> out{{.content = std::move(words), .role = Role::paragraph}};
  if (!caption.base.empty()) {
    out.push_back({.content = print::Space{2.5}});
    out.push_back(line_of(tell("Base: {base}", {{"base", caption.base}}),
                          {.size = 8.6, .colour = third_ink, .tabular = true, .line_height = 1.1}, Role::paragraph));
  }
  return out;
}

bool is_printed(const TableBlock& table) { return !table.folded || !table.bars.empty() || table.printed > 0; }

std::string printed_table_note(const TableBlock& table, double width) {
  const bool in_columns = table.folded && table.bars.empty();
  return in_columns ? docx_columns_note(table, static_cast<int>(width * twentieths)) : std::string();
}

Element printed_table(const TableBlock& table, double width) {
  const auto room = static_cast<int>(width * twentieths);
  Element rows;
  if (table.folded && table.bars.empty()) {
    const auto shown = docx_in_columns(table, width > 400 ? 3 : 2, room);
    rows = TableMaker(shown, docx_widths_in_columns(shown, room)).make();
  } else {
    const auto shown = table.bars.empty() ? table : docx_with_bar_column(table);
    rows = TableMaker(shown, docx_column_widths(shown, room)).make();
  }
  if (table.number == 0) return {.content = print::Stack{.parts = {std::move(rows)}}, .role = Role::table};
  print::Stack caption{.parts = caption_of({tell("Table"), table.number, table.caption, table.base})};
  for (auto& line : caption.parts) line.role = Role::none;
  caption.parts.push_back({.content = print::Space{2}});
  return {.content = print::Stack{.parts = {{.content = std::move(caption), .role = Role::caption, .with_next = true},
                                            std::move(rows)}},
          .role = Role::table};
}

}  // namespace muster::document
