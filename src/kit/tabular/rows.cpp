// Keeps cells in pieces of memory that never move.
#include <muster/kit/tabular/rows.hpp>

#include <algorithm>
#include <stdexcept>

namespace muster::tabular {
std::weak_ordering operator<=>(const RowView& left, const RowView& right) {
  return std::lexicographical_compare_three_way(left.begin(), left.end(), right.begin(), right.end());
}

bool operator==(const RowView& left, const Row& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end());
}

Rows::Rows(std::initializer_list<Row> rows) {
  for (const auto& row : rows) push_back(row);
}

void Rows::push_back(const Row& cells) {
  auto last = cells.size();
  while (last > 0 && cells[last - 1].empty()) --last;
  const Span span{static_cast<std::uint32_t>(cells_.size()), static_cast<std::uint32_t>(last)};
  for (std::size_t column = 0; column < last; ++column) cells_.push_back(text_.add(cells[column]));
  spans_.push_back(span);
  widen(cells.size());
}

void Rows::widen(std::size_t width) { width_ = std::max(width_, width); }

void Rows::set(std::size_t row, std::size_t column, std::string_view text) {
  auto& span = spans_.at(row);
  widen(column + 1);
  const auto place = text_.add(text);
  if (column >= span.size) {
    if (text.empty()) return;
    const Span longer{static_cast<std::uint32_t>(cells_.size()), static_cast<std::uint32_t>(column + 1)};
    for (std::size_t each = 0; each <= column; ++each)
      cells_.push_back(each < span.size ? cells_[span.begin + each] : TextPool::Slice());
    span = longer;
  }
  cells_[span.begin + column] = place;
}

void Rows::drop_first_column() {
  for (auto& span : spans_) {
    if (span.size == 0) continue;
    ++span.begin;
    --span.size;
  }
  if (width_ > 0) --width_;
}

void Rows::keep(const std::vector<std::size_t>& places) {
  std::size_t kept = 0;
  for (const auto place : places) spans_[kept++] = spans_.at(place);
  spans_.resize(kept);
}

RowView Rows::at(std::size_t row) const {
  if (row >= size()) throw std::out_of_range("a table has no such row");
  return {*this, row};
}

std::vector<Row> Rows::copied() const {
  std::vector<Row> rows;
  rows.reserve(size());
  for (const auto row : *this) rows.push_back(row.cells());
  return rows;
}

bool operator==(const Rows& left, const Rows& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end());
}

bool operator==(const Rows& left, const std::vector<Row>& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end());
}

}  // namespace muster::tabular
