#pragma once
// Answers column by column instead of person by person: a filter or a cross-tab looks only at the columns that it
// names, and at 64 people in one step. The meaning of a filter stays matches(): it is asked once for each different
// value.

#include <muster/kit/base/text_pool.hpp>
#include <muster/kit/query/filter.hpp>
#include <muster/kit/query/row_set.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muster::query {

/// Why a row holds no value.
enum class Gap : std::uint8_t {
  no_answer,    ///< none, and whether it was asked for is not said
  passed_over,  ///< it was asked for
  not_asked,
  untold,  ///< there may be one, and it is in no figure
};
inline constexpr std::size_t gaps = 4;

/// The values of one field, by row. What it takes of a row: one byte where there is one code (two from 252 codes on),
/// a bit for each code where there may be several, else four bytes (one where there are few different ones, as of most
/// numbers) and, once each, the different values.
class Column {
 public:
  enum class Kind {
    code,    ///< one code each
    ticks,   ///< any codes
    values,  ///< texts and numbers, in their order
  };
  /// Empty, of the kind that suits the field. Codes that the field does not know are kept too, behind its own.
  explicit Column(const Field& field);
  /// The same of values in their order, whatever the field: ranks, and what was written beside codes.
  static Column of_values() { return Column(Kind::values); }

  /// One row more. A second value for one who may give one makes the column one of ticks.
  void add(std::span<const std::string_view> values);
  void add_gap(Gap gap);
  /// The rows in another order: row `order[at]` becomes row `at`.
  [[nodiscard]] Column in_order(const std::vector<std::uint32_t>& order) const;
  /// Gives back what only add() needs, and keeps few different values in a byte a row.
  void settle();

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] std::size_t rows() const { return rows_; }
  /// The rows that hold a value.
  [[nodiscard]] RowSet answered() const;
  /// The rows without one for that reason.
  [[nodiscard]] RowSet missing(Gap gap) const;
  [[nodiscard]] bool any_missing(Gap gap) const { return missing_[static_cast<std::size_t>(gap)] > 0; }

  /// Of code and ticks: the field's codes in their order, then others as they came.
  [[nodiscard]] const std::vector<std::string>& codes() const { return codes_; }
  /// Position of a code in codes(); their number where there is no such code.
  [[nodiscard]] std::size_t position(std::string_view code) const;
  /// Of code and ticks: the rows that hold that code.
  [[nodiscard]] RowSet holding(std::size_t code) const;
  /// Of code: the position of each row's code, or a number above `most_codes` where there is none.
  [[nodiscard]] std::size_t code_at(std::size_t row) const { return wide_.empty() ? narrow_at(row) : wide_[row]; }
  static constexpr std::size_t most_codes = 65'000;

  /// Of values: how many different ones there are, each, and those of a row.
  [[nodiscard]] std::size_t different() const { return values_.size(); }
  [[nodiscard]] std::string_view value(std::size_t id) const { return pool_.at(values_[id]); }
  /// The same where it stands in letters(); a copy of these keeps it there, whatever becomes of the column.
  [[nodiscard]] TextPool::Slice slice(std::size_t id) const { return values_[id]; }
  [[nodiscard]] const TextPool& letters() const { return pool_; }
  /// Calls `take` with each of a row.
  template <class Take>
  void each_id(std::size_t row, Take&& take) const {
    if (!ends_.empty()) {
      for (auto at = row == 0 ? 0 : ends_[row - 1]; at < ends_[row]; ++at) take(ids_[at]);
    } else if (!narrow_.empty()) {
      if (narrow_[row] < most_narrow) take(std::uint32_t{narrow_[row]});
    } else if (ids_[row] != none) {
      take(ids_[row]);
    }
  }

  /// All values of a row as they were added; of ticks, in the order of codes().
  [[nodiscard]] std::vector<std::string> read(std::size_t row) const;
  /// Memory that the column takes.
  [[nodiscard]] std::size_t bytes() const;

  // What whole columns are worked on by. Bytes: positions of codes, or numbers of values; 252 and above are gaps.
  [[nodiscard]] const std::vector<std::uint8_t>& narrow() const { return narrow_; }
  [[nodiscard]] const std::vector<std::uint16_t>& wide() const { return wide_; }
  [[nodiscard]] const std::vector<RowSet>& ticks() const { return ticks_; }
  /// The code that stands for a gap in narrow() and wide().
  static constexpr std::uint8_t narrow_gap(Gap gap) { return static_cast<std::uint8_t>(0xFC + static_cast<int>(gap)); }
  static constexpr std::uint16_t wide_gap(Gap gap) {
    return static_cast<std::uint16_t>(0xFFFC + static_cast<int>(gap));
  }

 private:
  explicit Column(Kind kind) : kind_(kind) {}
  [[nodiscard]] std::size_t narrow_at(std::size_t row) const {
    return narrow_[row] < most_narrow ? narrow_[row] : 0xFF00 + std::size_t{narrow_[row]};
  }
  static constexpr std::uint8_t most_narrow = 0xFC;
  std::size_t code_id(std::string_view value);
  std::uint32_t value_id(std::string_view value);
  void grow_slots();
  void widen();
  void unpack();
  void make_ticks();

  Kind kind_ = Kind::values;
  std::size_t rows_ = 0;
  std::array<std::uint32_t, gaps> missing_{};  ///< rows by gap
  std::vector<std::string> codes_;
  std::vector<std::uint8_t> narrow_;
  std::vector<std::uint16_t> wide_;  ///< in the place of narrow_
  std::vector<RowSet> ticks_;        ///< by code
  std::vector<RowSet> gap_rows_;     ///< of ticks and values, by gap; empty while all are `no_answer`
  std::vector<std::uint32_t> ends_;  ///< of values: where in ids_ each row ends, once a row holds two
  std::vector<std::uint32_t> ids_;   ///< one a row while ends_ is empty: `none` where there is no value
  std::vector<TextPool::Slice> values_;
  TextPool pool_;
  std::vector<std::uint32_t> slots_;  ///< finds equal values; id + 1, 0 where free
  static constexpr std::uint32_t none = 0xFFFFFFFF;
};

/// Columns with what their names mean.
struct Table {
  std::vector<Field> fields;
  std::vector<const Column*> columns;  ///< one a field, all equally long
  std::size_t rows = 0;
};

/// The rows whose values meet the filter: exactly those for which matches() is true.
[[nodiscard]] RowSet select(const Filter& filter, const Table& table);

/// Counts of rows by two columns.
struct CrossTab {
  struct Level {
    std::string code;      ///< empty of a gap
    bool missing = false;  ///< no value, for the reason `gap`
    Gap gap = Gap::no_answer;
    friend bool operator==(const Level&, const Level&) = default;
  };
  std::vector<Level> down;           ///< codes, then the gaps that there are
  std::vector<Level> across;         ///< likewise
  std::vector<std::int64_t> people;  ///< of each level down: those of each level across
  [[nodiscard]] std::int64_t at(std::size_t of_down, std::size_t of_across) const {
    return people[of_down * across.size() + of_across];
  }
};
/// Of columns of codes or ticks (whoever ticked two stands in two cells). Empty of columns of values.
[[nodiscard]] CrossTab cross_tab(const Column& down, const Column& across, const RowSet& people);

/// Rows of each code, in the order of Column::codes().
[[nodiscard]] std::vector<std::int64_t> people_by_code(const Column& column, const RowSet& people);

}  // namespace muster::query
