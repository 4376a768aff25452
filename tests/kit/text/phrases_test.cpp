// Phrases found by how many different texts say them.
#include <muster/kit/text/words.hpp>

#include <stdexcept>

#include "support/catch.hpp"

namespace muster::text {
namespace {

std::string found_in(const std::vector<std::string>& texts, std::int64_t least, const WordRules& rules = {}) {
  std::string out;
  for (const auto& phrase : frequent_phrases(texts, least, rules)) {
    out += (out.empty() ? "" : ", ") + phrase.phrase + " " + std::to_string(phrase.texts);
  }
  return out;
}

}  // namespace

TEST_CASE("a phrase needs different texts, not one enthusiast") {
  CHECK(found_in({"national standards", "National standards now", "the national standard"}, 3) ==
        "national standards 3");
  CHECK(found_in({"national standards, national standards, national standards", "standards"}, 2).empty());
}

TEST_CASE("a phrase that is a small part of its word does not eat it") {
  CHECK(found_in({"inclusion plans", "inclusion plans", "inclusion", "inclusion", "inclusion"}, 2).empty());
  CHECK(found_in({"inclusion plans", "inclusion plans", "inclusion"}, 2) == "inclusion plans 2");
}

TEST_CASE("phrases do not cross clauses, stop words or denials") {
  CHECK(found_in({"early. Years", "early, years"}, 2).empty());
  CHECK(found_in({"health and care", "health and care"}, 2).empty());
  CHECK(found_in({"not joined up thinking", "not joined thinking"}, 2).empty());
}

TEST_CASE("a word said twice is no phrase") { CHECK(found_in({"film film", "film film"}, 2).empty()); }

TEST_CASE("longer phrases grow out of shorter ones and take their place") {
  CHECK(found_in({"special educational needs", "Special educational needs", "our special educational needs"}, 3) ==
        "special educational needs 3");
}

TEST_CASE("of two phrases said equally often the less likely by chance comes first") {
  const std::vector<std::string> texts{"staff turnover", "staff turnover", "London costs", "London costs",
                                       "London",         "costs",          "London",       "costs"};
  CHECK(found_in(texts, 2) == "staff turnover 2, london costs 2");
  const auto phrases = frequent_phrases(texts, 2);
  REQUIRE(phrases.size() == 2);
  // 2 * (2 ln(2 / (2*2/8)) + 6 ln(6 / (6*6/8))), the 2x2 table 2, 0, 0, 6.
  CHECK(phrases[0].score == Approx(8.99736).margin(1e-4));
}

TEST_CASE("given phrases are taken as one word and not returned") {
  WordRules rules;
  rules.phrases = {"EHC plans"};
  CHECK(found_in({"EHC plans", "EHC plans"}, 2, rules).empty());
  CHECK(found_in({"digital EHC plans", "digital EHC plans"}, 2, rules) == "digital EHC plans 2");
}

TEST_CASE("asking for phrases said once is an error of the program") {
  CHECK_THROWS_AS(frequent_phrases({"a b"}, 1), std::invalid_argument);
}

}  // namespace muster::text
