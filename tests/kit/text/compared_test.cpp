// Phrases that several people say, words of two groups, and spellings that may be another's.
#include <muster/kit/text/words.hpp>

#include <set>
#include <stdexcept>

#include "support/catch.hpp"

namespace muster::text {
namespace {

std::string phrases_of(const std::vector<std::string>& texts, std::int64_t least = 3, const WordRules& rules = {}) {
  std::string out;
  for (const auto& count : count_phrases(texts, least, rules))
    out += (out.empty() ? "" : ", ") + count.word + " " + std::to_string(count.people);
  return out;
}

std::string near_in(const std::vector<std::string>& texts) {
  std::string out;
  for (const auto& near : near_spellings(count_words(texts)))
    out += (out.empty() ? "" : ", ") + near.word + " > " + near.likely + " " + std::to_string(near.people);
  return out;
}

}  // namespace

TEST_CASE("a phrase is said by three people, however often one of them says it") {
  CHECK(phrases_of({"special schools", "a special school", "Special schools, special schools"}) == "special schools 3");
  CHECK(phrases_of({"special schools", "special schools and special schools"}) == "");
  CHECK(phrases_of({"special schools", "special schools"}, 2) == "special schools 2");
  CHECK_THROWS_AS(count_phrases({}, 1), std::invalid_argument);
  CHECK(count_phrases({}).empty());
}

TEST_CASE("a phrase knows its texts") {
  const auto counts = count_phrases({"early help", "late", "early help", "early help, early help"});
  REQUIRE(counts.size() == 1);
  CHECK(counts[0].texts == std::vector<std::size_t>{0, 2, 3});
  CHECK(counts[0].times == 4);
}

TEST_CASE("a phrase does not go across a clause, a number or a not") {
  CHECK(phrases_of({"early. Help", "early, help", "early 5 help", "early - help"}) == "");
  CHECK(phrases_of({"not early help", "not early help", "not early help"}) == "");
}

TEST_CASE("three words stand for their two, and a pair that also stands by itself stays") {
  const std::string three = "special educational needs";
  CHECK(phrases_of({three, three, three}) == "special educational needs 3");
  CHECK(phrases_of({three, three, three, "special educational provision"}) ==
        "special educational 4, special educational needs 3");
}

TEST_CASE("a stop word stands inside a phrase and at neither end") {
  const std::string point = "We have a point of contact for the families";
  CHECK(phrases_of({point, "the points of contact", "one point of contact"}) == "point of contact 3");
}

TEST_CASE("phrases of the rules and words left out part what stands beside them") {
  WordRules rules;
  rules.also_stop = {"summit"};
  const std::string text = "useful summit day";
  CHECK(phrases_of({text, text, text}, 3, rules) == "");
  CHECK(phrases_of({text, text, text}) == "useful summit day 3");
}

TEST_CASE("words of two groups meet under one form, each with its own texts") {
  const auto both = words_of_groups({"Funding is short", "funds"}, {"more funding", "funding, funding", "time"});
  REQUIRE_FALSE(both.empty());
  CHECK(both[0].word == "funding");
  CHECK(both[0].first == std::vector<std::size_t>{0});
  CHECK(both[0].second == std::vector<std::size_t>{0, 1});
  std::set<std::string> keys;
  for (const auto& word : both) {
    keys.insert(word.key);
    CHECK(word.first.size() + word.second.size() > 0);
  }
  CHECK(keys.size() == both.size());
  CHECK(words_of_groups({}, {}).empty());
}

TEST_CASE("a spelling a letter apart from a common one is proposed, and no more") {
  const std::vector<std::string> common{"receive support", "receive support", "receive inclusion", "inclusion"};
  const auto with = [&](const std::string& text) {
    auto texts = common;
    texts.push_back(text);
    return near_in(texts);
  };
  CHECK(with("recieve") == "recieve > receive 1");          // changed over
  CHECK(with("suport") == "suport > support 1");            // less
  CHECK(with("inclussion") == "inclussion > inclusion 1");  // more
  CHECK(with("inclusian") == "inclusian > inclusion 1");    // other
  CHECK(with("inclusive") == "");                           // two letters
  CHECK(with("INCLUSIOM").find("inclusion") != std::string::npos);
  CHECK(with("not suport") == "");
}

TEST_CASE("no proposal goes from or to short words, digits or words as common") {
  CHECK(near_in({"time", "time", "tine"}) == "");
  CHECK(near_in({"post-16", "post-16", "post-19"}) == "");
  CHECK(near_in({"quiet", "quite nice", "quieter"}).find("quiet >") == std::string::npos);
  CHECK(near_in({"former", "farmer"}) == "");
}

TEST_CASE("a slip that many make is proposed as well, a word of its own is not") {
  const auto as_often = [](const std::string& one, const std::string& other) {
    return near_in({one, one, one, one, other, other, other});
  };
  CHECK(as_often("committee", "comittee") == "comittee > committee 3");
  CHECK(as_often("accomodation", "accommodation") == "accommodation > accomodation 3");  // the hand says which is right
  CHECK(as_often("receive", "recieve") == "recieve > receive 3");
  CHECK(as_often("definitely", "definately") == "definately > definitely 3");
  for (const auto& [one, other] : std::vector<std::pair<std::string, std::string>>{{"changed", "chanced"},
                                                                                   {"farmers", "formers"},
                                                                                   {"quiet", "quite"},
                                                                                   {"places", "laces"},
                                                                                   {"through", "though"}})
    CHECK(as_often(one, other) == "");
}

TEST_CASE("many spellings of one length cost no more than they are long") {
  std::vector<WordCount> counts;
  for (int at = 0; at < 26 * 26 * 26; ++at) {
    std::string key = "aaaaaaaa";
    for (auto rest = at, place = 0; rest > 0; rest /= 26, ++place)
      key[static_cast<std::size_t>(place)] = static_cast<char>('a' + rest % 26);
    counts.push_back({key, key, at == 0 ? 100 : 1, 1, {}});
  }
  const auto near = near_spellings(counts);
  CHECK(near.size() == 3 * 25);  // each of three letters changed, all to the one that is common
  for (const auto& each : near) CHECK(each.likely == "aaaaaaaa");
}

}  // namespace muster::text
