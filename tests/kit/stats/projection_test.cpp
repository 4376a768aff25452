// Projections: R's recursions and intervals, and what they refuse.

#include <muster/kit/stats/projection.hpp>

#include <stdexcept>

#include "support/catch.hpp"
#include "vectors.hpp"

namespace muster::stats {
namespace {

const std::vector<double> plans{71410, 75220, 79905, 83127, 86010, 88530, 90712, 93487};
const std::vector<double> timely{48.2, 51.9, 55.4, 53.1, 58.8, 61.7, 66.3, 70.1, 69.4};

std::vector<double> means(const std::vector<double>& values, const Smoothing& by, std::size_t years) {
  std::vector<double> all{smoothed(values, by).squares};
  for (const auto& each : projected(values, by, years)) all.push_back(each.value);
  return all;
}

std::vector<double> whole(const std::vector<double>& values, const Smoothing& by, std::size_t years,
                          double confidence = 0.95) {
  std::vector<double> all{smoothed(values, by).squares};
  for (const auto& each : projected(values, by, years, confidence))
    all.insert(all.end(), {each.value, each.low, each.high});
  return all;
}

std::vector<double> best(const std::vector<double>& values) {
  const auto found = best_smoothing(values);
  REQUIRE(found);
  return {found->level, found->trend, found->damping};
}

}  // namespace

TEST_CASE("smoothing is R's where R smooths alike") {
  check_vector("smoothed plans 0.4", means(plans, {0.4, 0, 1}, 3));
  check_vector("smoothed timely 0.7 0.3", means(timely, {0.7, 0.3, 1}, 3));
}

TEST_CASE("projections and their intervals are those of the states' matrices in R") {
  check_vector("projected plans 0.4", whole(plans, {0.4, 0, 1}, 3));
  check_vector("projected timely 0.7 0.3", whole(timely, {0.7, 0.3, 1}, 3));
  check_vector("projected plans 0.8 0.5 0.9", whole(plans, {0.8, 0.5, 0.9}, 4));
  check_vector("projected timely 0.35 1 0.82 at 0.80", whole(timely, {0.35, 1, 0.82}, 4, 0.8));
}

TEST_CASE("the weights of the least squared errors are those that R finds among the same") {
  check_vector("best smoothing plans", best(plans));
  check_vector("best smoothing timely", best(timely));
  check_vector("best smoothing level", best({50, 52, 49, 51, 50, 48, 51}));
}

TEST_CASE("an interval widens with the years, and a series that never moved has none to speak of") {
  const auto all = projected(timely, *best_smoothing(timely), 4);
  for (std::size_t at = 1; at < all.size(); ++at)
    CHECK(all[at].high - all[at].low > all[at - 1].high - all[at - 1].low);
  const std::vector<double> still(7, 12);
  for (const auto& each : projected(still, *best_smoothing(still), 3)) {
    CHECK(each.low == 12);
    CHECK(each.high == 12);
  }
}

TEST_CASE("too few years, and what is no weight, are refused") {
  CHECK_FALSE(best_smoothing({1, 2, 3, 4, 5}));
  CHECK(best_smoothing({1, 2, 3, 4, 5, 6}));
  CHECK_THROWS_AS(smoothed({1}, {}), std::invalid_argument);
  CHECK_THROWS_AS(smoothed({1, 2}, {0.5, 0.5, 0.9}), std::invalid_argument);
  CHECK_THROWS_AS(smoothed({1, 2, 3}, {0, 0, 1}), std::invalid_argument);
  CHECK_THROWS_AS(smoothed({1, std::nan(""), 3}, {0.5, 0, 1}), std::invalid_argument);
  CHECK_THROWS_AS(projected({1, 2, 3, 4, 5}, {0.5, 0.5, 0.9}, 2), std::invalid_argument);
}

}  // namespace muster::stats
