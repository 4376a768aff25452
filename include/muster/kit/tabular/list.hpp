#pragma once
// Lists as people and programs make them: the table may stand anywhere in the file, and in several pieces.

#include <muster/kit/tabular/table.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::tabular {

/// How the reader of a list knows its headings.
struct ListHeadings {
  /// What a cell says as a heading, equal for headings of one meaning; empty where it is none.
  std::function<std::string(std::string_view cell)> meaning;
  /// Of these a heading row has one at least; empty where any will do.
  std::vector<std::string> needed;
  /// Whether a table under this title tells of the same people once more, so that it is not read; may be missing.
  std::function<bool(std::string_view title)> is_repetition{};
  /// What rows between the others may say once for those below them ("Lambeth"), where no heading means it; may be
  /// empty.
  std::vector<std::string> said_between{};
  /// Whether a cell that stands alone in its row says something of the rows below, whatever the headings; may be
  /// missing.
  std::function<bool(std::string_view cell)> is_between{};
};

/// As `read_table`, but finds the table: rows above the headings, headings in two rows, further tables below under
/// headings of their own, several sheets. All are read into one table, columns joined by what their headings mean; a
/// column "Sheet" or "Section" says which one a row comes from. A cell merged over several rows holds for each of them.
/// Rows hidden or struck out in the workbook are read and told, and so are those that hold one cell alone and may be
/// headings of the rows below: the column "Section" says then under which of them a row stands. What was found and what
/// was not read stands in `Table::notes`. Rows of later sheets are numbered on from those before.
[[nodiscard]] Result<Table> read_list(std::string_view bytes, const std::string& source, const ListHeadings& headings);

}  // namespace muster::tabular
