// The figures of the example summit, as published, and of events where there is little or nothing to count.

#include "domain/figures/example.hpp"
#include "support/golden.hpp"

#include "support/catch.hpp"

#include <muster/domain/forms/language.hpp>

#include <algorithm>
#include <numeric>

using namespace muster;
using namespace muster::figures;

namespace {

const OptionFigures& option(const Summary& summary, std::string_view question, std::string_view code) {
  for (const auto& option : summary.question(question)->options) {
    if (option.code == code) return option;
  }
  throw std::runtime_error("no option " + std::string(code));
}

const WordFigures& word(const std::vector<WordFigures>& words, std::string_view wanted) {
  for (const auto& word : words) {
    if (word.word == wanted) return word;
  }
  throw std::runtime_error("no word " + std::string(wanted));
}

/// As those see it who may read single answers.
SummaryInput filtered(std::string where) {
  auto input = example::summit();
  input.by_reader = true;
  input.where = std::move(where);
  return input;
}

}  // namespace

TEST_CASE("the example summit's delegates are counted once each") {
  const auto summary = example::summary_of(example::summit());
  CHECK(summary.rows == 105);
  CHECK(summary.people == 104);
  CHECK(summary.organisations == 39);
  CHECK(summary.coverage.covered == 32);
  CHECK(summary.coverage.of == 33);
  CHECK(summary.coverage.missing == std::vector<std::string>{"Westminster"});
  CHECK(summary.coverage.people_with_place == 91);
  CHECK(summary.coverage.people_without_place == 13);
}

TEST_CASE("who serves two places stands on both tiles, and once in the area and in all") {
  const auto summary = example::summary_of(example::summit());
  const auto& coverage = summary.coverage;
  REQUIRE(coverage.several.size() == 1);
  CHECK(coverage.several[0].name == "Achieving for Children");
  CHECK(coverage.several[0].people == 3);
  CHECK(coverage.several[0].places == std::vector<std::string>{"Kingston upon Thames", "Richmond upon Thames"});
  const auto tiles = std::accumulate(coverage.places.begin(), coverage.places.end(), std::int64_t{0},
                                     [](auto sum, const PlaceFigures& place) { return sum + place.people; });
  CHECK(tiles == 91 + 3);
  std::vector<std::pair<std::string, std::int64_t>> areas;
  for (const auto& area : coverage.areas) areas.emplace_back(area.area, area.people);
  CHECK(areas == std::vector<std::pair<std::string, std::int64_t>>{{"North Central London", 13},
                                                                   {"North East London", 22},
                                                                   {"North West London", 18},
                                                                   {"South East London", 19},
                                                                   {"South West London", 19}});
}

TEST_CASE("who serves places in two areas counts in each area and once in all") {
  SummaryInput input;
  input.region.name = "Twoland";
  input.region.places = {{"A", "Ashby", "ASH", "", "North", 0, 0}, {"B", "Birch", "BIR", "", "South", 0, 1}};
  input.organisations = {{"o1", "Both Sides Trust", "voluntary", {"A", "B", "B", "gone"}, {}}};
  input.delegates = {{"Ada", "Quill", "o1"}};
  const auto summary = example::summary_of(input);
  REQUIRE(summary.coverage.areas.size() == 2);
  CHECK(summary.coverage.areas[0].people == 1);
  CHECK(summary.coverage.areas[1].people == 1);
  CHECK(summary.coverage.people_with_place == 1);
  CHECK(summary.coverage.places[1].people == 1);
}

TEST_CASE("somebody's own place goes before those that their organisation serves") {
  auto input = example::empty_summit();
  people::Organisation two{"o1", "Two boroughs", "health", {"E09000002", "E09000003"}, {}};
  input.organisations = {two};
  input.delegates = {
      {"Ada", "Bell", "o1", "E09000002"}, {"Cai", "Dunn", "", "E09000002"}, {"Eve", "Frost", "o1", "nowhere"}};
  const auto coverage = example::summary_of(input).coverage;
  const auto at = [&](const std::string& code) {
    for (const auto& place : coverage.places) {
      if (place.place.code == code) return place.people;
    }
    return std::int64_t{-1};
  };
  CHECK(at("E09000002") == 3);
  CHECK(at("E09000003") == 1);
  CHECK(coverage.people_with_place == 3);
}

TEST_CASE("the example summit's answers add up to the published totals") {
  const auto summary = example::summary_of(example::summit());
  CHECK(summary.responses == 42);
  CHECK(*summary.response_rate == Approx(42.0 / 104));

  const auto& helpful = option(summary, "helpful", "helpful").figure;
  CHECK(helpful.people == 38);
  CHECK(*helpful.share == Approx(0.9048).margin(0.00005));
  CHECK(helpful.interval->low == Approx(0.779).margin(0.0005));
  CHECK(helpful.interval->high == Approx(0.962).margin(0.0005));
  CHECK(option(summary, "helpful", "mainly").figure.people == 4);

  CHECK(option(summary, "format", "in_person").figure.people == 27);
  CHECK(option(summary, "format", "both").figure.people == 16);
  CHECK(summary.question("format")->answered == 42);
  CHECK(summary.question("format")->ticks == 43);

  CHECK(summary.question("took_part")->asked == 42);
  CHECK(summary.question("took_part")->answered == 40);
  CHECK(option(summary, "took_part", "yes").figure.people == 34);
  CHECK(*option(summary, "took_part", "yes").figure.share == Approx(0.85));
}

TEST_CASE("words are counted by people") {
  const auto summary = example::summary_of(example::summit());
  const auto& words = summary.question("words")->words;
  CHECK(word(words, "informative").people == 19);
  CHECK(word(words, "useful").people == 12);
  CHECK(summary.question("words")->answered == 40);
}

TEST_CASE("free text stands in the order of the alphabet, never of arrival") {
  const auto summary = example::summary_of(example::summit());
  const auto& texts = summary.question("topics")->texts;
  CHECK(texts.size() > 20);
  auto input = example::summit();
  std::reverse(input.answers.begin(), input.answers.end());
  CHECK(example::summary_of(input).question("topics")->texts == texts);
  CHECK(to_json(example::summary_of(input)) == to_json(summary));
}

TEST_CASE("notes are counted by kind and by table, with the words on both sides") {
  const auto summary = example::summary_of(example::summit());
  CHECK(summary.notes == 105);
  CHECK(summary.note_tables == 12);
  REQUIRE(summary.note_kinds.size() == 2);
  CHECK(summary.note_kinds[0].kind == "challenge");
  CHECK(summary.note_kinds[1].kind == "opportunity");
  CHECK(summary.note_kinds[0].notes + summary.note_kinds[1].notes == 105);
  std::vector<std::string> both;
  for (const auto& side : summary.both_sides) both.push_back(side.word);
  for (const char* theme : {"inclusion", "accountability", "funding"}) {
    CHECK(std::find(both.begin(), both.end(), theme) != both.end());
  }
}

TEST_CASE("delegates stand by surname") {
  const auto summary = example::summary_of(example::summit());
  REQUIRE(summary.delegates.size() == 104);
  CHECK(summary.delegates[0].last_name == "Abara");
  CHECK(summary.delegates[0].first_name == "Eilidh");
  CHECK(summary.delegates[0].organisation == "City of London");
  CHECK(summary.delegates[1].first_name == "Gwen");
}

TEST_CASE("an event without delegates, answers and notes has figures of nothing, not errors") {
  const auto summary = example::summary_of(example::empty_summit());
  CHECK(summary.people == 0);
  CHECK_FALSE(summary.response_rate.has_value());
  CHECK(summary.coverage.covered == 0);
  CHECK(summary.coverage.missing.size() == 33);
  CHECK(summary.question("helpful")->answered == 0);
  const auto& figure = option(summary, "helpful", "helpful").figure;
  CHECK(figure.people == 0);
  CHECK_FALSE(figure.share.has_value());
  CHECK_FALSE(figure.interval.has_value());
  CHECK(summary.question("words")->words.empty());
  CHECK(summary.note_kinds.empty());
  CHECK(to_json(summary).find("\"response_rate\": null") != std::string::npos);
}

TEST_CASE("more answers than known delegates have no response rate, and are no error") {
  auto input = example::summit();
  input.delegates.resize(42);
  CHECK(*example::summary_of(input).response_rate == Approx(1.0));
  input.delegates.resize(21);
  CHECK_FALSE(example::summary_of(input).response_rate.has_value());
}

TEST_CASE("numbers of a form with names have their mean, median and extremes, the extremes not in a filtered view") {
  auto input = example::empty_summit();
  const auto form = forms::parse_form(example::file("forms/event-evaluation.form"), "event-evaluation.form");
  REQUIRE(form.ok());
  input.form = *form;
  input.form->anonymous = false;
  input.form->breakdown.clear();
  for (int at = 1; at <= 12; ++at) {
    forms::Answers answers;
    answers["events"].texts = {std::to_string(at)};
    answers["role"].codes = {at % 2 == 0 ? "health" : "school"};
    input.answers.push_back(answers);
  }
  input.responses = 12;
  const auto summary = example::summary_of(input);
  const auto& all = *summary.question("events");
  CHECK(*all.mean == Approx(6.5));
  CHECK(*all.median == Approx(6.5));
  CHECK(*all.lowest == 1);
  CHECK(*all.highest == 12);
  input.where = "role = health";
  const auto view = example::summary_of(input);
  CHECK(*view.question("events")->mean == Approx(7));
  CHECK_FALSE(view.question("events")->highest.has_value());
}

TEST_CASE("numbers of an anonymous form have no extremes, and percentiles where many answered") {
  auto input = example::empty_summit();
  const auto form = forms::parse_form("form a \"A\" anonymous page \"P\" n \"N?\" number", "a.form");
  REQUIRE(form.ok());
  input.form = *form;
  for (int at = 1; at <= 49; ++at) input.answers.push_back({{"n", {{}, {std::to_string(at)}}}});
  const auto few = example::summary_of(input);
  CHECK_FALSE(few.question("n")->lowest.has_value());
  CHECK_FALSE(few.question("n")->tenth.has_value());
  input.answers.push_back({{"n", {{}, {"50"}}}});
  const auto many = example::summary_of(input);
  CHECK_FALSE(many.question("n")->highest.has_value());
  CHECK(*many.question("n")->tenth == 6);
  CHECK(*many.question("n")->ninetieth == 45);
}

TEST_CASE("an event without region, form and organisations is counted too") {
  SummaryInput input;
  input.delegates = {{"Ada", "Quill", ""}, {"Ben", "Quill", "nobody-knows"}};
  const auto summary = example::summary_of(input);
  CHECK(summary.people == 2);
  CHECK(summary.organisations == 0);
  CHECK(summary.coverage.people_without_place == 2);
  CHECK(summary.questions.empty());
}

TEST_CASE("a group of an anonymous form that no blocks make is marked, and only for those who may read answers") {
  auto input = filtered("format contains in_person");
  CHECK(example::summary_of(input).not_for_passing_on);
  input.by_reader = false;
  const auto refused = summarise(input);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message == "This anonymous form is not broken down, so that nobody can be recognised.");
  input.by_reader = true;
  input.round = RoundState::open;
  CHECK_FALSE(summarise(input).ok());
}

TEST_CASE("a filter counts those it names and leaves the event's own totals alone") {
  const auto summary = example::summary_of(filtered("format contains in_person"));
  CHECK(summary.counted_responses == 27);
  CHECK(summary.responses == 42);
  CHECK(summary.people == 104);
  CHECK_FALSE(summary.suppressed);
  // One of the 27 ticked both: a group of one, and the next figure would give it away.
  CHECK(option(summary, "format", "both").figure.suppressed);
  CHECK(option(summary, "format", "in_person").figure.suppressed);
  CHECK_FALSE(option(summary, "format", "both").figure.people.has_value());
}

TEST_CASE("a filtered group that is too small shows nothing at all") {
  const auto summary = example::summary_of(filtered("helpful = mainly"));
  CHECK(summary.suppressed);
  CHECK(summary.counted_responses == 0);
  for (const auto& question : summary.questions) {
    CHECK(question.suppressed);
    CHECK(question.answered == 0);
    CHECK(question.words.empty());
    CHECK(question.texts.empty());
    for (const auto& option : question.options) CHECK_FALSE(option.figure.people.has_value());
  }
  CHECK(to_json(summary).find("\"suppressed\": true") != std::string::npos);
}

TEST_CASE("a filter that leaves out too few shows nothing either, or a subtraction would tell of them") {
  CHECK(example::summary_of(filtered("helpful = helpful")).suppressed);
}

TEST_CASE("a filtered view of an anonymous form holds no single answers") {
  const auto summary = example::summary_of(filtered("format contains in_person"));
  CHECK(summary.question("topics")->texts.empty());
  for (const auto& word : summary.question("words")->words) CHECK(word.people >= 5);
}

TEST_CASE("no filtered count can be found by subtracting from the whole") {
  for (const char* where : {"format contains both", "took_part = yes", "not took_part = yes", "words is answered"}) {
    const auto part = example::summary_of(filtered(where));
    if (part.suppressed) continue;
    const auto whole = example::summary_of(example::summit());
    for (const auto& question : part.questions) {
      for (const auto& option_in_part : question.options) {
        if (!option_in_part.figure.people) continue;
        const auto inside = *option_in_part.figure.people;
        const auto outside = *option(whole, question.code, option_in_part.code).figure.people - inside;
        INFO(where << ": " << question.code << " = " << option_in_part.code);
        CHECK((inside == 0 || inside >= 5));
        CHECK((outside == 0 || outside >= 5));
      }
    }
  }
}

TEST_CASE("a filter that names what is not there is refused with the nearest name") {
  const auto refused = summarise(filtered("helpfull = helpful"));
  REQUIRE_FALSE(refused.ok());
  REQUIRE(refused.error().diagnostics.size() == 1);
  CHECK(refused.error().diagnostics[0].hint == "did you mean \"helpful\"?");
  CHECK_FALSE(summarise(filtered("helpful =")).ok());
}

TEST_CASE("the JSON of the example summit stays as it is") {
  check_golden("domain/figures/golden/summary.json", to_json(example::summary_of(example::summit())));
}

TEST_CASE("a share of delegates that was final stays, whoever is listed afterwards") {
  auto input = example::summit();
  input.closings = {{104, 42}};
  input.delegates.push_back(input.delegates.front());
  const auto later = example::summary_of(input);
  CHECK(later.people == 105);
  CHECK(later.asked_people == 104);
  CHECK(*later.response_rate == Approx(42.0 / 104));
  input.round = RoundState::open;
  CHECK(*example::summary_of(input).response_rate == Approx(42.0 / 105));
}
