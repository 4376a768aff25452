// Suppression judged by a reader who knows the rule, the total and every shown cell, over all small breakdowns.
#include <muster/kit/stats/suppression.hpp>

#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <stdexcept>
#include <utility>

#include "support/catch.hpp"

namespace muster::stats {
namespace {

using Counts = std::vector<std::int64_t>;
constexpr auto hidden = std::nullopt;

/// Every breakdown of `cells` cells with counts from 0 to `most`.
std::vector<Counts> all_breakdowns(std::size_t cells, std::int64_t most) {
  std::vector<Counts> out{Counts(cells, 0)};
  while (true) {
    auto next = out.back();
    std::size_t at = 0;
    while (at < cells && next[at] == most) next[at++] = 0;
    if (at == cells) return out;
    ++next[at];
    out.push_back(next);
  }
}

/// What one reader sees: the total and the cells.
using View = std::pair<std::int64_t, std::vector<Cell>>;

std::map<View, std::vector<Counts>> by_view(std::size_t cells, std::int64_t most, std::int64_t threshold) {
  std::map<View, std::vector<Counts>> out;
  for (auto& counts : all_breakdowns(cells, most)) {
    const auto total = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    out[{total, suppressed(counts, threshold)}].push_back(std::move(counts));
  }
  return out;
}

}  // namespace

TEST_CASE("large groups are shown as they are") {
  CHECK(suppressed({27, 16, 0}, 5) == std::vector<Cell>{27, 16, 0});
  CHECK(suppressed({}, 5).empty());
}

TEST_CASE("a small group takes the next smallest with it") {
  CHECK(suppressed({38, 4, 12}, 5) == std::vector<Cell>{38, hidden, hidden});
  CHECK(suppressed({4, 38}, 5) == std::vector<Cell>{hidden, hidden});
}

TEST_CASE("two small groups stand alone when their sum leaves each of them open") {
  CHECK(suppressed({3, 4, 20, 30}, 5) == std::vector<Cell>{hidden, hidden, 20, 30});
}

TEST_CASE("two small groups that their sum would tell take a third with them") {
  CHECK(suppressed({1, 1, 20, 30}, 5) == std::vector<Cell>{hidden, hidden, hidden, 30});
  CHECK(suppressed({4, 4, 5, 30}, 5) == std::vector<Cell>{hidden, hidden, hidden, 30});
}

TEST_CASE("equal groups are hidden together, wherever they stand") {
  CHECK(suppressed({9, 1, 9, 40}, 5) == std::vector<Cell>{hidden, hidden, hidden, 40});
}

TEST_CASE("zeros are shown unless they would tell the only group apart") {
  CHECK(suppressed({0, 4, 38}, 5) == std::vector<Cell>{0, hidden, hidden});
  CHECK(suppressed({0, 3, 0}, 5) == std::vector<Cell>{hidden, hidden, hidden});
}

TEST_CASE("a threshold of 0 or 1 hides nothing") {
  CHECK(suppressed({1, 2, 0}, 0) == std::vector<Cell>{1, 2, 0});
  CHECK(suppressed({1, 2, 0}, 1) == std::vector<Cell>{1, 2, 0});
}

TEST_CASE("no small group can be solved by a reader who knows the rule and the total") {
  for (const auto& [cells, most, threshold] : {std::tuple<std::size_t, std::int64_t, std::int64_t>{2, 24, 5},
                                               {3, 16, 3},
                                               {3, 18, 5},
                                               {4, 10, 3},
                                               {4, 10, 4}}) {
    for (const auto& [view, candidates] : by_view(cells, most, threshold)) {
      const auto& [total, shown] = view;
      for (std::size_t cell = 0; cell < cells; ++cell) {
        if (shown[cell]) {
          // What is shown is true and large enough.
          for (const auto& counts : candidates) REQUIRE(counts[cell] == *shown[cell]);
          REQUIRE((*shown[cell] == 0 || *shown[cell] >= threshold));
          continue;
        }
        std::set<std::int64_t> possible;
        for (const auto& counts : candidates) possible.insert(counts[cell]);
        if (*possible.begin() >= threshold || *possible.rbegin() == 0) continue;
        CAPTURE(cells, threshold, total, cell);
        REQUIRE(possible.size() > 1);
      }
    }
  }
}

TEST_CASE("a hidden group keeps as many possible values as the threshold, by the bounds of the rule") {
  constexpr std::int64_t threshold = 5;
  for (const auto& counts : all_breakdowns(4, 9)) {
    const auto cells = suppressed(counts, threshold);
    std::int64_t others = -1;
    std::int64_t sum = 0;
    auto cap = std::numeric_limits<std::int64_t>::max();
    bool zeros_hidden = false;
    for (std::size_t at = 0; at < counts.size(); ++at) {
      if (!cells[at]) {
        ++others;
        sum += counts[at];
        zeros_hidden = zeros_hidden || counts[at] == 0;
      } else if (counts[at] > 0) {
        cap = std::min(cap, counts[at] - 1);
      }
    }
    const bool everything = others + 1 == static_cast<std::int64_t>(counts.size());
    if (others < 0 || zeros_hidden || everything) continue;
    const auto least = cap > sum ? 1 : std::max<std::int64_t>(1, sum - others * cap);
    const auto most = std::min(cap, sum - others);
    CAPTURE(counts);
    REQUIRE(most - least + 1 >= threshold);
  }
}

TEST_CASE("counts of any size are met without overflow") {
  constexpr auto huge = std::numeric_limits<std::int64_t>::max() / 4;
  CHECK(suppressed({1, huge, huge - 7}, 5) == std::vector<Cell>{hidden, huge, hidden});
  CHECK_THROWS_AS(suppressed({-1, 4}, 5), std::invalid_argument);
}

TEST_CASE("figures of an open round move in steps of five") {
  CHECK(stepped(0) == 0);
  CHECK(stepped(4) == 0);
  CHECK(stepped(5) == 5);
  CHECK(stepped(42) == 40);
  CHECK(stepped(42, 10) == 40);
  CHECK(stepped(42, 1) == 42);
  CHECK_THROWS_AS(stepped(42, 0), std::invalid_argument);
  CHECK_THROWS_AS(stepped(-1), std::invalid_argument);
}

}  // namespace muster::stats
