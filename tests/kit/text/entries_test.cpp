// One-word answers: what counts as the same word, and how it is shown.
#include <muster/kit/text/words.hpp>

#include <algorithm>

#include "support/catch.hpp"

namespace muster::text {
namespace {

std::string summary(const std::vector<WordCount>& counts) {
  std::string out;
  for (const auto& count : counts) {
    out += (out.empty() ? "" : ", ") + count.word + " " + std::to_string(count.people);
    if (count.times != count.people) out += "/" + std::to_string(count.times);
  }
  return out;
}

using Texts = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("entries are counted by people and by times") {
  const auto counts = count_entries({{"inspiring", "Inspiring", "informative"}, {}, {"Informative"}});
  REQUIRE(counts.size() == 2);
  CHECK(counts[0].word == "informative");
  CHECK(counts[0].people == 2);
  CHECK(counts[0].times == 2);
  CHECK(counts[0].texts == std::vector<std::size_t>{0, 2});
  CHECK(counts[1].word == "inspiring");
  CHECK(counts[1].people == 1);
  CHECK(counts[1].times == 2);
}

TEST_CASE("case, hyphens, quotes and final marks make no other entry") {
  CHECK(summary(count_entries({{"Well organised"}, {"well-organised"}, {"“Well-organised!”"}})) == "well-organised 3");
  CHECK(summary(count_entries({{"Co-production"}, {"coproduction"}, {"Co-production"}})) == "co-production 3");
  CHECK(summary(count_entries({{"Not boring!"}, {"  not\u00A0 boring "}})) == "not boring 2");
  CHECK(summary(count_entries({{"don’t stop"}, {"don't stop"}})) == "don't stop 2");
}

TEST_CASE("British and American spellings and plurals meet") {
  CHECK(summary(count_entries({{"organised"}, {"organized"}, {"organised"}})) == "organised 3");
  CHECK(summary(count_entries({{"Connections"}, {"connection"}, {"connections"}})) == "connections 3");
}

TEST_CASE("an entry of another script keeps the vowel sign and the mark that it ends with") {
  CHECK(summary(count_entries({{"ভালো"}, {"শিক্ষা।"}, {"সময়"}})) ==
        summary(count_entries({{"শিক্ষা"}, {"ভালো"}, {"সময়"}})));
  CHECK(count_entries({{"ভালো!"}}).front().word == "ভালো");
  CHECK(count_entries({{"अच्छी"}}).front().word == "अच्छी");
  CHECK(count_entries({{"நன்றி"}}).front().word == "நன்றி");
  CHECK(count_entries({{"cafe\u0301"}}).front().word == "café");
}

TEST_CASE("stems do not meet") {
  const Texts related{{"information"}, {"informative"}, {"informed"}, {"include"}, {"inclusion"}, {"inclusive"}};
  CHECK(count_entries(related).size() == related.size());
}

TEST_CASE("an entry stays whole, stop words and all") {
  CHECK(summary(count_entries({{"hopeful but cautious"}, {"too short"}})) == "hopeful but cautious 1, too short 1");
}

TEST_CASE("entries in capitals count with the others and keep them only where all wrote so") {
  CHECK(summary(count_entries({{"USEFUL"}, {"useful"}, {"Useful"}})) == "useful 3");
  CHECK(summary(count_entries({{"SEND"}, {"SEND"}})) == "SEND 2");
}

TEST_CASE("blank entries are no entries, but a sign is one") {
  CHECK(count_entries({{"", "  ", "\t"}}).empty());
  CHECK(summary(count_entries({{"👍"}, {"👍"}, {"10/10"}})) == "👍 2, 10/10 1");
}

TEST_CASE("the form used most is shown, ties to the shorter, then alphabetical") {
  CHECK(summary(count_entries({{"talks"}, {"talk"}})) == "talk 2");
  CHECK(summary(count_entries({{"organized"}, {"organised"}})) == "organised 2");
}

TEST_CASE("the analyst's merges count as one entry under the first name") {
  CHECK(summary(count_entries({{"Inspiring"}, {"inspirational"}, {"useful"}}, {{"inspiring", "Inspirational"}})) ==
        "inspiring 2, useful 1");
}

TEST_CASE("the three words of the model summit add up to its published figures") {
  // The summit's column, split at commas, semicolons and " and " as the forms room splits it.
  const Texts answers{{"hopeful but cautious"},
                      {"Informative"},
                      {"“Finally together”"},
                      {"Interesting", "informative", "challenging"},
                      {"Energising", "reflective", "collaborative"},
                      {},
                      {"Informative", "inspiring", "collaborative"},
                      {"Timely", "informative", "well organised"},
                      {"useful"},
                      {"Thought provoking", "honest", "useful"},
                      {"Positive", "passionate", "informative"},
                      {"Informative", "loud", "useful"},
                      {"passionate", "committed", "informative"},
                      {"Stimulating", "useful", "friendly"},
                      {"Inspirational", "timely", "honest"},
                      {"Collaborative", "informative", "friendly"},
                      {"helpful", "positive", "connected"},
                      {"Co-production", "partnership", "hope"},
                      {"Great networking", "informative"},
                      {"Engaging", "useful", "inclusive"},
                      {"Energetic", "interesting", "too short"},
                      {"Refreshing", "collaborative", "informative"},
                      {"collaboration", "voice", "change"},
                      {"Informative", "engaging"},
                      {"Organised", "useful", "insightful"},
                      {"Inspiring"},
                      {"Informative"},
                      {"Rushed"},
                      {"Relevant", "interesting", "useful"},
                      {"Connected", "informed", "hopeful"},
                      {"Well-organised", "informative", "lively"},
                      {"informative", "engaging", "hopeful"},
                      {"inspiring", "Inspiring", "informative"},
                      {},
                      {"Engaging", "challenging", "useful"},
                      {"Thought-provoking", "informative", "networking"},
                      {"Not boring!"},
                      {"Collaborative", "honest", "timely"},
                      {"Insightful", "useful", "rushed"},
                      {"Useful", "clear", "engaging"},
                      {"Supportive", "inclusive", "useful"},
                      {"Informative", "insightful", "busy"},
                      {"Useful", "informative", "energising"},
                      {"Informative", "honest", "hopeful"}};
  const auto counts = count_entries(answers);
  REQUIRE(counts.size() > 2);
  CHECK(counts[0].word == "informative");
  CHECK(counts[0].people == 19);
  CHECK(counts[1].word == "useful");
  CHECK(counts[1].people == 12);
  const auto inspiring =
      std::find_if(counts.begin(), counts.end(), [](const auto& c) { return c.word == "inspiring"; });
  REQUIRE(inspiring != counts.end());
  CHECK(inspiring->people == 3);
  CHECK(inspiring->times == 4);
}

}  // namespace muster::text
