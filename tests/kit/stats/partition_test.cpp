// Putting levels together, and ticks that may stand beside each other.
#include <muster/kit/stats/partition.hpp>

#include "support/catch.hpp"

namespace muster::stats {

using Counts = std::vector<std::vector<std::int64_t>>;

TEST_CASE("small levels go together, the smallest with the next smallest") {
  CHECK(merged({{17, 13, 6, 3, 2, 1}}, 5, false) == Grouping{{0}, {1}, {2}, {3, 4, 5}});
  CHECK(merged({{17, 13, 4, 3}}, 5, false) == Grouping{{0}, {1}, {2, 3}});
  CHECK(merged({{20, 20, 2}}, 5, false) == Grouping{{0, 2}, {1}});
  CHECK(merged({{0, 0, 0, 9, 9}}, 5, false) == Grouping{{0, 1, 2, 3}, {4}});
}

TEST_CASE("on a scale a small level goes to its smaller neighbour") {
  CHECK(merged({{3, 20, 8, 2, 9}}, 5, true) == Grouping{{0, 1}, {2, 3}, {4}});
  CHECK(merged({{20, 2, 9}}, 5, true) == Grouping{{0}, {1, 2}});
}

TEST_CASE("each group is large enough in every row") {
  CHECK(merged({{10, 10, 10}, {10, 4, 10}}, 5, false) == Grouping{{0, 1}, {2}});
  CHECK(merged({{10, 10, 10}, {0, 14, 0}}, 5, false) == Grouping{{0, 1, 2}});
}

TEST_CASE("too few people are one group, and a threshold of one puts nothing together") {
  CHECK(merged({{2, 1, 1}}, 5, false) == Grouping{{0, 1, 2}});
  CHECK(merged({{2, 0, 1}}, 1, false) == Grouping{{0}, {1}, {2}});
  CHECK(merged({{2, 0, 1}}, 0, true) == Grouping{{0}, {1}, {2}});
  CHECK(merged({}, 5, false).empty());
}

TEST_CASE("ticks of two options that tell of a few who ticked both, or neither, do not stand together") {
  using Positions = std::vector<std::size_t>;
  CHECK(showable_ticks({{40, {15, 30}}}, 5) == Positions{0, 1});  // 5 ticked both at least
  CHECK(showable_ticks({{13, {8, 6}}}, 5) == Positions{0});       // 14 of 13: one ticked both
  CHECK(showable_ticks({{17, {8, 6}}}, 5) == Positions{0});       // 14 of 17: three ticked neither, or more
  CHECK(showable_ticks({{20, {10, 10}}, {13, {8, 6}}}, 5) == Positions{0});
  CHECK(showable_ticks({{20, {10, 10}}}, 5) == Positions{0, 1});
  CHECK(showable_ticks({{40, {10, 14, 14}}}, 5) == Positions{1});  // 38 of 40 together
  CHECK(showable_ticks({{40, {4, 36, 20}}}, 5) == Positions{2});   // few ticks, few without
  CHECK(showable_ticks({{40, {4, 38}}}, 5).empty());
}

}  // namespace muster::stats
