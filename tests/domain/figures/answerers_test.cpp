// Who answered beside who registered: exact with names, and of an anonymous form nothing that tells of few.
#include <muster/domain/figures/answerers.hpp>

#include "support/catch.hpp"

#include <random>

namespace muster::figures {
namespace {

using booking::State;

TurnoutInput network() {
  TurnoutInput input;
  input.region.name = "North";
  const auto place = [&](const char* code, const char* area) {
    people::Place made;
    made.code = code;
    made.name = code;
    made.area = area;
    input.region.places.push_back(std::move(made));
  };
  place("P1", "Hills");
  place("P2", "Vale");
  place("P3", "Vale");
  const auto add = [&](const char* id, std::vector<std::string> serves) {
    people::Organisation made;
    made.id = id;
    made.serves = std::move(serves);
    input.organisations.push_back(std::move(made));
  };
  add("o1", {"P1"});
  add("o2", {"P2", "P3"});
  add("o3", {"P1", "P2"});
  input.answers = KnownAnswers{};
  return input;
}

void add(TurnoutInput& input, std::size_t people, std::size_t answered, const std::string& organisation,
         const std::string& kind) {
  for (std::size_t at = 0; at < people; ++at) {
    const auto id = organisation + "-" + kind + "-" + std::to_string(input.attendees.size());
    input.attendees.push_back({id, organisation, organisation, kind, "", State::booked, false, {}});
    if (at < answered) input.answers->people.insert(id);
  }
}

}  // namespace

TEST_CASE("of a form with names each group is counted, each person in one") {
  auto input = network();
  add(input, 20, 10, "o1", "council");
  add(input, 10, 2, "o2", "health");
  add(input, 4, 2, "o3", "health");
  add(input, 6, 0, "", "");
  const auto all = answerers_of(input);
  CHECK(all.people == 40);
  REQUIRE(all.parts.size() == 2);
  const auto& kinds = all.parts[0];
  REQUIRE(kinds.groups.size() == 3);
  CHECK(kinds.groups[0].name == "Council");
  CHECK(kinds.groups[0].answered == 10);
  REQUIRE(kinds.representation);
  CHECK(kinds.representation->rows[0].difference == Approx(10.0 / 14 - 0.5));
  CHECK(finding_of(kinds) ==
        "By kind of organisation: to be made up as those who registered, 3 of the 14 answers would have to come from "
        "other groups.");
  const auto printed = answerers_text(all);
  CHECK(printed.find('\r') == std::string::npos);
  CHECK(printed.find("\xEF\xBB\xBF") == std::string::npos);
  const auto& areas = all.parts[1];
  std::vector<std::string> names;
  std::int64_t people = 0;
  for (const auto& group : areas.groups) {
    names.push_back(group.name);
    people += group.people;
  }
  CHECK(names == std::vector<std::string>{"Hills", "No single place", "Several areas", "Vale"});
  CHECK(people == 40);
  CHECK(table_of(kinds, all).rows[0] ==
        std::vector<std::string>{"Council", "20", "10", "50.0%", "50.0%", "71.4%", "+21.4"});
}

TEST_CASE("where nobody knows who answered, that is said") {
  auto input = network();
  input.answers.reset();
  input.why_no_answers = "Who answered is not known.";
  const auto all = answerers_of(input);
  CHECK(all.parts.empty());
  CHECK(answerers_text(all) == "Who answered is not known.\n");
}

TEST_CASE("of an anonymous form no group, and no group without the organisations told of, is of few") {
  std::mt19937 random(20261127);
  const auto below = [&](std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most - 1)(random); };
  std::size_t told = 0;
  for (int turn = 0; turn < 3000; ++turn) {
    auto input = network();
    input.answers->anonymous = true;
    input.answers->least = 5;
    const auto organisations = 1 + below(8);
    for (std::size_t at = 0; at < organisations; ++at) {
      const auto people = 1 + below(25);
      add(input, people, below(people + 1), "o" + std::to_string(10 + at), "kind" + std::to_string(below(4)));
    }
    const auto all = answerers_of(input);
    CHECK(all.in_fives);
    if (all.parts.empty()) {
      CHECK_FALSE(all.note.empty());
      continue;
    }
    ++told;
    REQUIRE(all.parts.size() == 1);
    REQUIRE(all.parts[0].groups.size() > 1);
    CHECK_FALSE(all.parts[0].representation);
    const auto turnout = turnout_of(input);
    for (const auto& group : all.parts[0].groups) {
      CHECK(group.answered % 5 == 0);
      std::int64_t people = 0;
      std::int64_t answered = 0;
      std::int64_t rest = 0;
      std::int64_t rest_answered = 0;
      for (const auto& one : input.attendees) {
        const auto kind = "K" + one.kind.substr(1);
        if (group.name.find(kind) == std::string::npos) continue;
        const auto did = input.answers->people.contains(one.person_id) ? 1 : 0;
        ++people;
        answered += did;
        bool shown = false;
        for (const auto& row : turnout.by_organisation)
          shown = shown || (row.name == one.organisation && !row.held_back);
        if (shown) continue;
        ++rest;
        rest_answered += did;
      }
      CHECK(group.people == people);
      CHECK(group.answered == answered - answered % 5);
      CHECK((answered >= 5 && people - answered >= 5));
      CHECK((rest == 0 || (rest_answered >= 5 && rest - rest_answered >= 5)));
    }
  }
  CHECK(told > 300);
}

TEST_CASE("of an anonymous form that was opened again no kinds are told, and it is said why") {
  auto input = network();
  input.answers->anonymous = true;
  add(input, 30, 15, "o1", "council");
  add(input, 30, 15, "o2", "health");
  REQUIRE(answerers_of(input).parts.size() == 1);
  input.answers->reopened = true;
  const auto all = answerers_of(input);
  CHECK(all.parts.empty());
  CHECK(all.note.find("was opened again") != std::string::npos);
}

}  // namespace muster::figures
