// Cronbach's alpha against exact fractions and a published data set.
#include <muster/kit/stats/alpha.hpp>

#include "support/catch.hpp"

using namespace muster::stats;

namespace {

/// "attitude" of R's datasets (Chatterjee and Price 1977); psych::alpha(attitude) prints a raw alpha of 0.84.
const std::vector<std::vector<double>> attitude{
    {43, 51, 30, 39, 61, 92, 45}, {63, 64, 51, 54, 63, 73, 47}, {71, 70, 68, 69, 76, 86, 48},
    {61, 63, 45, 47, 54, 84, 35}, {81, 78, 56, 66, 71, 83, 47}, {43, 55, 49, 44, 54, 49, 34},
    {58, 67, 42, 56, 66, 68, 35}, {71, 75, 50, 55, 70, 66, 41}, {72, 82, 72, 67, 71, 83, 31},
    {67, 61, 45, 47, 62, 80, 41}, {64, 53, 53, 58, 58, 67, 34}, {67, 60, 47, 39, 59, 74, 41},
    {69, 62, 57, 42, 55, 63, 25}, {68, 83, 83, 45, 59, 77, 35}, {77, 77, 54, 72, 79, 77, 46},
    {81, 90, 50, 72, 60, 54, 36}, {74, 85, 64, 69, 79, 79, 63}, {65, 60, 65, 75, 55, 80, 60},
    {65, 70, 46, 57, 75, 85, 46}, {50, 58, 68, 54, 64, 78, 52}, {50, 40, 33, 34, 43, 64, 33},
    {64, 61, 52, 62, 66, 80, 41}, {53, 66, 52, 50, 63, 80, 37}, {40, 37, 42, 58, 50, 57, 49},
    {63, 54, 42, 48, 66, 75, 33}, {66, 77, 66, 63, 88, 76, 72}, {78, 75, 58, 74, 80, 78, 49},
    {48, 57, 44, 45, 51, 83, 38}, {85, 85, 71, 71, 77, 74, 55}, {82, 82, 39, 59, 64, 78, 39}};

}  // namespace

TEST_CASE("alpha is that of exact fractions") {
  // 405/428 and -14/3, worked out in fractions.
  const auto close = [](double value) { return Approx(value).epsilon(1e-9); };
  CHECK(*cronbach_alpha({{2, 3, 3}, {4, 4, 5}, {1, 2, 1}, {5, 4, 5}, {3, 3, 4}, {2, 2, 3}}) == close(405.0 / 428));
  CHECK(*cronbach_alpha({{1, 5}, {2, 3}, {3, 2}, {5, 1}, {4, 4}}) == close(-14.0 / 3));
  CHECK(*cronbach_alpha({{1, 1}, {2, 2}, {3, 3}}) == close(1));
  CHECK(*cronbach_alpha(attitude) == close(0.8431427695647599));
}

TEST_CASE("alpha does not hang on where the numbers begin") {
  auto moved = attitude;
  for (auto& row : moved) {
    for (auto& number : row) number += 1e6;
  }
  CHECK(*cronbach_alpha(moved) == Approx(*cronbach_alpha(attitude)).epsilon(1e-9));
}

TEST_CASE("where nothing varies there is no alpha") {
  CHECK_FALSE(cronbach_alpha({}));
  CHECK_FALSE(cronbach_alpha({{1, 2}}));
  CHECK_FALSE(cronbach_alpha({{1}, {2}}));
  CHECK_FALSE(cronbach_alpha({{1, 2}, {2, 1}, {1, 2}}));
}
