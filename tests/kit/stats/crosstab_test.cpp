// Chi-square, Cramer's V and Fisher's exact test against R, and against every table with the same margins.
#include <muster/kit/stats/crosstab.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <stdexcept>

#include "support/catch.hpp"
#include "vectors.hpp"

namespace muster::stats {
namespace {

const Crosstab t1{{20, 6, 1}, {5, 5, 2}, {2, 0, 1}};
const Crosstab t2{{8, 2}, {1, 5}};

void check_table(const std::string& name, const Crosstab& table) {
  const auto found = chi_square(table).value();
  check_vector("crosstab " + name, {found.statistic, static_cast<double>(found.freedom), found.p, found.least_expected,
                                    found.v, found.v_corrected});
  check_vector("fisher " + name, {fisher_exact(table).value()});
  Crosstab turned(table.front().size(), std::vector<std::int64_t>(table.size()));
  for (std::size_t row = 0; row < table.size(); ++row) {
    for (std::size_t column = 0; column < table.front().size(); ++column) turned[column][row] = table[row][column];
  }
  check_vector("fisher " + name, {fisher_exact(turned).value()});
}

double factorial(std::int64_t number) { return std::tgamma(static_cast<double>(number) + 1); }

/// Fisher's p by looking at each table with the margins; also how many there are.
std::pair<double, int> enumerated(const Crosstab& table) {
  const auto width = table.front().size();
  std::vector<std::int64_t> rows;
  std::vector<std::int64_t> columns(width, 0);
  const auto weight = [](const Crosstab& cells) {
    double product = 1;
    for (const auto& row : cells) {
      for (const auto count : row) product /= factorial(count);
    }
    return product;
  };
  for (const auto& row : table) {
    rows.push_back(std::accumulate(row.begin(), row.end(), std::int64_t{0}));
    for (std::size_t column = 0; column < width; ++column) columns[column] += row[column];
  }
  const double observed = weight(table) * (1 + 1e-7);
  double all = 0;
  double rare = 0;
  int tables = 0;
  Crosstab cells(table.size(), std::vector<std::int64_t>(width, 0));
  const std::function<void(std::size_t, std::size_t)> fill = [&](std::size_t row, std::size_t column) {
    if (row == table.size()) {
      if (std::any_of(columns.begin(), columns.end(), [](std::int64_t left) { return left != 0; })) return;
      ++tables;
      const double here = weight(cells);
      all += here;
      if (here <= observed) rare += here;
      return;
    }
    if (column == width) {
      if (rows[row] == 0) fill(row + 1, 0);
      return;
    }
    for (std::int64_t count = 0; count <= std::min(rows[row], columns[column]); ++count) {
      cells[row][column] = count;
      rows[row] -= count;
      columns[column] -= count;
      fill(row, column + 1);
      rows[row] += count;
      columns[column] += count;
    }
  };
  fill(0, 0);
  return {rare / all, tables};
}

}  // namespace

TEST_CASE("chi-square, Cramer's V and Fisher's p are R's") {
  check_table("T1", t1);
  check_table("T2", t2);
  check_table("T3", {{7, 3, 0}, {1, 4, 5}});
  check_table("T4", {{3, 0, 2, 0}, {4, 1, 2, 1}, {5, 3, 0, 6}});
  check_table("T5", {{4, 2, 1, 0}, {1, 3, 2, 1}, {0, 1, 3, 3}, {0, 0, 1, 3}});
  check_table("voices", {{6, 36}, {0, 42}});
  const auto yates = chi_square_yates(t2).value();
  check_vector("yates T2", {yates.statistic, yates.p});
  CHECK_FALSE(chi_square_yates(t1));
}

TEST_CASE("Fisher's p is the one that all tables with the margins give") {
  for (const Crosstab& table : std::vector<Crosstab>{{{3, 1}, {1, 3}},
                                                     {{2, 2}, {2, 2}},
                                                     {{1, 0, 4}, {3, 2, 0}},
                                                     {{2, 1, 1}, {1, 2, 1}, {1, 1, 2}},
                                                     {{4, 0, 0}, {0, 4, 0}, {0, 0, 4}},
                                                     {{5, 1}, {2, 2}, {0, 3}, {1, 1}}}) {
    CAPTURE(table);
    CHECK(fisher_exact(table).value() == Approx(enumerated(table).first).epsilon(1e-9));
  }
}

TEST_CASE("the number of tables is known about, before any is made") {
  for (const Crosstab& table : std::vector<Crosstab>{t1, {{3, 0, 2, 0}, {4, 1, 2, 1}, {5, 3, 0, 6}}}) {
    const auto tables = enumerated(table).second;
    CHECK(tables_with_margins(table) > tables / 2.0);
    CHECK(tables_with_margins(table) < tables * 2.0);
  }
}

TEST_CASE("Fisher's test of two groups takes a million people") {
  check_vector("fisher large", {fisher_exact({{3000, 2900}, {1500, 1600}}).value()});
  const auto p = fisher_exact({{600'000, 599'000}, {300'000, 302'000}}).value();
  const auto rough = chi_square({{600'000, 599'000}, {300'000, 302'000}}).value();
  check_vector("crosstab large", {rough.statistic, static_cast<double>(rough.freedom), rough.p});
  CHECK(p == Approx(rough.p).epsilon(0.01));
}

TEST_CASE("a table that would take too long is told before the work, or stopped on the way") {
  const Crosstab huge(6, std::vector<std::int64_t>(6, 1000));
  CHECK(tables_with_margins(huge) > 1e12);
  CHECK_FALSE(fisher_exact(huge));
  CHECK_FALSE(fisher_exact({{200'000, 1, 1}, {1, 1, 1}}));
  CHECK_FALSE(fisher_exact(t1, 10));
  CHECK(fisher_exact(t1, 10'000));
}

TEST_CASE("the test that fits is chosen by the least expected count, and says when it is rough") {
  using Method = Association::Method;
  CHECK(association(t1)->method == Method::fisher);
  CHECK(association(t1)->p == fisher_exact(t1));
  CHECK(association({{20, 20}, {25, 15}})->method == Method::chi_square);
  CHECK(association({{200'000, 1, 1}, {1, 1, 1}})->method == Method::chi_square_roughly);
}

TEST_CASE("empty rows and columns are left out, and a single row or column has nothing to compare") {
  CHECK(chi_square({{8, 0, 2}, {0, 0, 0}, {1, 0, 5}})->statistic == chi_square(t2)->statistic);
  CHECK(fisher_exact({{8, 0, 2}, {0, 0, 0}, {1, 0, 5}}) == fisher_exact(t2));
  for (const Crosstab& table :
       std::vector<Crosstab>{{}, {{}}, {{3, 4}}, {{3}, {4}}, {{3, 0}, {4, 0}}, {{0, 0}, {0, 0}}}) {
    CHECK_FALSE(chi_square(table));
    CHECK_FALSE(chi_square_yates(table));
    CHECK_FALSE(fisher_exact(table));
    CHECK_FALSE(association(table));
  }
  CHECK_THROWS_AS(chi_square({{1, 2}, {3}}), std::invalid_argument);
  CHECK_THROWS_AS(fisher_exact({{1, -2}, {3, 4}}), std::invalid_argument);
}

TEST_CASE("Cramer's V is 0 without association, 1 where one answer tells the other") {
  CHECK(chi_square({{10, 10}, {10, 10}})->v == 0);
  CHECK(chi_square({{10, 10}, {10, 10}})->p == 1);
  CHECK(chi_square({{10, 0}, {0, 10}})->v == Approx(1));
  CHECK(chi_square({{1, 0}, {0, 1}})->v_corrected <= 1);
}

}  // namespace muster::stats
