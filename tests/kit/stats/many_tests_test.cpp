// Corrections for many tests, and words of two groups, against R.
#include <muster/kit/stats/keyness.hpp>
#include <muster/kit/stats/many_tests.hpp>

#include <stdexcept>

#include "support/catch.hpp"
#include "vectors.hpp"

namespace muster::stats {

TEST_CASE("p values corrected for many tests are R's p.adjust, in the order given") {
  const std::vector<double> p{.042, .001, .205, .008, .039, .041, .216, .06, .074, .212};
  check_vector("benjamini-hochberg", benjamini_hochberg(p));
  check_vector("holm", holm(p));
}

TEST_CASE("one test needs no correction, none has none, and no p leaves its range") {
  CHECK(benjamini_hochberg({0.03}) == std::vector<double>{0.03});
  CHECK(holm({0.03}) == std::vector<double>{0.03});
  CHECK(benjamini_hochberg({}).empty());
  CHECK(benjamini_hochberg({1, 1, 1}) == std::vector<double>{1, 1, 1});
  CHECK(holm({0.9, 0.8}) == std::vector<double>{1, 1});
  CHECK_THROWS_AS(benjamini_hochberg({1.2}), std::invalid_argument);
  CHECK_THROWS_AS(holm({-0.1}), std::invalid_argument);
}

TEST_CASE("keyness by people is R's and quanteda's") {
  const auto check = [](const Part& first, const Part& second) {
    const auto found = keyness(first, second).value();
    check_vector("keyness " + std::to_string(first.count) + "/" + std::to_string(first.base) + " " +
                     std::to_string(second.count) + "/" + std::to_string(second.base),
                 {found.g2, found.g2_williams, found.chi_square, found.chi_square_yates, found.fisher_p});
  };
  for (const auto& [first, second] :
       {std::pair<std::int64_t, std::int64_t>{14, 3}, {11, 2}, {2, 12}, {0, 6}, {9, 8}, {5, 5}})
    check({first, 42}, {second, 39});
  check({7, 10}, {2, 9});
}

TEST_CASE("a word that nobody or everybody said tells no groups apart") {
  CHECK_FALSE(keyness({0, 42}, {0, 39}));
  CHECK_FALSE(keyness({42, 42}, {39, 39}));
  CHECK_FALSE(keyness({3, 42}, {0, 0}));
  CHECK_THROWS_AS(keyness({43, 42}, {0, 39}), std::invalid_argument);
}

TEST_CASE("below six against nobody there is no test") {
  CHECK(too_few_to_compare({5, 42}, {0, 42}));
  CHECK_FALSE(too_few_to_compare({6, 42}, {0, 42}));
  CHECK_FALSE(too_few_to_compare({0, 42}, {6, 42}));
  CHECK(keyness({5, 42}, {0, 42})->fisher_p > 0.05);
  CHECK(keyness({6, 42}, {0, 42})->fisher_p < 0.05);
}

}  // namespace muster::stats
