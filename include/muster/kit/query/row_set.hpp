#pragma once
// A set of rows, a bit each: what a filter leaves of a table, and what is joined with "and", "or" and "not" word by
// word.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace muster::query {

/// Rows from 0 to size() - 1. Bits behind the last row are always 0.
class RowSet {
 public:
  RowSet() = default;
  RowSet(std::size_t rows, bool holds)
      : words_((rows + 63) / 64, holds ? ~std::uint64_t{0} : std::uint64_t{0}), rows_(rows) {
    clear_rest();
  }

  [[nodiscard]] std::size_t size() const { return rows_; }
  [[nodiscard]] bool holds(std::size_t row) const { return ((words_[row / 64] >> (row % 64)) & 1U) != 0; }
  void add(std::size_t row) { words_[row / 64] |= std::uint64_t{1} << (row % 64); }
  /// One row more at the end.
  void append(bool holds) {
    if (rows_ % 64 == 0) words_.push_back(0);
    ++rows_;
    if (holds) add(rows_ - 1);
  }
  [[nodiscard]] std::int64_t count() const {
    std::int64_t sum = 0;
    for (const auto word : words_) sum += std::popcount(word);
    return sum;
  }
  [[nodiscard]] bool empty() const {
    for (const auto word : words_) {
      if (word != 0) return false;
    }
    return true;
  }

  RowSet& operator&=(const RowSet& other) {
    for (std::size_t at = 0; at < words_.size(); ++at) words_[at] &= other.words_[at];
    return *this;
  }
  RowSet& operator|=(const RowSet& other) {
    for (std::size_t at = 0; at < words_.size(); ++at) words_[at] |= other.words_[at];
    return *this;
  }
  /// Without the rows of the other.
  RowSet& operator-=(const RowSet& other) {
    for (std::size_t at = 0; at < words_.size(); ++at) words_[at] &= ~other.words_[at];
    return *this;
  }
  /// Exactly the rows that it did not hold.
  void invert() {
    for (auto& word : words_) word = ~word;
    clear_rest();
  }
  friend RowSet operator&(RowSet left, const RowSet& right) { return std::move(left &= right); }
  friend RowSet operator|(RowSet left, const RowSet& right) { return std::move(left |= right); }
  friend RowSet operator-(RowSet left, const RowSet& right) { return std::move(left -= right); }
  friend bool operator==(const RowSet&, const RowSet&) = default;

  /// Calls `take` with each row, in order.
  template <class Take>
  void each(Take&& take) const {
    for (std::size_t at = 0; at < words_.size(); ++at) {
      for (auto rest = words_[at]; rest != 0; rest &= rest - 1)
        take(at * 64 + static_cast<std::size_t>(std::countr_zero(rest)));
    }
  }

  /// 64 rows a word, the first in its lowest bit.
  [[nodiscard]] const std::vector<std::uint64_t>& words() const { return words_; }
  [[nodiscard]] std::vector<std::uint64_t>& words() { return words_; }
  [[nodiscard]] std::size_t bytes() const { return words_.capacity() * sizeof(std::uint64_t); }

 private:
  void clear_rest() {
    if (rows_ % 64 != 0) words_.back() &= (std::uint64_t{1} << (rows_ % 64)) - 1;
  }
  std::vector<std::uint64_t> words_;
  std::size_t rows_ = 0;
};

/// How many rows stand in both.
[[nodiscard]] inline std::int64_t count_of_both(const RowSet& left, const RowSet& right) {
  std::int64_t sum = 0;
  for (std::size_t at = 0; at < left.words().size(); ++at) sum += std::popcount(left.words()[at] & right.words()[at]);
  return sum;
}

}  // namespace muster::query
