// Raking, capped weights and effective people against R; representation worked by hand.
#include <muster/kit/stats/representation.hpp>
#include <muster/kit/stats/weights.hpp>

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "support/catch.hpp"
#include "vectors.hpp"

namespace muster::stats {
namespace {

/// Twelve answers of 104 people: council, family, health, voluntary; inner and outer.
const WeightMargin role{
    "kind", {"council", "family", "health", "voluntary"}, {40, 36, 20, 8}, {0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 3}};
const WeightMargin area{"area", {"inner", "outer"}, {44, 60}, {0, 1, 1, 1, 0, 1, 0, 1, 1, 0, 1, 1}};
const std::vector<bool> yes{true, false, true, true, false, true, false, false, true, true, false, true};

void check_share(const std::string& name, const std::vector<double>& weights) {
  const auto found = weighted_share(weights, yes).value();
  check_vector(name, {found.share, found.effective, found.interval.low, found.interval.high});
}

std::string refusal(const Result<WeightedAnswers>& result) { return result ? "weights" : result.error().message; }

}  // namespace

TEST_CASE("raked weights are those of R's survey, and hold every margin") {
  const auto found = rake(12, {role, area}).value();
  check_vector("raked weights", found.weights);
  check_share("raked share", found.weights);
  CHECK(found.effective == Approx(9.57398177090).epsilon(1e-9));
  for (std::size_t level = 0; level < 4; ++level)
    CHECK(found.reached[0][level] == Approx(role.targets[level]).epsilon(1e-9));
  for (std::size_t level = 0; level < 2; ++level)
    CHECK(found.reached[1][level] == Approx(area.targets[level]).epsilon(1e-9));
}

TEST_CASE("weights cut off at twice the mean give the rest to the others, and the margins say what they hold then") {
  const auto raked = rake(12, {role, area}).value();
  const auto weights = capped(raked.weights, 2);
  check_vector("capped weights", weights);
  check_share("capped share", weights);
  const auto found = rake_capped(12, {role, area}, 2.1).value();
  CHECK(*std::max_element(found.weights.begin(), found.weights.end()) == Approx(2.1).epsilon(1e-12));
  CHECK(found.reached[0][1] < 36);
  CHECK(std::accumulate(found.reached[0].begin(), found.reached[0].end(), 0.0) == Approx(104).epsilon(1e-12));
}

TEST_CASE("a cap that a level cannot live with is refused, with the one that would do") {
  CHECK(refusal(rake_capped(12, {role, area}, 2)) ==
        "\"family\" (kind) cannot reach its share with this cap: allow weights up to 2.1, or join it with another "
        "level.");
  CHECK(refusal(rake_capped(12, {role, area}, 2.1)) == "weights");
  CHECK_THROWS_AS(rake_capped(12, {role, area}, 0.9), std::invalid_argument);
}

TEST_CASE("levels without answers, or without people, are refused by name") {
  auto nobody = role;
  nobody.places = {0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2};
  CHECK(refusal(rake(12, {nobody, area})) ==
        "Nobody of \"voluntary\" (kind) answered: join it with another level, or leave this margin out.");
  auto unasked = role;
  unasked.targets = {40, 44, 20, 0};
  CHECK(refusal(rake(12, {unasked, area})) ==
        "People of \"voluntary\" (kind) answered, but none were asked: correct its number of people.");
  auto fewer = area;
  fewer.targets = {44, 50};
  CHECK(refusal(rake(12, {role, fewer})) ==
        "The people of \"area\" and of \"kind\" differ in number: both must count everybody who was asked.");
  CHECK(refusal(rake(12, {})) == "Weights need a margin, such as the kinds of organisation.");
  CHECK(refusal(rake(0, {{"kind", {}, {}, {}}})) == "There are no answers to weight.");
}

TEST_CASE("a level that nobody is in, asked or answering, is no hindrance") {
  auto more = role;
  more.levels.emplace_back("press");
  more.targets.push_back(0);
  CHECK(rake(12, {more, area}).value().weights == rake(12, {role, area}).value().weights);
}

TEST_CASE("margins that contradict each other are refused, not tried for ever") {
  // The only answers of "a" are in "x": "a" cannot hold more people than "x".
  const WeightMargin first{"first", {"a", "b"}, {80, 20}, {0, 0, 1, 1}};
  const WeightMargin second{"second", {"x", "y"}, {20, 80}, {0, 0, 0, 1}};
  CHECK(refusal(rake(4, {first, second})).find("contradict each other") != std::string::npos);
}

TEST_CASE("one margin is met at once, and one answer weighs 1") {
  const auto found = rake(1, {{"kind", {"council"}, {104}, {0}}}).value();
  CHECK(found.weights == std::vector<double>{1});
  CHECK(found.effective == 1);
}

TEST_CASE("lists that do not belong together are errors of the program") {
  auto broken = area;
  broken.places.pop_back();
  CHECK_THROWS_AS(rake(12, {role, broken}), std::invalid_argument);
  broken = area;
  broken.places[0] = 2;
  CHECK_THROWS_AS(rake(12, {role, broken}), std::invalid_argument);
  CHECK_THROWS_AS(weighted_share({1, 2}, {true}), std::invalid_argument);
  CHECK_THROWS_AS(weighted_share({1, 0}, {true, true}), std::invalid_argument);
  CHECK_THROWS_AS(capped({1, -1}, 2), std::invalid_argument);
}

TEST_CASE("cutting off keeps the sum, and stops where all are cut") {
  CHECK(capped({1, 1, 1}, 1) == std::vector<double>{1, 1, 1});
  for (const auto weight : capped({1, 2, 9}, 1)) CHECK(weight == Approx(4));
  std::vector<double> steep;
  for (int at = 0; at < 200; ++at) steep.push_back(at < 5 ? 1000 + at : 1.0 / (1 + at));
  const auto cut = capped(steep, 3);
  const auto all = std::accumulate(steep.begin(), steep.end(), 0.0);
  CHECK(std::accumulate(cut.begin(), cut.end(), 0.0) == Approx(all).epsilon(1e-9));
  CHECK(*std::max_element(cut.begin(), cut.end()) <= 3 * all / 200 * (1 + 1e-9));
  CHECK(capped({}, 2).empty());
}

TEST_CASE("equal weights are worth their number, and no answers nothing") {
  CHECK(effective_people(std::vector<double>(42, 1.7)) == Approx(42).epsilon(1e-12));
  CHECK(effective_people({}) == 0);
  CHECK_FALSE(weighted_share({}, {}));
  const auto all = weighted_share({0.1, 0.2, 0.7}, {true, true, true}).value();
  CHECK(all.share == 1);
  CHECK(all.interval.high == 1);
}

TEST_CASE("representation holds those who answered against those who were asked") {
  const auto found =
      representation({{"Council", 40, 20}, {"Family hub", 36, 6}, {"Health", 20, 12}, {"Other", 8, 4}}).value();
  CHECK(found.people == 104);
  CHECK(found.answered == 42);
  CHECK(found.rows[1].rate == 6 / 36.0);
  CHECK(found.rows[1].share_of_people == Approx(36 / 104.0));
  CHECK(found.rows[1].share_of_answered == Approx(6 / 42.0));
  CHECK(found.rows[1].difference == Approx(6 / 42.0 - 36 / 104.0));
  CHECK(*found.rows[1].weight == Approx((36 / 104.0) / (6 / 42.0)));
  CHECK(found.different == Approx(36 / 104.0 - 6 / 42.0));
  REQUIRE(found.test);
  CHECK(found.test->p == association({{20, 20}, {6, 30}, {12, 8}, {4, 4}})->p);
}

TEST_CASE("groups without answers or without people have no rate or weight, and a single group no test") {
  const auto found = representation({{"Council", 10, 10}, {"Health", 5, 0}, {"Press", 0, 0}}).value();
  CHECK(found.rows[0].rate == 1.0);
  CHECK_FALSE(found.rows[1].weight);
  CHECK(found.rows[1].rate == 0.0);
  CHECK_FALSE(found.rows[2].rate);
  CHECK(found.test);
  CHECK_FALSE(representation({{"Council", 10, 5}})->test);
  CHECK_FALSE(representation({{"Council", 10, 10}, {"Health", 5, 5}})->test);
  CHECK_FALSE(representation({{"Council", 10, 0}}));
  CHECK_FALSE(representation({}));
  CHECK_THROWS_AS(representation({{"Council", 10, 11}}), std::invalid_argument);
}

}  // namespace muster::stats
