// Rankings as figures: first choices, ranks and means with their bases, the picture and its table.
#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/rankings.hpp>
#include <muster/domain/figures/summary.hpp>
#include <muster/domain/forms/language.hpp>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::figures;

namespace {

SummaryInput asked(const std::string& kind, const std::string& top = {}) {
  SummaryInput out;
  const auto form = forms::parse_form("form a \"A\"\n" + top + "page \"P\"\n  topics \"What matters most?\" " + kind +
                                          "\n  [ ] law \"Law\"\n  [ ] money \"Money\"\n  [ ] health \"Health\"\n"
                                          "  [ ] travel \"Travel\"\n  role \"Role\" pick one\n  ( ) a \"A\"\n"
                                          "  ( ) b \"B\"\n",
                                      "test.form");
  REQUIRE(form.ok());
  out.form = *form;
  out.round = RoundState::closed;
  return out;
}

void rank(SummaryInput& input, int people, const std::vector<std::string>& order, const std::string& role = "a") {
  for (int at = 0; at < people; ++at) {
    forms::Answers answers{{"role", {{role}, {}}}};
    if (!order.empty()) answers.emplace("topics", forms::Answer{order, {}});
    input.answers.push_back(std::move(answers));
  }
  input.responses = static_cast<std::int64_t>(input.answers.size());
}

SummaryInput first_three() {
  auto input = asked("rank up to 3");
  rank(input, 5, {"health", "law", "money"});
  rank(input, 3, {"law"});
  rank(input, 2, {"law", "health"});
  rank(input, 4, {});
  return input;
}

Summary summed(const SummaryInput& input) {
  auto summary = summarise(input);
  REQUIRE(summary.ok());
  return std::move(summary).value();
}

}  // namespace

TEST_CASE("each option has its first choices, its ranks and a mean of those who ranked it") {
  const auto summary = summed(first_three());
  const auto& topics = *summary.question("topics");
  CHECK(topics.answered == 10);
  CHECK(topics.options[0].figure.people == 5);
  CHECK(topics.options[0].figure.share == 0.5);
  REQUIRE(topics.ranks.size() == 4);
  CHECK(topics.ranks[0].people == std::vector<std::int64_t>{5, 5, 0});
  CHECK(topics.ranks[0].ranked == 10);
  CHECK(topics.ranks[0].mean == 1.5);
  CHECK(topics.ranks[0].points == 25);
  CHECK(topics.ranks[2].people == std::vector<std::int64_t>{5, 2, 0});
  CHECK(*topics.ranks[2].mean == Approx(9.0 / 7));
  CHECK_FALSE(topics.ranks[3].mean);
  CHECK(finding_of(topics, summary) == "‘Law’ and ‘Health’ were put first most, by 5 of 10 people each (50.0%).");
  CHECK(base_of(topics, summary).starts_with("10 of 14 responses. Options stand in order of points: 3 for a first "));
  const auto json = to_json(summary);
  CHECK(json.find("\"mean_rank\": 1.5") != std::string::npos);
  CHECK(json.find("\"points\": 25") != std::string::npos);
}

TEST_CASE("options stand in order of points, with a table behind the picture") {
  const auto summary = summed(first_three());
  const auto blocks = ranking_blocks(summary, *summary.question("topics"), "Topics", 620);
  REQUIRE(blocks.size() == 2);
  const auto& figure = std::get<document::FigureBlock>(blocks[0].content);
  CHECK(figure.picture.svg.find("One bar an option") != std::string::npos);
  const auto& table = std::get<document::TableBlock>(blocks[1].content);
  CHECK(table.heading == std::vector<std::string>{"Answer", "First", "Second", "Third", "Not put in order", "Put first",
                                                  "Mean rank", "Ranked by", "Points"});
  REQUIRE(table.rows.size() == 4);
  CHECK(table.rows[0] == std::vector<std::string>{"Law", "5", "5", "0", "0", "50.0%", "1.5", "10", "25"});
  CHECK(table.rows[1] == std::vector<std::string>{"Health", "5", "2", "0", "3", "50.0%", "1.3", "7", "19"});
  CHECK(table.rows[3] == std::vector<std::string>{"Travel", "0", "0", "0", "10", "0.0%", "–", "0", "0"});
}

TEST_CASE("where all options are ranked nothing is said of those that are not") {
  auto input = asked("rank");
  rank(input, 2, {"law", "money", "health", "travel"});
  const auto summary = summed(input);
  const auto blocks = ranking_blocks(summary, *summary.question("topics"), "Topics", 620);
  const auto& table = std::get<document::TableBlock>(blocks[1].content);
  CHECK(table.heading[4] == "Fourth");
  CHECK(table.heading[5] == "Put first");
}

TEST_CASE("in a group that is looked at alone no rank is told that few gave") {
  auto input = asked("rank up to 2", "suppress below 5\n");
  rank(input, 8, {"law", "money"}, "a");
  rank(input, 8, {"money", "law"}, "a");
  rank(input, 8, {"law", "money"}, "b");
  rank(input, 8, {"money", "law"}, "b");
  input.where = "role = a";
  CHECK(summed(input).question("topics")->ranks.size() == 4);
  rank(input, 1, {"law", "health"}, "a");
  const auto summary = summed(input);
  CHECK_FALSE(summary.question("topics")->suppressed);
  CHECK(summary.question("topics")->ranks.empty());
}

TEST_CASE("orders of two lengths, from before the form said how many, are counted as they were given") {
  auto input = asked("rank up to 2");
  rank(input, 6, {"law", "money", "health", "travel"});
  rank(input, 5, {"law"});
  const auto summary = summed(input);
  const auto& topics = *summary.question("topics");
  CHECK(topics.answered == 11);
  REQUIRE(topics.ranks.size() == 4);
  CHECK(topics.ranks[0].people == std::vector<std::int64_t>{11, 0, 0, 0});
  CHECK(topics.ranks[2].people == std::vector<std::int64_t>{0, 0, 6, 0});
  CHECK(topics.ranks[2].ranked == 6);
  CHECK(topics.ranks[2].mean == 3.0);
  CHECK(topics.ranks[0].points == 44);
  const auto words = points_in_words(topics);
  CHECK(words.find(": 4 for a first choice") != std::string::npos);
  CHECK(words.ends_with(". 5 people put fewer than four in order"));
}

TEST_CASE("a stored order that names an option twice, or one that the form has not, is nobody twice and no crash") {
  auto input = asked("rank");
  rank(input, 5, {"law", "law", "gone", "money", "health", "travel", "law"});
  const auto summary = summed(input);
  const auto& topics = *summary.question("topics");
  CHECK(topics.answered == 5);
  for (const auto& option : topics.ranks) CHECK(option.ranked <= topics.answered);
  CHECK(topics.ranks[0].people == std::vector<std::int64_t>{5, 0, 0, 0});
  CHECK(topics.ranks[1].people == std::vector<std::int64_t>{0, 0, 0, 5});
}
