#pragma once
// The rows of a table, kept so that a long list takes little more memory than its text: a cell is eight bytes that say
// where its text stands, and what stands in a column again and again is kept once.

#include <muster/kit/base/text_pool.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::tabular {

using Row = std::vector<std::string>;

/// Goes over whatever gives its parts by number.
template <class Whole, class Part>
class PartIterator {
 public:
  using iterator_category = std::random_access_iterator_tag;
  using value_type = Part;
  using difference_type = std::ptrdiff_t;
  using pointer = void;
  using reference = Part;

  PartIterator() = default;
  PartIterator(Whole whole, std::size_t at) : whole_(whole), at_(at) {}
  [[nodiscard]] Part operator*() const { return whole_.part(at_); }
  [[nodiscard]] Part operator[](difference_type steps) const { return *(*this + steps); }
  PartIterator& operator++() { return *this += 1; }
  PartIterator& operator--() { return *this += -1; }
  PartIterator operator++(int) { return std::exchange(*this, *this + 1); }
  PartIterator operator--(int) { return std::exchange(*this, *this + -1); }
  PartIterator& operator+=(difference_type steps) {
    at_ = static_cast<std::size_t>(static_cast<difference_type>(at_) + steps);
    return *this;
  }
  PartIterator& operator-=(difference_type steps) { return *this += -steps; }
  friend PartIterator operator+(PartIterator from, difference_type steps) { return from += steps; }
  friend PartIterator operator+(difference_type steps, PartIterator from) { return from += steps; }
  friend PartIterator operator-(PartIterator from, difference_type steps) { return from -= steps; }
  friend difference_type operator-(const PartIterator& to, const PartIterator& from) {
    return static_cast<difference_type>(to.at_) - static_cast<difference_type>(from.at_);
  }
  friend bool operator==(const PartIterator& left, const PartIterator& right) { return left.at_ == right.at_; }
  friend auto operator<=>(const PartIterator& left, const PartIterator& right) { return left.at_ <=> right.at_; }

 private:
  Whole whole_{};
  std::size_t at_ = 0;
};

class Rows;

/// One row where it stands. Neither it nor its cells outlive the rows, nor a change of their number or width.
class RowView {
 public:
  using Iterator = PartIterator<RowView, std::string_view>;

  RowView() = default;
  RowView(const Rows& rows, std::size_t at) : rows_(&rows), at_(at) {}
  [[nodiscard]] std::size_t size() const;  ///< equal for all rows of a table
  [[nodiscard]] bool empty() const { return size() == 0; }
  /// Constant, so that nobody assigns to what is no place: cells are changed by Rows::set.
  [[nodiscard]] const std::string_view operator[](std::size_t column) const { return part(column); }
  [[nodiscard]] std::string_view front() const { return part(0); }
  [[nodiscard]] std::string_view back() const { return part(size() - 1); }
  [[nodiscard]] Iterator begin() const { return {*this, 0}; }
  [[nodiscard]] Iterator end() const { return {*this, size()}; }
  [[nodiscard]] Row cells() const { return {begin(), end()}; }
  [[nodiscard]] std::string_view part(std::size_t column) const;

  friend bool operator==(const RowView& left, const RowView& right) { return (left <=> right) == 0; }
  friend bool operator==(const RowView& left, const Row& right);
  friend std::weak_ordering operator<=>(const RowView& left, const RowView& right);

 private:
  const Rows* rows_ = nullptr;
  std::size_t at_ = 0;
};

class Rows {
 public:
  Rows() = default;
  Rows(std::initializer_list<Row> rows);

  /// Adds a row; all rows are as wide as the widest.
  void push_back(const Row& cells);
  /// Adds empty columns on the right where there are fewer.
  void widen(std::size_t width);
  void set(std::size_t row, std::size_t column, std::string_view text);
  void drop_first_column();
  /// Leaves only the rows at these places, which grow.
  void keep(const std::vector<std::size_t>& places);
  void reserve(std::size_t rows) { spans_.reserve(rows); }

  [[nodiscard]] std::size_t size() const { return spans_.size(); }
  [[nodiscard]] bool empty() const { return spans_.empty(); }
  [[nodiscard]] std::size_t width() const { return width_; }
  [[nodiscard]] RowView operator[](std::size_t row) const { return {*this, row}; }
  /// Throws std::out_of_range.
  [[nodiscard]] RowView at(std::size_t row) const;
  [[nodiscard]] RowView front() const { return {*this, 0}; }
  [[nodiscard]] RowView back() const { return {*this, size() - 1}; }
  [[nodiscard]] auto begin() const { return PartIterator<Source, RowView>(Source{this}, 0); }
  [[nodiscard]] auto end() const { return PartIterator<Source, RowView>(Source{this}, size()); }
  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const {
    const auto& span = spans_[row];
    return column < span.size ? text_.at(cells_[span.begin + column]) : std::string_view();
  }
  /// As rows that own their cells.
  [[nodiscard]] std::vector<Row> copied() const;

  friend bool operator==(const Rows& left, const Rows& right);
  friend bool operator==(const Rows& left, const std::vector<Row>& right);

 private:
  struct Source {
    const Rows* rows = nullptr;
    [[nodiscard]] RowView part(std::size_t row) const { return {*rows, row}; }
  };
  /// Of `cells_`; columns beyond are empty.
  struct Span {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
  };

  TextPool text_;
  std::deque<TextPool::Slice> cells_;
  std::vector<Span> spans_;  ///< one for each row
  std::size_t width_ = 0;
};

inline std::size_t RowView::size() const { return rows_ == nullptr ? 0 : rows_->width(); }
inline std::string_view RowView::part(std::size_t column) const { return rows_->cell(at_, column); }

}  // namespace muster::tabular
