// Rows of a table read as lists of cells, however they are kept.

#include "support/catch.hpp"

#include <muster/kit/tabular/table.hpp>

#include <algorithm>
#include <string>
#include <vector>

using muster::tabular::Row;
using muster::tabular::Rows;
using muster::tabular::RowView;
using muster::tabular::Table;

TEST_CASE("all rows are as wide as the widest, and what is missing is empty") {
  Rows rows{{"a", "b"}, {"c"}};
  CHECK(rows.width() == 2);
  CHECK(rows == std::vector<Row>{{"a", "b"}, {"c", ""}});
  rows.push_back({"d", "", "f"});
  CHECK(rows[0] == Row{"a", "b", ""});
  rows.widen(4);
  CHECK(rows.back() == Row{"d", "", "f", ""});
  CHECK(rows[1][3].empty());
  CHECK(rows != std::vector<Row>{{"a", "b", "", ""}, {"c", "", "", ""}});
  CHECK_THROWS_AS(rows.at(3), std::out_of_range);
}

TEST_CASE("a cell that is set is set in its own row alone, and in no copy") {
  Rows rows{{"same", "same"}, {"same", ""}};
  const auto before = rows;
  rows.set(0, 1, "other");
  rows.set(1, 2, "new");
  rows.set(1, 2, "newer");
  CHECK(rows == std::vector<Row>{{"same", "other", ""}, {"same", "", "newer"}});
  CHECK(before == std::vector<Row>{{"same", "same"}, {"same", ""}});
  rows.set(1, 2, "");
  CHECK(rows[1] == Row{"same", "", ""});
}

TEST_CASE("rows that are kept keep their numbers, and a first column can go") {
  Table table{{"n", "name"}, {{"1", "a"}, {"2", "b"}, {"3", "c"}, {"", "d"}}, {2, 4, 5, 9}, ""};
  muster::tabular::keep_rows(table, {1, 3});
  CHECK(table.rows == std::vector<Row>{{"2", "b"}, {"", "d"}});
  CHECK(table.line_of == std::vector<std::size_t>{4, 9});
  table.rows.drop_first_column();
  CHECK(table.rows == std::vector<Row>{{"b"}, {"d"}});
}

TEST_CASE("rows can be gone over, compared and sorted by") {
  const Rows rows{{"a", "z"}, {"b", "a"}, {"b", "c"}};
  CHECK(std::is_sorted(rows.begin(), rows.end()));
  CHECK(std::count_if(rows.begin() + 1, rows.end(), [](const RowView& row) { return row.front() == "b"; }) == 2);
  std::string all;
  for (const auto row : rows)
    for (const auto cell : row) all += cell;
  CHECK(all == "azbabc");
  CHECK(rows.copied().back() == Row{"b", "c"});
}
