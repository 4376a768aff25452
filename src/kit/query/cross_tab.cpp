// Counting by whole words of 64 rows: which of them hold a code is made once for each code, and a cell is the bits that
// two of them and the group have in common.

#include <muster/kit/query/columns.hpp>

#include "code_words.hpp"

#include <algorithm>
#include <bit>

namespace muster::query {
namespace {

/// The levels of a column, each a word of 64 rows at a time.
class Levels {
 public:
  explicit Levels(const Column& column) : column_(column) {
    for (const auto& code : column.codes()) levels_.push_back({code, false, Gap::no_answer});
    for (std::size_t at = 0; at < gaps; ++at) {
      const auto gap = static_cast<Gap>(at);
      if (!column.any_missing(gap)) continue;
      levels_.push_back({{}, true, gap});
      gaps_.push_back(gap);
      if (!by_bytes()) sets_.push_back(column.missing(gap));
    }
    if (!by_bytes() && column.kind() == Column::Kind::code) {
      wide_.reserve(column.codes().size());
      for (std::size_t code = 0; code < column.codes().size(); ++code) wide_.push_back(column.holding(code));
    }
  }

  [[nodiscard]] const std::vector<CrossTab::Level>& levels() const { return levels_; }

  /// Puts the word of each level into `out`.
  void words(std::size_t at, std::uint64_t* out) const {
    const auto codes = column_.codes().size();
    if (by_bytes()) {
      const auto begin = at * 64;
      if (begin + 64 <= column_.rows())
        of_bytes(CodeWord(column_.narrow().data() + begin), out);
      else
        of_bytes(CodeWord(LastCodes(column_.narrow().data() + begin, column_.rows() - begin).begin()), out);
      return;
    }
    const auto& sets = wide_.empty() ? column_.ticks() : wide_;
    for (std::size_t code = 0; code < codes; ++code) out[code] = sets[code].words()[at];
    for (std::size_t gap = 0; gap < sets_.size(); ++gap) out[codes + gap] = sets_[gap].words()[at];
  }

 private:
  [[nodiscard]] bool by_bytes() const {
    return column_.kind() == Column::Kind::code && column_.wide().empty() && column_.rows() > 0;
  }
  void of_bytes(const CodeWord& codes, std::uint64_t* out) const {
    const auto count = column_.codes().size();
    for (std::size_t code = 0; code < count; ++code) out[code] = codes.equal(static_cast<std::uint8_t>(code));
    for (std::size_t gap = 0; gap < gaps_.size(); ++gap) out[count + gap] = codes.equal(Column::narrow_gap(gaps_[gap]));
  }

  const Column& column_;
  std::vector<CrossTab::Level> levels_;
  std::vector<Gap> gaps_;
  std::vector<RowSet> sets_;  ///< by gap, where the column is not of bytes
  std::vector<RowSet> wide_;  ///< by code, where there are more than a byte can say
};

inline void count_cells(const Levels& down, const Levels& across, const RowSet& people,
                        std::vector<std::int64_t>& cells) {
  std::vector<std::uint64_t> of_down(down.levels().size());
  std::vector<std::uint64_t> of_across(across.levels().size());
  for (std::size_t at = 0; at < people.words().size(); ++at) {
    const auto group = people.words()[at];
    if (group == 0) continue;
    down.words(at, of_down.data());
    across.words(at, of_across.data());
    auto* cell = cells.data();
    for (const auto one : of_down) {
      const auto both = one & group;
      for (const auto other : of_across) *cell++ += std::popcount(both & other);
    }
  }
}

#if defined(__x86_64__)
/// The same, compiled for processors that count bits in one step.
__attribute__((target("popcnt"))) void count_cells_quickly(const Levels& down, const Levels& across,
                                                           const RowSet& people, std::vector<std::int64_t>& cells) {
  std::vector<std::uint64_t> of_down(down.levels().size());
  std::vector<std::uint64_t> of_across(across.levels().size());
  for (std::size_t at = 0; at < people.words().size(); ++at) {
    const auto group = people.words()[at];
    if (group == 0) continue;
    down.words(at, of_down.data());
    across.words(at, of_across.data());
    auto* cell = cells.data();
    for (const auto one : of_down) {
      const auto both = one & group;
      for (const auto other : of_across) *cell++ += __builtin_popcountll(both & other);
    }
  }
}
#endif

}  // namespace

CrossTab cross_tab(const Column& down, const Column& across, const RowSet& people) {
  CrossTab out;
  if (down.kind() == Column::Kind::values || across.kind() == Column::Kind::values) return out;
  const Levels of_down(down);
  const Levels of_across(across);
  out.down = of_down.levels();
  out.across = of_across.levels();
  out.people.assign(out.down.size() * out.across.size(), 0);
#if defined(__x86_64__)
  if (__builtin_cpu_supports("popcnt")) {
    count_cells_quickly(of_down, of_across, people, out.people);
    return out;
  }
#endif
  count_cells(of_down, of_across, people, out.people);
  return out;
}

std::vector<std::int64_t> people_by_code(const Column& column, const RowSet& people) {
  std::vector<std::int64_t> out(column.codes().size(), 0);
  if (column.kind() == Column::Kind::ticks) {
    for (std::size_t code = 0; code < out.size(); ++code) out[code] = count_of_both(column.ticks()[code], people);
  } else if (column.kind() == Column::Kind::code) {
    people.each([&](std::size_t row) {
      if (const auto code = column.code_at(row); code < out.size()) ++out[code];
    });
  }
  return out;
}

}  // namespace muster::query
