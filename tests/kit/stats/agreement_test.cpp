// Agreement of coders against R and against Krippendorff's published example.
#include <muster/kit/stats/agreement.hpp>

#include <limits>
#include <stdexcept>

#include "support/catch.hpp"
#include "vectors.hpp"

namespace muster::stats {
namespace {

const Crosstab three{{25, 3, 1}, {4, 14, 5}, {0, 2, 16}};

void check_kappa(const std::string& name, const Crosstab& table, Weights weights) {
  const auto found = cohens_kappa(table, weights).value();
  check_vector(name,
               {found.observed, found.expected, found.value, found.error, found.interval.low, found.interval.high});
}

/// Krippendorff's four coders and twelve units, by unit.
const std::vector<Unit> published{{1, 1, 1},    {2, 2, 3, 2}, {3, 3, 3, 3}, {3, 3, 3, 3}, {2, 2, 2, 2}, {1, 2, 3, 4},
                                  {4, 4, 4, 4}, {1, 1, 2, 1}, {2, 2, 2, 2}, {5, 5, 5},    {1, 1},       {3}};

}  // namespace

TEST_CASE("Cohen's kappa with its interval is vcd's, near misses weighted too") {
  check_kappa("kappa two codes", {{20, 5}, {10, 15}}, Weights::none);
  check_kappa("kappa three codes", three, Weights::none);
  check_kappa("kappa linear", three, Weights::linear);
  check_kappa("kappa quadratic", three, Weights::quadratic);
  CHECK(cohens_kappa({{20, 5}, {10, 15}}, Weights::linear)->value == Approx(0.4));
}

TEST_CASE("kappa is 1 where all agree, below 0 where they disagree, and none where both used one code") {
  CHECK(cohens_kappa({{5, 0}, {0, 7}})->value == 1);
  CHECK(cohens_kappa({{5, 0}, {0, 7}})->interval.low == 1);
  CHECK(cohens_kappa({{0, 5}, {5, 0}})->value == -1);
  CHECK(cohens_kappa({{0, 5}, {5, 0}})->interval.low == -1);
  CHECK(cohens_kappa({{5, 0, 0}, {0, 7, 0}, {0, 0, 0}})->value == 1);
  CHECK_FALSE(cohens_kappa({{12, 0}, {0, 0}}));
  CHECK_FALSE(cohens_kappa({{0, 0}, {0, 0}}));
  CHECK_FALSE(cohens_kappa({{4}}));
  CHECK_FALSE(cohens_kappa({}));
  CHECK(cohens_kappa({{0, 12}, {0, 0}})->value == 0);
  CHECK_THROWS_AS(cohens_kappa({{1, 2}}), std::invalid_argument);
  CHECK_THROWS_AS(cohens_kappa({{1, -2}, {3, 4}}), std::invalid_argument);
}

TEST_CASE("Krippendorff's alpha is the published one at each level of measurement") {
  std::vector<double> found;
  for (const auto metric : {Metric::nominal, Metric::ordinal, Metric::interval, Metric::ratio})
    found.push_back(krippendorffs_alpha(published, metric).value());
  check_vector("krippendorff", found);
}

TEST_CASE("two coders, yes or no") {
  const std::vector<Unit> units{{1, 1}, {1, 1}, {0, 0}, {1, 0}, {0, 0}, {0, 0}, {1, 1}, {0, 0}, {1, 1}, {1, 0}};
  check_vector("krippendorff two coders", {krippendorffs_alpha(units, Metric::nominal).value()});
}

TEST_CASE("alpha needs units that two looked at, and values that differ") {
  CHECK_FALSE(krippendorffs_alpha({}, Metric::nominal));
  CHECK_FALSE(krippendorffs_alpha({{1}, {2}, {}}, Metric::nominal));
  CHECK_FALSE(krippendorffs_alpha({{1, 1}, {1, 1, 1}, {2}}, Metric::interval));
  CHECK(krippendorffs_alpha({{1, 1}, {2, 2}}, Metric::ordinal) == 1.0);
  CHECK(krippendorffs_alpha({{1, 2}}, Metric::nominal) == 0.0);
  CHECK_THROWS_AS(krippendorffs_alpha({{-1, 2}}, Metric::ratio), std::invalid_argument);
  CHECK_THROWS_AS(krippendorffs_alpha({{1, std::numeric_limits<double>::quiet_NaN()}}, Metric::nominal),
                  std::invalid_argument);
}

TEST_CASE("as many different values as answers cost no pairs, and ratios are refused beyond their limit") {
  std::vector<Unit> units;
  for (int unit = 0; unit < 100'000; ++unit) units.push_back({unit + 0.0, unit + 0.5});
  CHECK(krippendorffs_alpha(units, Metric::interval).value() > 0.999);
  CHECK(krippendorffs_alpha(units, Metric::ordinal).value() > 0.999);
  CHECK(krippendorffs_alpha(units, Metric::nominal).value() == 0);
  CHECK_THROWS_AS(krippendorffs_alpha(units, Metric::ratio), std::invalid_argument);
}

}  // namespace muster::stats
