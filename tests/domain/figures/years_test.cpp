// Events side by side: by codes, of closed forms alone, and what changed by more than chance.
#include <muster/domain/figures/year_sentences.hpp>
#include <muster/domain/figures/years.hpp>
#include <muster/domain/forms/language.hpp>

#include <muster/domain/figures/series.hpp>
#include "support/catch.hpp"

using namespace muster;
using namespace muster::figures;

namespace {

forms::Form form_of(const std::string& text) {
  const auto form = forms::parse_form(text, "a.form");
  if (!form.ok()) FAIL(one_line(form.error().diagnostics.front()));
  return *form;
}

struct Event {
  std::string date;
  std::string form;
  std::vector<forms::Answers> answers;
  RoundState round = RoundState::closed;
};

Years years_of(const std::vector<Event>& events) {
  Years years;
  for (const auto& event : events) {
    SummaryInput input;
    input.event.slug = "summit-" + event.date.substr(0, 4);
    input.event.title = "Our Summit " + event.date.substr(0, 4);
    input.event.date = parse_date(event.date).value();
    input.form = form_of(event.form);
    input.round = event.round;
    input.answers = event.answers;
    input.responses = static_cast<std::int64_t>(event.answers.size());
    auto made = summarise(input);
    REQUIRE(made.ok());
    years.push_back(std::make_shared<const Summary>(std::move(made).value()));
  }
  return years;
}

std::vector<forms::Answers> answers(const std::string& question,
                                    const std::vector<std::pair<std::string, int>>& codes) {
  std::vector<forms::Answers> out;
  for (const auto& [code, people] : codes)
    for (int at = 0; at < people; ++at) out.push_back({{question, {{code}, {}}}});
  return out;
}

std::vector<forms::Answers> words(const std::vector<std::pair<std::string, int>>& said) {
  std::vector<forms::Answers> out;
  for (const auto& [word, people] : said)
    for (int at = 0; at < people; ++at) out.push_back({{"w", {{}, {word}}}});
  return out;
}

const std::string judged =
    "form a \"A\" page \"P\"\n q \"Was it good?\" pick one best first headline \"the day\" ( ) yes \"Yes\" ( ) partly "
    "\"Partly\" ( ) no \"No\"\n";
const std::string reworded =
    "form a \"A\" page \"P\"\n q \"Did it help?\" pick one best first headline \"the day\" ( ) yes \"Yes\" ( ) partly "
    "\"Partly\" ( ) no \"No\"\n more \"More?\" pick any [ ] a \"A\" [ ] b \"B\"\n";
const std::string word_form = "form a \"A\" page \"P\"\n w \"Which words?\" words up to 3\n";

}  // namespace

TEST_CASE("a question with one code is followed over the years, and a form that changed still adds up") {
  const auto years = years_of({{"2021-06-01", judged, answers("q", {{"yes", 8}, {"no", 2}})},
                               {"2022-06-01", judged, answers("q", {{"yes", 9}, {"partly", 3}})},
                               {"2023-06-01", reworded, answers("q", {{"yes", 18}, {"no", 2}})}});
  const auto found = review(years);
  CHECK(found.labels == std::vector<std::string>{"2021", "2022", "2023"});
  const auto* headline = found.headline();
  REQUIRE(headline != nullptr);
  CHECK(headline->answer == "‘Yes’");
  CHECK(headline->label == "Did it help?");
  REQUIRE(headline->years.size() == 3);
  CHECK(headline->years[0].part->count == 8);
  CHECK(headline->years[1].part->base == 12);
  CHECK(*headline->years[2].share == Approx(0.9));
  CHECK(headline->all.count == 35);
  CHECK(headline->all.base == 42);
  REQUIRE(headline->remarks.size() == 1);
  CHECK_THAT(headline->remarks.front(), Catch::Contains("Before 2023") && Catch::Contains("Was it good?"));
  const auto more = std::find_if(found.measures.begin(), found.measures.end(),
                                 [](const YearMeasure& one) { return one.question == "more"; });
  CHECK(more == found.measures.end());  // nobody answered it
  CHECK(series_title(years) == "Our Summit");
}

TEST_CASE("an option that came later, and a question that was not asked, are gaps with a reason") {
  const std::string two = "form a \"A\" page \"P\"\n q \"Q?\" pick any [ ] a \"A\" [ ] b \"B\"\n";
  const std::string three =
      "form a \"A\" page \"P\"\n q \"Q?\" pick any [ ] a \"A\" [ ] b \"B\" [ ] c \"C\"\n r \"R?\" "
      "pick any [ ] d \"D\" [ ] e \"E\"\n";
  auto later = answers("q", {{"a", 5}, {"c", 5}});
  later.push_back({{"r", {{"d"}, {}}}});
  const auto found =
      review(years_of({{"2021-06-01", two, answers("q", {{"a", 6}, {"b", 4}})}, {"2022-06-01", three, later}}));
  REQUIRE(found.measures.size() == 5);
  CHECK(found.measures[0].years[0].part->count == 6);
  CHECK(found.measures[2].answer == "‘C’");
  CHECK(found.measures[2].years[0].why_not == "not offered");
  CHECK(found.measures[2].years[1].part->count == 5);
  CHECK(found.measures[2].all.base == 10);
  CHECK_THAT(found.measures[2].remarks.front(), Catch::Contains("From 2022 on it offers ‘C’ too."));
  CHECK(found.measures[3].years[0].why_not == "not asked");
}

TEST_CASE("a good end made of other answers is no end to go on from") {
  const std::string three = "form a \"A\" page \"P\"\n q \"Q?\" scale best first ( ) a \"A\" ( ) b \"B\" ( ) c \"C\"\n";
  const std::string four =
      "form a \"A\" page \"P\"\n q \"Q?\" scale best first ( ) a \"A\" ( ) b \"B\" ( ) c \"C\" ( ) d \"D\"\n";
  const auto found = review(years_of({{"2021-06-01", three, answers("q", {{"a", 6}, {"b", 4}})},
                                      {"2022-06-01", four, answers("q", {{"a", 6}, {"b", 4}})}}));
  REQUIRE(found.measures.size() == 1);
  CHECK(found.measures.front().codes == std::vector<std::string>{"a", "b"});
  CHECK(found.measures.front().years[0].why_not == "another scale");
  CHECK(found.measures.front().all.base == 10);
  CHECK(found.differences.empty());
}

TEST_CASE("no answer of a form that is not closed stands in a review") {
  const auto found = review(years_of({{"2021-06-01", judged, answers("q", {{"yes", 20}})},
                                      {"2022-06-01", judged, answers("q", {{"yes", 20}})},
                                      {"2023-06-01", judged, answers("q", {{"yes", 20}}), RoundState::open}}));
  REQUIRE(found.headline() != nullptr);
  CHECK(found.headline()->years[2].why_not == "not closed yet");
  CHECK_FALSE(found.headline()->years[2].part);
  CHECK(found.headline()->all.base == 40);
  CHECK(found.now == 1U);
  CHECK(found.before == 0U);
}

TEST_CASE("differences to the year before are judged with all that were tried") {
  const std::string form =
      "form a \"A\" page \"P\"\n q \"Q?\" pick one best first ( ) y \"Y\" ( ) n \"N\"\n r \"R?\" pick one best first ( "
      ") y "
      "\"Y\" ( ) n \"N\"\n";
  const auto people = [](int q, int r) {
    std::vector<forms::Answers> out;
    for (int at = 0; at < 60; ++at)
      out.push_back({{"q", {{at < q ? "y" : "n"}, {}}}, {"r", {{at < r ? "y" : "n"}, {}}}});
    return out;
  };
  const auto found = review(years_of({{"2021-06-01", form, people(20, 30)}, {"2022-06-01", form, people(45, 34)}}));
  REQUIRE(found.differences.size() == 2);
  CHECK(found.measures[found.differences[0].measure].question == "q");
  CHECK(found.differences[0].change.difference == Approx(25.0 / 60));
  CHECK(found.differences[0].more_than_chance);
  CHECK_FALSE(found.differences[1].more_than_chance);
  CHECK(found.differences[1].p >= 0.05);
}

TEST_CASE("a net score is followed with its interval, and stands beside the year before among all differences") {
  const std::string plain = "form a \"A\" page \"P\"\n q \"Q?\" pick one best first ( ) y \"Y\" ( ) n \"N\"\n";
  const std::string scored = plain + " again \"Again?\" from 0 to 10 nps\n";
  const auto people = [](int high, int middle, int low) {
    std::vector<forms::Answers> out;
    for (const auto& [code, count] : {std::pair("10", high), std::pair("8", middle), std::pair("5", low)})
      for (int at = 0; at < count; ++at) out.push_back({{"q", {{"y"}, {}}}, {"again", {{code}, {}}}});
    return out;
  };
  const auto found = review(years_of({{"2020-06-01", plain, answers("q", {{"y", 10}})},
                                      {"2021-06-01", scored, people(60, 20, 20)},
                                      {"2022-06-01", scored, people(20, 20, 60)}}));
  REQUIRE(found.values.size() == 1);
  const auto& years = found.values.front().years;
  CHECK(years[0].why_not == "not asked");
  REQUIRE(years[1].net);
  CHECK(years[1].net->low == 20);
  CHECK(years[1].interval->low < 0.4);
  REQUIRE(found.net_differences.size() == 1);
  const auto& moved = found.net_differences.front();
  CHECK(moved.change.difference == Approx(-0.8));
  CHECK(moved.change.interval.low < -0.8);
  CHECK(moved.more_than_chance);
  CHECK_THAT(differences_finding(found),
             Catch::Contains("The net score of ‘Again?’ went from +40 to −40, by more than chance."));
  CHECK(net_years_finding(found.values.front(), found) == "The net score was +40 in 2021 and −40 in 2022.");
}

TEST_CASE("words of the last years are compared with those of the first") {
  const auto found = review(years_of({{"2021-06-01", word_form, words({{"rushed", 20}, {"useful", 20}})},
                                      {"2022-06-01", word_form, words({{"useful", 20}, {"warm", 2}})},
                                      {"2023-06-01", word_form, words({{"practical", 25}, {"Useful", 15}})}}));
  REQUIRE(found.words.size() == 1);
  const auto& all = found.words.front();
  CHECK(all.first == std::vector<std::size_t>{0});
  CHECK(all.last == std::vector<std::size_t>{2});
  CHECK(all.tests == 3);
  REQUIRE(all.words.size() == 4);
  CHECK(all.words[0].word == "practical");
  CHECK(all.words[0].verdict == WordVerdict::more);
  CHECK(all.words[1].word == "rushed");
  CHECK(all.words[1].verdict == WordVerdict::less);
  CHECK(all.words[2].people == std::vector<std::int64_t>{20, 20, 15});
  CHECK(all.words[2].verdict == WordVerdict::as_before);
  CHECK(all.words[3].word == "warm");
  CHECK(all.words[3].verdict == WordVerdict::too_few);
  CHECK_FALSE(all.words[3].p);
}

TEST_CASE("events of one year are told apart by their months, and of one month by their days") {
  const auto labels = [](const std::string& first, const std::string& second) {
    return review(years_of({{first, judged, {}}, {second, judged, {}}})).labels;
  };
  CHECK(labels("2021-03-01", "2022-03-01") == std::vector<std::string>{"2021", "2022"});
  CHECK(labels("2021-03-01", "2021-06-01") == std::vector<std::string>{"Mar 2021", "Jun 2021"});
  CHECK(labels("2021-03-01", "2021-03-08") == std::vector<std::string>{"1 Mar 2021", "8 Mar 2021"});
}

TEST_CASE("rounds of one event, which are all of its day, are told apart by their names") {
  auto years = years_of({{"2021-03-01", judged, {}}, {"2021-03-01", judged, {}}, {"2021-06-01", judged, {}}});
  const auto called = [&](const std::vector<std::string>& titles) {
    Years named;
    for (std::size_t at = 0; at < titles.size(); ++at) {
      auto copy = *years[at];
      copy.event.title = titles[at];
      named.push_back(std::make_shared<const Summary>(std::move(copy)));
    }
    return named;
  };
  const auto both = called({"Cohort 3: before the programme", "Cohort 3: after the programme"});
  CHECK(review(both).labels == std::vector<std::string>{"before the programme", "after the programme"});
  CHECK(series_title(both) == "Cohort 3");
  const auto mixed = called({"Cohort 3: a name that no column of a table could hold", "Cohort 3", "Cohort 4"});
  CHECK(review(mixed).labels == std::vector<std::string>{"a name that no column of a…", "Cohort 3", "1 Jun 2021"});
}

TEST_CASE("forms ask the same where half of the shorter one's codes are the same") {
  CHECK(ask_the_same(form_of(judged), form_of(reworded)));
  CHECK_FALSE(ask_the_same(form_of(judged), form_of(word_form)));
  CHECK_FALSE(ask_the_same(form_of(word_form), form_of(word_form)));  // words alone make no series
  CHECK_FALSE(ask_the_same(form_of(judged), form_of("form a \"A\" page \"P\"\n q \"Q?\" number from 1 to 5\n")));
}

TEST_CASE("what one event alone asked is not told as of all of them") {
  const std::string other = "form b \"B\" page \"P\"\n x \"X?\" pick one ( ) a \"A\" ( ) b \"B\"\n";
  const auto years = years_of({{"2021-06-01", other, answers("x", {{"a", 8}})},
                               {"2022-06-01", other, answers("x", {{"a", 9}})},
                               {"2023-06-01", judged, answers("q", {{"yes", 23}, {"no", 7}})}});
  const auto found = review(years);
  CHECK(opening_of(found, years).lead.starts_with("In 2023 alone, 23 of 30 answers were ‘Yes’."));
  const auto* headline = found.headline();
  REQUIRE(headline != nullptr);
  CHECK(events_with(*headline) == 1);
  CHECK(trend_finding(*headline, found) == "23 of 30 people (76.7%) answered ‘Yes’.");
  const auto two = years_of({{"2021-06-01", judged, answers("q", {{"yes", 7}, {"no", 3}})},
                             {"2022-06-01", other, answers("x", {{"a", 9}})},
                             {"2023-06-01", judged, answers("q", {{"yes", 23}, {"no", 7}})}});
  CHECK(
      opening_of(review(two), two).lead.starts_with("Over the two that asked the same, 30 of 40 answers were ‘Yes’."));
}

TEST_CASE("a reworded question whose answers are on another scale is not said to stand in one line") {
  const auto years =
      years_of({{"2021-06-01",
                 "form a \"A\" page \"P\"\n q \"Was it good?\" pick one best first ( ) yes \"Yes\" ( ) partly "
                 "\"Partly\" ( ) rather \"Rather\" ( ) no \"No\"\n",
                 answers("q", {{"yes", 8}})},
                {"2022-06-01", reworded, answers("q", {{"yes", 9}, {"partly", 3}})}});
  const auto found = review(years);
  REQUIRE_FALSE(found.measures.empty());
  REQUIRE_FALSE(found.measures.front().remarks.empty());
  CHECK(found.measures.front().years[0].why_not == "another scale");
  CHECK(
      found.measures.front().remarks.front() ==
      "Before 2022 the question was: ‘Was it good?’. It offered other answers, so they stand in no line with those of "
      "now.");
}

TEST_CASE("days and rounds are told of as such, and one map alone is not many") {
  auto years = years_of(
      {{"2022-06-10", judged, answers("q", {{"yes", 8}})}, {"2022-06-12", judged, answers("q", {{"yes", 9}})}});
  auto first = *years[0];
  first.people = 104;
  first.coverage.of = 33;
  first.coverage.covered = 32;
  first.coverage.people_with_place = 104;
  years[0] = std::make_shared<const Summary>(first);
  const auto found = review(years);
  CHECK(asked_finding(found, years).starts_with("104 delegates on 10 Jun 2022, no list of delegates on 12 Jun 2022."));
  CHECK(places_finding(found, years) == "32 of 33 places were covered on 10 Jun 2022.");
}

TEST_CASE("a form that is still open changes nothing of what is followed and tried") {
  const std::string longer =
      "form a \"A\" page \"P\"\n q \"Was it good?\" pick one best first headline \"the day\" ( ) yes \"Yes\" ( ) "
      "rather "
      "\"Rather\" ( ) partly \"Partly\" ( ) no \"No\"\n";
  const std::vector<Event> closed{{"2021-06-01", judged, answers("q", {{"yes", 8}, {"no", 20}})},
                                  {"2022-06-01", judged, answers("q", {{"yes", 29}, {"partly", 3}})}};
  auto with_open = closed;
  with_open.push_back({"2023-06-01", longer, answers("q", {{"yes", 8}}), RoundState::open});
  const auto without = review(years_of(closed));
  const auto with = review(years_of(with_open));
  REQUIRE(without.differences.size() == 1);
  REQUIRE(with.differences.size() == 1);
  CHECK(with.differences.front().p == without.differences.front().p);
}
