// Two rounds side by side: by code, each figure as its own summary shows it.
#include <muster/domain/figures/comparison.hpp>
#include <muster/domain/figures/year_sentences.hpp>
#include <muster/domain/figures/years.hpp>
#include <muster/domain/forms/language.hpp>

#include "support/catch.hpp"

#include <algorithm>
#include <memory>

using namespace muster;
using namespace muster::figures;

namespace {

Summary summary_of(const std::string& form_text, const std::vector<forms::Answers>& answers) {
  SummaryInput input;
  const auto form = forms::parse_form(form_text, "a.form");
  if (!form.ok()) FAIL(one_line(form.error().diagnostics.front()));
  input.form = *form;
  input.round = RoundState::closed;
  input.answers = answers;
  input.responses = static_cast<std::int64_t>(answers.size());
  auto made = summarise(input);
  REQUIRE(made.ok());
  return std::move(made).value();
}

std::vector<forms::Answers> answers_of(std::size_t count, const std::string& question, const std::string& code) {
  return std::vector<forms::Answers>(count, {{question, {{code}, {}}}});
}

}  // namespace

TEST_CASE("questions and options of two rounds are paired by code, each with its own base and interval") {
  const auto first = summary_of(
      "form a \"A\" page \"P\"\n sure \"How sure are you?\" pick one ( ) yes \"Sure\" ( ) no \"Unsure\"\n old \"Old?\" "
      "text\n",
      answers_of(8, "sure", "no"));
  const auto second = summary_of(
      "form a \"A\" page \"P\"\n sure \"How sure are you now?\" pick one ( ) yes \"Sure\" ( ) no \"Unsure\" ( ) fairly "
      "\"Fairly\"\n new \"New?\" text\n",
      answers_of(4, "sure", "yes"));
  const auto both = compare(first, second);
  REQUIRE(both.questions.size() == 1);
  const auto& sure = both.questions.front();
  CHECK(sure.other_words);
  CHECK(sure.first->base() == 8);
  CHECK(sure.second->base() == 4);
  REQUIRE(sure.options.size() == 3);
  CHECK(sure.options[0].first->people == 0);
  CHECK(sure.options[0].second->people == 4);
  CHECK(sure.options[0].second->interval->low > 0.4);
  CHECK_FALSE(sure.options[2].first.has_value());
  REQUIRE(both.only_first.size() == 1);
  CHECK(both.only_first.front()->code == "old");
  REQUIRE(both.only_second.size() == 1);
  CHECK(both.only_second.front()->code == "new");
  CHECK(to_json(both, first, second).find("\"code\": \"sure\"") != std::string::npos);
}

TEST_CASE("what stands beside a scale in either round has no share") {
  const auto plain = summary_of("form a \"A\" page \"P\"\n q \"Q?\" scale ( ) a \"A\" ( ) b \"B\" ( ) c \"C\"\n",
                                answers_of(8, "q", "a"));
  const auto with =
      summary_of("form a \"A\" page \"P\"\n q \"Q?\" scale ( ) a \"A\" ( ) b \"B\" ( ) c \"C\" beside na \"N/A\"\n",
                 answers_of(8, "q", "na"));
  for (const auto& both : {compare(plain, with), compare(with, plain), compare(with, with)}) {
    REQUIRE(both.questions.size() == 1);
    const auto& options = both.questions.front().options;
    REQUIRE(options.size() == 4);
    CHECK_FALSE(options.front().beside);
    CHECK(options.back().beside);
    CHECK_FALSE((options.back().first ? options.back().first : options.back().second)->share.has_value());
  }
}

TEST_CASE("one code with two kinds of question is not compared") {
  const auto first = summary_of("form a \"A\" page \"P\"\n q \"Q?\" pick one ( ) a \"A\" ( ) b \"B\"\n", {});
  const auto second = summary_of("form a \"A\" page \"P\"\n q \"Q?\" number from 1 to 5\n", {});
  const auto both = compare(first, second);
  CHECK(both.questions.empty());
  REQUIRE(both.of_another_kind.size() == 1);
}

TEST_CASE("net scores and indexes stand side by side, and no share is made of nobody") {
  const std::string form =
      "form a \"A\"\n  index felt \"How it felt\" of sure, calm\nscale s best first:\n  ( ) y \"Yes\"\n  ( ) n "
      "\"No\"\npage "
      "\"P\"\n  tell \"Would you tell others?\" from 0 \"No\" to 10 \"Yes\" nps\n  sure \"Sure?\" scale s\n  calm "
      "\"Calm?\" scale s\n";
  auto people = answers_of(8, "tell", "10");
  for (auto& answers : people) {
    answers["sure"] = {{"y"}, {}};
    answers["calm"] = {{"n"}, {}};
  }
  const auto first = summary_of(form, people);
  const auto second = summary_of(form, answers_of(6, "tell", "0"));
  const auto both = compare(first, second);
  REQUIRE(both.indexes.size() == 1);
  CHECK(both.indexes.front().first->base == 8);
  CHECK(both.indexes.front().second->base == 0);
  const auto json = to_json(both, first, second);
  CHECK(json.find("\"net_score\"") != std::string::npos);
  CHECK(json.find("\"score\": -1") != std::string::npos);
  CHECK(json.find("\"code\": \"felt\"") != std::string::npos);
  auto otherwise = form;
  otherwise.replace(otherwise.find("  ( ) n \"No\"\n"), 13, "  ( ) q \"Quite\"\n  ( ) n \"No\"\n");
  const auto apart = compare(first, summary_of(otherwise, people));
  CHECK(apart.indexes.empty());
  CHECK(apart.other_indexes.size() == 2);
}

TEST_CASE("what two rounds differ by is the later one less the earlier, whichever stands first") {
  const std::string form =
      "form a \"A\" page \"P\"\n sure \"Sure?\" pick one ( ) yes \"Yes\" ( ) no \"No\"\n again \"Again?\" from 0 to 10 "
      "nps\n";
  const auto round = [&](const char* day, std::size_t yes, const std::string& point) {
    auto answers = answers_of(yes, "sure", "yes");
    for (const auto& no : answers_of(60 - yes, "sure", "no")) answers.push_back(no);
    for (std::size_t at = 0; at < answers.size(); ++at) answers[at]["again"] = {{at < 30 ? point : "8"}, {}};
    auto out = summary_of(form, answers);
    out.event.date = parse_date(day).value();
    return out;
  };
  const auto before = round("2024-06-01", 20, "3");
  const auto now = round("2025-06-01", 45, "10");
  for (const bool later_first : {true, false}) {
    const auto both = later_first ? compare(now, before) : compare(before, now);
    REQUIRE(both.questions.size() == 2);
    const auto& yes = both.questions[0].options[0];
    REQUIRE(yes.change);
    CHECK(yes.change->difference == Approx(25 / 60.0));
    CHECK(yes.change->interval.low > 0.2);
    CHECK(yes.change->more_than_chance);
    REQUIRE(both.questions[1].net_change);
    CHECK(both.questions[1].net_change->difference == Approx(1.0));
    CHECK(both.questions[1].net_change->more_than_chance);
  }
  CHECK(to_json(compare(now, before), now, before).find("\"more_than_chance\": true") != std::string::npos);
}

TEST_CASE("two rounds differ by one verdict, beside each other and on the page of all years") {
  const std::string form =
      "form a \"A\"\nscale s best first:\n  ( ) a \"Strongly agree\"\n  ( ) b \"Agree\"\n  ( ) c \"Neither\"\n  ( ) d "
      "\"Disagree\"\n  ( ) e \"Strongly disagree\"\npage \"P\"\n time \"There was enough time\" scale s\n how \"How?\" "
      "pick one ( ) room \"In person\" ( ) far \"Online\"\n again \"Again?\" from 0 to 10 nps\n";
  const auto round = [&](const char* day, const std::vector<std::size_t>& people) {
    std::vector<forms::Answers> answers;
    for (std::size_t at = 0; at < people.size(); ++at)
      for (const auto& one : answers_of(people[at], "time", std::string(1, static_cast<char>('a' + at))))
        answers.push_back(one);
    for (std::size_t at = 0; at < answers.size(); ++at) {
      answers[at]["how"] = {{at % 2 == 0 ? "room" : "far"}, {}};
      answers[at]["again"] = {{std::to_string(at % 11)}, {}};
    }
    auto out = summary_of(form, answers);
    out.event.date = parse_date(day).value();
    return out;
  };
  const auto before = std::make_shared<const Summary>(round("2024-06-01", {10, 20, 12, 15, 10}));
  const auto now = std::make_shared<const Summary>(round("2025-06-01", {23, 35, 10, 8, 6}));
  const auto years = review({before, now});
  const auto both = compare(*now, *before);
  // The scale's good end, two answers of the other question, and the net score.
  CHECK(both.tried == 4);
  CHECK(years.differences.size() + years.net_differences.size() == both.tried);
  const auto& time = both.questions[0];
  REQUIRE(time.end);
  CHECK(time.end->label == "‘Strongly agree’ or ‘Agree’");
  CHECK(time.end->first.people == 58);
  CHECK(time.end->second.people == 30);
  CHECK(time.end->change.more_than_chance);
  CHECK(std::ranges::none_of(time.options, [](const auto& option) { return option.change.has_value(); }));
  for (const auto& one : years.differences) {
    const auto& measure = years.measures[one.measure];
    const auto question =
        std::ranges::find_if(both.questions, [&](const auto& each) { return each.first->code == measure.question; });
    REQUIRE(question != both.questions.end());
    const ComparedChange* change = question->end ? &question->end->change : nullptr;
    for (const auto& option : question->options)
      if (option.code == measure.codes.front() && option.change) change = &*option.change;
    REQUIRE(change != nullptr);
    CHECK(change->difference == one.change.difference);
    CHECK(change->p == one.p);
    CHECK(change->more_than_chance == one.more_than_chance);
  }
  REQUIRE(both.questions[2].net_change);
  CHECK(both.questions[2].net_change->p == years.net_differences.front().p);
  CHECK(tried_in_words(both.tried) == "4 differences were tried at once, and ‘more than chance’ allows for that.");
}
