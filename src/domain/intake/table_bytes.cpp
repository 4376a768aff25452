// Writes and reads waiting tables.
#include "table_bytes.hpp"

#include <muster/kit/base/number.hpp>

#include <stdexcept>

namespace muster::intake {

std::string to_bytes(const tabular::Table& table) {
  tabular::Row heading{table.dialect};
  heading.insert(heading.end(), table.heading.begin(), table.heading.end());
  std::vector<tabular::Row> rows;
  rows.reserve(table.rows.size());
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    auto& row = rows.emplace_back(tabular::Row{std::to_string(table.line_of[at])});
    row.insert(row.end(), table.rows[at].begin(), table.rows[at].end());
  }
  return tabular::to_csv(heading, rows);
}

tabular::Table table_of(const std::string& bytes, const std::string& fingerprint, const std::string& file_name) {
  auto read = tabular::read_table(bytes, file_name, tabular::WideRows::kept);
  if (!read.ok() || read->heading.empty()) throw std::logic_error("the store holds a waiting list that is no table");
  if (fingerprint.empty()) return std::move(read).value();
  tabular::Table table;
  table.dialect = read->heading.front();
  table.heading.assign(read->heading.begin() + 1, read->heading.end());
  table.rows.reserve(read->rows.size());
  for (auto& row : read->rows) {
    const auto line = parse_integer(row.front());
    if (!line) throw std::logic_error("the store holds a waiting list whose rows have no numbers");
    table.line_of.push_back(static_cast<std::size_t>(*line));
    table.rows.emplace_back(std::make_move_iterator(row.begin() + 1), std::make_move_iterator(row.end()));
  }
  return table;
}

}  // namespace muster::intake
