// Columns are found by their heading, as it is printed.
#include "table_columns.hpp"

#include "suggestion.hpp"

#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <utility>

namespace muster::report {
namespace {

/// Keeps the named columns, in the order named.
void keep_columns(document::TableBlock& table, const std::vector<Name>& wanted, Arguments& arguments) {
  document::TableBlock kept = table;
  kept.heading.clear();
  kept.figures.clear();
  for (auto& row : kept.rows) row.clear();
  for (const auto& name : wanted) {
    const auto found = std::find_if(table.heading.begin(), table.heading.end(), [&](const std::string& heading) {
      return folded_name(heading) == folded_name(name.text) || heading == told_if_known(name.text);
    });
    if (found == table.heading.end()) {
      arguments.refuse(name, "the table has no column \"" + name.text + "\"", suggested(name.text, table.heading));
      return;
    }
    const auto column = static_cast<std::size_t>(found - table.heading.begin());
    kept.heading.push_back(table.heading[column]);
    kept.figures.push_back(table.figures[column]);
    for (std::size_t row = 0; row < table.rows.size(); ++row) kept.rows[row].push_back(table.rows[row][column]);
  }
  table = std::move(kept);
}

/// Leaves out columns that are empty in every row: the part of a region without parts.
void drop_empty_columns(document::TableBlock& table) {
  for (std::size_t column = table.heading.size(); column-- > 0;) {
    const bool empty =
        std::all_of(table.rows.begin(), table.rows.end(), [&](const auto& row) { return row[column].empty(); });
    if (!empty || table.rows.empty()) continue;
    table.heading.erase(table.heading.begin() + static_cast<std::ptrdiff_t>(column));
    table.figures.erase(table.figures.begin() + static_cast<std::ptrdiff_t>(column));
    for (auto& row : table.rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(column));
  }
}

}  // namespace

std::vector<document::Block> finished_table(document::TableBlock table, Arguments& arguments,
                                            std::vector<std::string> usual) {
  if (arguments.word("columns")) {
    keep_columns(table, arguments.names(), arguments);
  } else {
    if (!usual.empty()) {
      std::vector<Name> names;
      for (auto& name : usual) names.push_back({std::move(name), 0, false});
      keep_columns(table, names, arguments);
    }
    drop_empty_columns(table);
  }
  if (auto caption = arguments.text()) table.caption = std::move(*caption);
  if (table.rows.empty()) {
    return {{document::Paragraph{{{table.caption + ": ", true, false, {}}, {table.base + ".", false, false, {}}},
                                 document::Paragraph::Look::body}}};
  }
  return {{std::move(table)}};
}

}  // namespace muster::report
