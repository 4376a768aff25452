// Shortest augmenting paths with potentials, one row after the other (Jonker and Volgenant).
#include "cheapest_assignment.hpp"

#include <cassert>
#include <limits>

namespace muster::draw {
namespace {

constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();
constexpr double endless = std::numeric_limits<double>::infinity();

class Assignment {
 public:
  Assignment(std::size_t rows, std::size_t columns, const std::function<double(std::size_t, std::size_t)>& cost)
      : columns_(columns), prices_(rows * columns), of_row_(rows, 0), of_column_(columns, 0), holder_(columns, nobody) {
    for (std::size_t row = 0; row < rows; ++row)
      for (std::size_t column = 0; column < columns; ++column) prices_[row * columns + column] = cost(row, column);
  }

  /// Gives `row` a column; rows before it may have to move on to their next best.
  void place(std::size_t row) {
    std::vector<double> distance(columns_, endless);
    std::vector<std::size_t> from(columns_, nobody);
    std::vector<bool> done(columns_, false);
    std::size_t at = nobody;  // the column that was reached last; at first the row itself
    while (at == nobody || holder_[at] != nobody) {
      const std::size_t holder = at == nobody ? row : holder_[at];
      if (at != nobody) done[at] = true;
      std::size_t next = nobody;
      double step = endless;
      for (std::size_t column = 0; column < columns_; ++column) {
        if (done[column]) continue;
        const double reduced = prices_[holder * columns_ + column] - of_row_[holder] - of_column_[column];
        if (reduced < distance[column]) {
          distance[column] = reduced;
          from[column] = at;
        }
        if (distance[column] < step) {
          step = distance[column];
          next = column;
        }
      }
      of_row_[row] += step;
      for (std::size_t column = 0; column < columns_; ++column) {
        if (done[column]) {
          of_row_[holder_[column]] += step;
          of_column_[column] -= step;
        } else {
          distance[column] -= step;
        }
      }
      at = next;
    }
    for (; at != nobody; at = from[at]) holder_[at] = from[at] == nobody ? row : holder_[from[at]];
  }

  [[nodiscard]] std::vector<std::size_t> columns_by_row(std::size_t rows) const {
    std::vector<std::size_t> columns(rows, nobody);
    for (std::size_t column = 0; column < columns_; ++column)
      if (holder_[column] != nobody) columns[holder_[column]] = column;
    return columns;
  }

 private:
  std::size_t columns_;
  std::vector<double> prices_;
  std::vector<double> of_row_;
  std::vector<double> of_column_;
  std::vector<std::size_t> holder_;
};

}  // namespace

std::vector<std::size_t> cheapest_assignment(std::size_t rows, std::size_t columns,
                                             const std::function<double(std::size_t, std::size_t)>& cost) {
  assert(rows <= columns);
  Assignment assignment(rows, columns, cost);
  for (std::size_t row = 0; row < rows; ++row) assignment.place(row);
  return assignment.columns_by_row(rows);
}

}  // namespace muster::draw
