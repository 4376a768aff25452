// A heading is known by what it says; where it may stand is known from what people and programs put around tables.
#include "list_layout.hpp"

#include "table_builder.hpp"

#include <muster/kit/base/trim.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace muster::tabular {
namespace {

constexpr std::size_t rows_looked_at = 60;    // above a first heading
constexpr std::size_t longest_title = 300;    // bytes; it stands beside every row of its table
constexpr std::size_t longest_heading = 200;  // bytes; more is no heading of a list's field

std::size_t filled(const Row& cells) {
  return static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(), [](const std::string& cell) { return !is_blank(cell); }));
}

/// The one cell of a row that has no other; else empty.
std::string title_in(const ListRow& row) {
  if (filled(row.cells) != 1) return {};
  const auto title =
      std::find_if(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return !is_blank(cell); });
  return trimmed(first_bytes(*title, longest_title));
}

/// Two rows as one: what stands above goes for all cells to its right that have nothing above them.
Row combined(const Row& above, const Row& below) {
  Row out(std::max(above.size(), below.size()));
  std::string group;
  for (std::size_t column = 0; column < out.size(); ++column) {
    const auto over = column < above.size() ? trimmed(above[column]) : std::string();
    const auto under = column < below.size() ? trimmed(below[column]) : std::string();
    if (!over.empty()) group = over;
    if (under.empty())
      out[column] = over;
    else if (group.empty() || folded_name(group) == folded_name(under))
      out[column] = under;
    else
      out[column] = group + ": " + under;
  }
  return out;
}

struct FoundHeading {
  std::size_t row = 0;  // index of the last of its rows
  bool two_rows = false;
  Row cells;
};

class SheetReader {
 public:
  SheetReader(const ListSheet& sheet, HeadingReader& headings) : rows_(sheet.rows), headings_(headings) {}

  SheetLayout layout() && {
    auto heading = first_heading();
    if (!heading) return {};
    layout_.above = heading->row - (heading->two_rows ? 1 : 0);
    begin(*heading, layout_.above);
    for (std::size_t at = heading->row + 1; at < rows_.size() && layout_.sections.size() <= most_sections; ++at) {
      const auto next = heading_at(at);
      if (!next) continue;
      const auto begins = next->row - (next->two_rows ? 1 : 0);
      const auto title = begins > section().first ? title_in(rows_[begins - 1]) : std::string();
      if (title.empty() && same_heading(next->cells)) {
        layout_.repeated.push_back(rows_[at].line);
        continue;
      }
      section().last = begins - (title.empty() ? 0 : 1);
      begin(*next, begins);
      at = next->row;
    }
    section().last = rows_.size();
    for (auto& each : layout_.sections) {
      if (headings_.may_say_between(each.heading)) each.lone = lone_rows(each);
      if (each.lone.empty()) each.lone = rows_between(each);
    }
    return std::move(layout_);
  }

 private:
  ListSection& section() { return layout_.sections.back(); }

  void begin(const FoundHeading& heading, std::size_t begins) {
    ListSection section;
    if (begins > 0) section.title = title_in(rows_[begins - 1]);
    section.heading = heading.cells;
    section.heading_line = rows_[heading.row].line;
    section.two_rows = heading.two_rows;
    section.first = heading.row + 1;
    layout_.sections.push_back(std::move(section));
  }

  /// The row as a heading, together with the one below or above where both say more than one alone; nothing above
  /// `from` belongs to it.
  FoundHeading with_neighbour(std::size_t row, std::size_t from) {
    auto found = weightier_of_neighbours(row, from);
    // Above a later heading stands the list itself.
    if (found.two_rows || row == 0 || from > 0) return found;
    // What has no heading of its own has the one above: "Attending?" over an empty cell.
    const auto& above = rows_[row - 1];
    if (filled(above.cells) < 2 || above.line + 1 != rows_[row].line) return found;
    for (std::size_t column = 0; column < above.cells.size(); ++column) {
      if (is_blank(above.cells[column]) || !holds_something(column, row + 1)) continue;
      if (found.cells.size() <= column) found.cells.resize(column + 1);
      // A cell that stands over several headings is none of them.
      const bool over_more = column + 1 < found.cells.size() && !is_blank(found.cells[column + 1]) &&
                             (column + 1 >= above.cells.size() || is_blank(above.cells[column + 1]));
      if (!is_blank(found.cells[column]) || over_more) continue;
      found.cells[column] = above.cells[column];
      found.two_rows = true;
    }
    return found;
  }

  [[nodiscard]] bool holds_something(std::size_t column, std::size_t from) const {
    for (auto row = from; row < std::min(from + rows_looked_at, rows_.size()); ++row) {
      if (column < rows_[row].cells.size() && !is_blank(rows_[row].cells[column])) return true;
    }
    return false;
  }

  FoundHeading weightier_of_neighbours(std::size_t row, std::size_t from) {
    FoundHeading found{row, false, rows_[row].cells};
    auto most = headings_.weight(rows_[row].cells);
    const auto try_pair = [&](std::size_t above) {
      if (above + 1 >= rows_.size() || rows_[above].line + 1 != rows_[above + 1].line) return;
      auto both = combined(rows_[above].cells, rows_[above + 1].cells);
      if (const auto weight = headings_.weight(both); weight > most) {
        most = weight;
        found = {above + 1, true, std::move(both)};
      }
    };
    try_pair(row);
    if (row > from) try_pair(row - 1);
    return found;
  }

  std::optional<FoundHeading> first_heading() {
    std::optional<std::size_t> weak;
    const auto look = std::min(rows_looked_at, rows_.size());
    for (std::size_t row = 0; row < look; ++row) {
      const auto weight = headings_.weight(rows_[row].cells);
      if (weight >= 2) return with_neighbour(row, 0);
      if (weight == 1 && !weak) weak = row;
    }
    return weak ? std::optional(with_neighbour(*weak, 0)) : std::nullopt;
  }

  /// A further heading says the same as the one before, or stands below a title or a gap.
  std::optional<FoundHeading> heading_at(std::size_t at) {
    const auto& cells = rows_[at].cells;
    const bool below_title = !title_in(rows_[at - 1]).empty();
    const bool below_gap = rows_[at - 1].line + 1 < rows_[at].line;
    const bool like_before = !cells.empty() && !section().heading.empty() && cells.front() == section().heading.front();
    if (!below_title && !below_gap && !like_before) return std::nullopt;
    if (filled(cells) < 2 && !like_before) return std::nullopt;
    const auto weight = headings_.weight(cells);
    if (weight == 0 || (weight == 1 && !below_title && !like_before)) return std::nullopt;
    return with_neighbour(at, section().first);
  }

  /// Rows with one cell, each above rows with more: none where they stand below each other, at the end, or in the way
  /// of most.
  [[nodiscard]] std::vector<std::size_t> lone_rows(const ListSection& section) const {
    std::vector<std::size_t> lone;
    for (auto row = section.first; row < section.last; ++row) {
      if (filled(rows_[row].cells) > 1) continue;
      if (row + 1 >= section.last || filled(rows_[row + 1].cells) < 2) return {};
      if (!lone.empty() && rows_[row].cells.size() != rows_[lone.front()].cells.size()) return {};
      lone.push_back(row);
    }
    const auto rows = section.last - section.first;
    const bool from_the_first = !lone.empty() && lone.front() == section.first;
    return from_the_first && lone.size() * 2 <= rows ? lone : std::vector<std::size_t>{};
  }

  /// Rows with one cell that says something of those below it.
  [[nodiscard]] std::vector<std::size_t> rows_between(const ListSection& section) const {
    std::vector<std::size_t> found;
    for (auto row = section.first; row + 1 < section.last; ++row) {
      if (const auto title = title_in(rows_[row]); !title.empty() && headings_.is_between(title)) found.push_back(row);
    }
    return found;
  }

  [[nodiscard]] bool same_heading(const Row& cells) {
    const auto& before = section().heading;
    const auto folded = [](const Row& row, std::size_t column) {
      return column < row.size() ? folded_name(row[column]) : std::string();
    };
    for (std::size_t column = 0; column < std::max(cells.size(), before.size()); ++column) {
      if (folded(cells, column) != folded(before, column)) return false;
    }
    return true;
  }

  const std::vector<ListRow>& rows_;
  HeadingReader& headings_;
  SheetLayout layout_;
};

}  // namespace

std::string HeadingReader::meaning(const std::string& cell) {
  constexpr std::size_t most_kept = 20'000;
  if (cell.empty() || cell.size() > longest_heading || cell.find('@') != std::string::npos) return {};
  if (known_.size() > most_kept) known_.clear();
  const auto [found, fresh] = known_.try_emplace(cell);
  if (fresh) found->second = headings_.meaning(cell);
  return found->second;
}

std::size_t HeadingReader::weight(const Row& cells) {
  std::set<std::string> said;
  for (const auto& cell : cells) {
    if (cell.find('@') != std::string::npos) return 0;  // an address is nobody's heading
    if (auto meaning = this->meaning(cell); !meaning.empty()) said.insert(std::move(meaning));
  }
  const auto& needed = headings_.needed;
  const bool has_needed = needed.empty() || std::any_of(needed.begin(), needed.end(),
                                                        [&](const std::string& each) { return said.contains(each); });
  return has_needed ? said.size() : 0;
}

bool HeadingReader::may_say_between(const Row& heading) {
  constexpr std::size_t fewest_columns = 3;  // of two, one is empty too often
  const auto& between = headings_.said_between;
  return !between.empty() && filled(heading) >= fewest_columns &&
         std::none_of(heading.begin(), heading.end(), [&](const std::string& cell) {
           return std::find(between.begin(), between.end(), meaning(trimmed(cell))) != between.end();
         });
}

SheetLayout layout_of(const ListSheet& sheet, HeadingReader& headings) { return SheetReader(sheet, headings).layout(); }

SheetLayout layout_by_shape(const ListSheet& sheet) {
  std::map<std::size_t, std::size_t> rows_with;  // by filled cells
  const auto look = std::min(rows_looked_at, sheet.rows.size());
  for (std::size_t row = 0; row < look; ++row) ++rows_with[filled(sheet.rows[row].cells)];
  std::size_t usual = 1;
  std::size_t most = 0;
  for (const auto& [width, rows] : rows_with) {
    if (width < 2 || rows < most) continue;
    most = rows;
    usual = width;
  }
  SheetLayout layout;
  while (layout.above + 1 < look && filled(sheet.rows[layout.above].cells) < usual) ++layout.above;
  if (filled(sheet.rows[layout.above].cells) < usual) layout.above = 0;
  const auto& heading = sheet.rows[layout.above];
  ListSection section;
  section.heading = heading.cells;
  section.heading_line = heading.line;
  section.first = layout.above + 1;
  section.last = sheet.rows.size();
  layout.sections.push_back(std::move(section));
  return layout;
}

}  // namespace muster::tabular
