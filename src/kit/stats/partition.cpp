// Merging small levels, and holding back ticks that would give a few people away.

#include <muster/kit/stats/partition.hpp>

#include <algorithm>
#include <numeric>
#include <tuple>

namespace muster::stats {
namespace {

/// A group on its way: which levels, and what each row counts in it.
struct Draft {
  std::vector<std::size_t> levels;
  std::vector<std::int64_t> rows;

  [[nodiscard]] std::int64_t least() const { return rows.empty() ? 0 : *std::min_element(rows.begin(), rows.end()); }
  [[nodiscard]] auto size() const {
    return std::tuple(least(), std::accumulate(rows.begin(), rows.end(), std::int64_t{0}), levels.front());
  }
};

bool smaller(const Draft& left, const Draft& right) { return left.size() < right.size(); }

void join(std::vector<Draft>& drafts, std::size_t into, std::size_t from) {
  auto& kept = drafts[into];
  kept.levels.insert(kept.levels.end(), drafts[from].levels.begin(), drafts[from].levels.end());
  std::sort(kept.levels.begin(), kept.levels.end());
  for (std::size_t row = 0; row < kept.rows.size(); ++row) kept.rows[row] += drafts[from].rows[row];
  drafts.erase(drafts.begin() + static_cast<std::ptrdiff_t>(from));
}

/// The neighbour on either side, the smaller of the two.
std::size_t neighbour(const std::vector<Draft>& drafts, std::size_t at) {
  if (at == 0) return 1;
  if (at + 1 == drafts.size()) return at - 1;
  return smaller(drafts[at + 1], drafts[at - 1]) ? at + 1 : at - 1;
}

std::size_t next_smallest(const std::vector<Draft>& drafts, std::size_t at) {
  std::size_t found = at == 0 ? 1 : 0;
  for (std::size_t other = 0; other < drafts.size(); ++other) {
    if (other != at && smaller(drafts[other], drafts[found])) found = other;
  }
  return found;
}

bool is_few(std::int64_t count, std::int64_t threshold) { return count > 0 && count < threshold; }

/// Whether so many ticks of so many people say that a few of them ticked more than one, or none.
bool tells_of_a_few(std::int64_t ticks, std::int64_t people, std::int64_t threshold) {
  return is_few(ticks - people, threshold) || is_few(people - ticks, threshold);
}

bool stand_together(const Ticks& group, const std::vector<std::size_t>& options, std::int64_t threshold) {
  std::int64_t all = 0;
  for (std::size_t one = 0; one < options.size(); ++one) {
    all += group.options[options[one]];
    for (std::size_t other = 0; other < one; ++other) {
      if (tells_of_a_few(group.options[options[one]] + group.options[options[other]], group.people, threshold))
        return false;
    }
  }
  return options.size() < 2 || !tells_of_a_few(all, group.people, threshold);
}

}  // namespace

Grouping merged(const std::vector<std::vector<std::int64_t>>& counts, std::int64_t threshold, bool ordered) {
  std::vector<Draft> drafts(counts.empty() ? 0 : counts.front().size());
  for (std::size_t level = 0; level < drafts.size(); ++level) {
    drafts[level].levels = {level};
    for (const auto& row : counts) drafts[level].rows.push_back(row[level]);
  }
  while (threshold > 1 && drafts.size() > 1) {
    const auto least = std::min_element(drafts.begin(), drafts.end(), smaller);
    if (least->least() >= threshold) break;
    const auto at = static_cast<std::size_t>(least - drafts.begin());
    const auto with = ordered ? neighbour(drafts, at) : next_smallest(drafts, at);
    join(drafts, std::min(at, with), std::max(at, with));
  }
  Grouping groups;
  for (auto& draft : drafts) groups.push_back(std::move(draft.levels));
  std::sort(groups.begin(), groups.end());
  return groups;
}

std::vector<std::size_t> showable_ticks(const std::vector<Ticks>& groups, std::int64_t threshold) {
  std::vector<std::size_t> options;
  std::vector<std::int64_t> totals(groups.empty() ? 0 : groups.front().options.size(), 0);
  for (std::size_t option = 0; option < totals.size(); ++option) {
    bool enough = true;
    for (const auto& group : groups) {
      const auto ticked = group.options[option];
      totals[option] += ticked;
      enough = enough && (threshold <= 1 || (ticked >= threshold && group.people - ticked >= threshold));
    }
    if (enough) options.push_back(option);
  }
  const bool together = std::all_of(groups.begin(), groups.end(),
                                    [&](const Ticks& group) { return stand_together(group, options, threshold); });
  if (together) return options;
  return {*std::max_element(options.begin(), options.end(),
                            [&](std::size_t left, std::size_t right) { return totals[left] < totals[right]; })};
}

}  // namespace muster::stats
