// Fisher's exact test of tables of any shape: column after column, ways that leave the same rows are walked as one.
#include "curves.hpp"
#include "draws.hpp"
#include "margins.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numbers>
#include <numeric>
#include <utility>

namespace muster::stats {
namespace {

/// Likelihoods this close are the same: sums of rounded numbers never meet exactly.
constexpr double alike = 1 + 1e-7;
constexpr std::int64_t most_exact_people = 100'000;
constexpr double most_tables = 1e12;

double two_by_two(const Margins& table) {
  const Urn urn{table.people, table.rows[0], table.columns[0]};
  const double observed = likelihood(urn, table.cells[0][0]) * alike;
  return chance(urn, [&](std::int64_t, double part) { return part <= observed; });
}

/// What is left of the rows, in order of size (rows that hold the same are the same), and the logarithm of the way's
/// probability up to here in steps of 1e-10.
struct Node {
  std::vector<std::int64_t> left;
  std::int64_t way = 0;
  auto operator<=>(const Node&) const = default;
};

class Walk {
 public:
  Walk(const Margins& table, std::int64_t most_steps) : steps_left_(most_steps) {
    logarithms_.resize(static_cast<std::size_t>(table.people) + 1, 0);
    for (std::size_t number = 2; number < logarithms_.size(); ++number)
      logarithms_[number] = logarithms_[number - 1] + std::log(static_cast<long double>(number));
    rows_ = table.rows;
    columns_ = table.columns;
    cells_ = table.cells;
    // Fewer rows make fewer ways to share out a column.
    if (rows_.size() > columns_.size()) turn();
    observed_ = observed() + std::log(alike);
  }

  std::optional<double> p() {
    std::map<Node, double> nodes;
    nodes[{sorted(rows_), 0}] = 1;
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      next_.clear();
      ahead_.clear();
      column_ = column;
      for (const auto& [node, weight] : nodes) {
        const auto people = std::accumulate(node.left.begin(), node.left.end(), std::int64_t{0});
        const long double way =
            static_cast<long double>(node.way) / steps_of_logarithm - choose(people, columns_[column]);
        share_out({node.left, way, weight}, 0, columns_[column], people);
        if (steps_left_ < 0) return std::nullopt;
      }
      std::swap(nodes, next_);
    }
    return std::min(1.0, p_);
  }

 private:
  static constexpr long double steps_of_logarithm = 1e10L;

  struct Way {
    std::vector<std::int64_t> left;
    long double logarithm = 0;  ///< of the probability of the columns shared out, this one as far as it is
    double ways = 1;            ///< how many tables come this way, each as probable
  };

  static std::vector<std::int64_t> sorted(std::vector<std::int64_t> rows) {
    std::sort(rows.begin(), rows.end());
    return rows;
  }

  /// Its logarithm.
  long double factorial(std::int64_t number) const { return logarithms_[static_cast<std::size_t>(number)]; }

  long double choose(std::int64_t from, std::int64_t taken) const {
    return factorial(from) - factorial(taken) - factorial(from - taken);
  }

  void turn() {
    Crosstab turned(columns_.size(), std::vector<std::int64_t>(rows_.size()));
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      for (std::size_t column = 0; column < columns_.size(); ++column) turned[column][row] = cells_[row][column];
    }
    cells_ = std::move(turned);
    std::swap(rows_, columns_);
  }

  long double observed() const {
    long double logarithm = 0;
    auto left = rows_;
    auto people = std::accumulate(left.begin(), left.end(), std::int64_t{0});
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      logarithm -= choose(people, columns_[column]);
      people -= columns_[column];
      for (std::size_t row = 0; row < left.size(); ++row) {
        logarithm += choose(left[row], cells_[row][column]);
        left[row] -= cells_[row][column];
      }
    }
    return logarithm;
  }

  /// Gives `column` people of a column to the rows from `row` on, in every way; `behind` people are in those rows.
  void share_out(Way way, std::size_t row, std::int64_t column, std::int64_t behind) {
    if (--steps_left_ < 0) return;
    if (row == way.left.size()) return arrive(way);
    const auto here = way.left[row];
    const auto others = behind - here;
    for (auto given = std::max<std::int64_t>(0, column - others); given <= std::min(here, column); ++given) {
      auto next = way;
      next.left[row] = here - given;
      next.logarithm += choose(here, given);
      share_out(std::move(next), row + 1, column - given, others);
      if (steps_left_ < 0) return;
    }
  }

  /// A way that can only lead to tables no likelier than this one counts at once, for all of them together, and one
  /// that can only lead to likelier ones not at all: what is to come is as sure as anything. The others are walked on.
  void arrive(Way& way) {
    auto left = sorted(std::move(way.left));
    const auto [known, is_new] = ahead_.try_emplace(left);
    if (is_new) known->second = ahead(left);
    if (way.logarithm + known->second.most <= observed_) {
      p_ += way.ways * static_cast<double>(std::exp(way.logarithm));
    } else if (way.logarithm + known->second.least <= observed_) {
      next_[{std::move(left), std::llround(way.logarithm * steps_of_logarithm)}] += way.ways;
    }
  }

  /// Bounds of the logarithm of how probable the rest of a table can be, whatever way it takes from here.
  struct Ahead {
    long double least = 0;
    long double most = 0;
  };

  Ahead ahead(const std::vector<std::int64_t>& left) const {
    const std::vector<std::int64_t> columns(columns_.begin() + static_cast<std::ptrdiff_t>(column_) + 1,
                                            columns_.end());
    if (columns.empty()) return {};
    long double margins = 0;
    std::int64_t people = 0;
    for (const auto row : left) {
      margins += factorial(row);
      people += row;
    }
    for (const auto column : columns) margins += factorial(column);
    margins -= factorial(people);
    return {margins - std::min(heaped(left, columns), heaped(columns, left)), margins - spread(left, columns)};
  }

  /// The most that the factorials of the cells can come to: each of `sums` heaped upon as few of `across` as hold it.
  long double heaped(const std::vector<std::int64_t>& sums, std::vector<std::int64_t> across) const {
    std::sort(across.begin(), across.end(), std::greater<>());
    long double all = 0;
    for (auto sum : sums) {
      for (auto held = across.begin(); sum > 0; ++held) {
        all += factorial(std::min(sum, *held));
        sum -= std::min(sum, *held);
      }
    }
    return all;
  }

  /// The least that they can come to. Each cell pays a price for its row and one for its column; at any prices the
  /// margins pay as much as the cells, so what the cells cost at least, each for itself, is a bound. Prices that would
  /// spread the people evenly come close.
  long double spread(const std::vector<std::int64_t>& rows, const std::vector<std::int64_t>& columns) const {
    const auto half_rows = static_cast<double>(rows.size()) / 2;
    const auto half_columns = static_cast<double>(columns.size()) / 2;
    double whole = half_rows * static_cast<double>(columns.size());
    for (const auto row : rows) whole += static_cast<double>(row);
    long double bound = 0;
    std::vector<double> of_row;
    for (const auto row : rows) {
      of_row.push_back((static_cast<double>(row) + half_columns) / whole);
      bound += static_cast<double>(row) * std::log(of_row.back());
    }
    for (const auto column : columns) {
      const double of_column = static_cast<double>(column) + half_rows;
      const double price = std::log(of_column);
      bound += static_cast<double>(column) * price;
      for (const auto part : of_row) {
        const auto cell = static_cast<std::int64_t>(part * of_column);
        if (cell > 0) bound += factorial(cell) - static_cast<double>(cell) * (price + std::log(part));
      }
    }
    // A hair less, for what rounding may have added.
    return bound - 1e-9L;
  }

  std::vector<long double> logarithms_;  ///< of factorials
  std::vector<std::int64_t> rows_;
  std::vector<std::int64_t> columns_;
  Crosstab cells_;
  std::map<Node, double> next_;
  std::map<std::vector<std::int64_t>, Ahead> ahead_;  ///< from each node after this column
  std::size_t column_ = 0;
  long double observed_ = 0;
  double p_ = 0;
  std::int64_t steps_left_;
};

}  // namespace

double tables_with_margins(const Crosstab& table) {
  const auto found = margins(table);
  if (!found.comparable()) return 1;
  const auto columns = static_cast<double>(found.columns.size());
  double logarithm = 0;
  double spread = 0;
  for (const auto row : found.rows) {
    const auto people = static_cast<double>(row);
    logarithm += log_gamma(people + columns) - log_gamma(columns) - log_gamma(people + 1);
    spread += people * (people + columns);
  }
  spread *= (columns - 1) / (columns * columns * (columns + 1));
  double away = 0;
  for (const auto column : found.columns) {
    const double from = static_cast<double>(column) - static_cast<double>(found.people) / columns;
    away += from * from;
  }
  logarithm += (columns - 1) / 2 * std::log((columns - 1) / (2 * std::numbers::pi * spread * columns)) +
               std::log(columns) / 2 - (columns - 1) / (2 * spread * columns) * away;
  return std::exp(logarithm);
}

std::optional<double> fisher_exact(const Crosstab& table, std::int64_t most_steps) {
  const auto found = margins(table);
  if (!found.comparable()) return std::nullopt;
  if (found.rows.size() == 2 && found.columns.size() == 2) return two_by_two(found);
  if (found.people > most_exact_people || tables_with_margins(table) > most_tables) return std::nullopt;
  return Walk(found, most_steps).p();
}

}  // namespace muster::stats
