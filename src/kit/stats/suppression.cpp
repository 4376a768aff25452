// The rule that the header states, step by step; the reasons stand there.
#include <muster/kit/stats/suppression.hpp>

#include <algorithm>
#include <stdexcept>

namespace muster::stats {
namespace {

/// What is hidden when every count from 1 to `level`-1 is.
struct HiddenCells {
  std::int64_t cells = 0;
  std::int64_t sum = 0;
  std::optional<std::int64_t> smallest_shown;  ///< above zero
};

HiddenCells hidden_below(std::int64_t level, const std::vector<std::int64_t>& counts) {
  HiddenCells hidden;
  for (const auto count : counts) {
    if (count <= 0) continue;
    if (count < level) {
      ++hidden.cells;
      hidden.sum += count;
    } else if (!hidden.smallest_shown || count < *hidden.smallest_shown) {
      hidden.smallest_shown = count;
    }
  }
  return hidden;
}

bool wide_enough(const HiddenCells& hidden, std::int64_t threshold) {
  if (hidden.cells < 2) return false;
  const auto others = hidden.cells - 1;
  std::int64_t least = 1;
  std::int64_t most = hidden.sum - others;
  if (hidden.smallest_shown) {
    const auto cap = *hidden.smallest_shown - 1;
    // Asked by division first: a bound that cannot bite need not be multiplied out of range.
    if (cap <= hidden.sum / others) least = std::max(least, hidden.sum - others * cap);
    most = std::min(most, cap);
  }
  return most - least + 1 >= threshold;
}

}  // namespace

std::vector<Cell> suppressed(const std::vector<std::int64_t>& counts, std::int64_t threshold) {
  if (std::any_of(counts.begin(), counts.end(), [](std::int64_t count) { return count < 0; })) {
    throw std::invalid_argument("a count of people cannot be negative");
  }
  std::vector<Cell> cells(counts.begin(), counts.end());
  auto level = threshold;
  auto hidden = hidden_below(level, counts);
  if (hidden.cells == 0) return cells;
  while (!wide_enough(hidden, threshold) && hidden.smallest_shown) {
    level = *hidden.smallest_shown + 1;
    hidden = hidden_below(level, counts);
  }
  const bool zeros_too = !wide_enough(hidden, threshold);
  for (auto& cell : cells) {
    if (*cell == 0 ? zeros_too : *cell < level) cell.reset();
  }
  return cells;
}

std::int64_t stepped(std::int64_t count, std::int64_t step) {
  if (count < 0 || step < 1) throw std::invalid_argument("a count cannot be negative, nor a step below 1");
  return count - count % step;
}

}  // namespace muster::stats
