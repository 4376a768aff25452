// The places of a cloud stand nearest first, equally far ones row by row: the order in which all clouds were ever laid
// out.
#include <kit/draw/cloud_places.hpp>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using namespace muster::draw;

TEST_CASE("the places of a cloud stand nearest first and then row by row") {
  for (const auto& [width, height] :
       {std::pair{816.0, 400.0}, {240.0, 40.0}, {300.0, 300.0}, {376.5, 177.25}, {3.0, 3.0}}) {
    const PlaceOrder order(width, height);
    const double flat = std::max(height / width, 0.46);
    std::vector<float> distances;
    for (int row = 0; row < order.rows(); ++row) {
      for (int column = 0; column < order.columns(); ++column) {
        const double x = order.x_of(column);
        const double y = order.y_of(row);
        distances.push_back(static_cast<float>(x * flat * x * flat + y * y));
      }
    }
    std::vector<std::uint32_t> cells(distances.size());
    std::iota(cells.begin(), cells.end(), 0U);
    std::stable_sort(cells.begin(), cells.end(),
                     [&](std::uint32_t left, std::uint32_t right) { return distances[left] < distances[right]; });
    REQUIRE(order.size() == cells.size());
    for (std::uint32_t number = 0; number < order.size(); ++number) {
      if (order.cell_of(number) != cells[number]) FAIL("place " << number << " of " << width << " by " << height);
    }
  }
}
