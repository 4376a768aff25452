// The groups of an anonymous round: made at its first closing, kept, and shown anew only when enough have joined.
#include <muster/domain/feedback/breakdown.hpp>
#include <muster/domain/forms/language.hpp>

#include "summit_feedback.hpp"

namespace muster::feedback {
namespace {

using People = std::vector<forms::Answers>;

forms::Form form_with(const std::string& levels, const std::string& suppress = "5") {
  const auto form = forms::parse_form("form a \"A\" anonymous suppress below " + suppress +
                                          " breakdown cut page \"P\"\n cut \"Cut?\" pick one\n" + levels +
                                          " come \"Come?\" pick one ( ) yes \"Yes\" ( ) no \"No\"\n",
                                      "a.form");
  if (!form.ok()) FAIL(form.error().message);
  return *form;
}

std::string levels(std::size_t count) {
  std::string out;
  for (std::size_t at = 0; at < count; ++at)
    out += " ( ) l" + std::to_string(at) + " \"Level " + std::to_string(at) + "\"\n";
  return out;
}

void add(People& people, std::size_t count, const std::string& level, const std::string& come) {
  for (std::size_t at = 0; at < count; ++at) {
    forms::Answers answers;
    if (!level.empty()) answers["cut"].codes = {level};
    if (!come.empty()) answers["come"].codes = {come};
    people.push_back(std::move(answers));
  }
}

People two_groups() {
  People people;
  add(people, 8, "l0", "yes");
  add(people, 6, "l0", "no");
  add(people, 7, "l1", "yes");
  add(people, 5, "l1", "no");
  return people;
}

}  // namespace

TEST_CASE("two groups in which every answer stands for enough are broken down") {
  const auto made = break_down(form_with(levels(2)), two_groups());
  REQUIRE(made.cuts.size() == 1);
  CHECK(made.cuts[0].use == CutUse::used);
  CHECK(made.shows());
  CHECK(made.people == std::map<Block, std::int64_t>{{{0}, 14}, {{1}, 12}});
  REQUIRE(made.tables.contains("come"));
  CHECK(made.tables.at("come").people == std::map<Block, std::vector<std::int64_t>>{{{0}, {8, 6}}, {{1}, {7, 5}}});
  CHECK(breakdown_from_json(to_json(made)) == made);
}

TEST_CASE("a class of a few in one group puts answers together in every group") {
  auto people = two_groups();
  people.pop_back();  // four in the second group say no
  CHECK_FALSE(break_down(form_with(levels(2)), people).tables.contains("come"));
}

TEST_CASE("edges: too few, one level, all blank, all the same, many levels") {
  const auto form = form_with(levels(2));
  People people;
  CHECK_FALSE(break_down(form, people).shows());
  add(people, 9, "l0", "yes");
  CHECK(break_down(form, people).cuts[0].use == CutUse::one_group);  // fewer than 2t
  add(people, 20, "l0", "yes");
  CHECK(break_down(form, people).cuts[0].use == CutUse::one_group);  // one level
  People blank;
  add(blank, 20, "", "");
  CHECK_FALSE(break_down(form, blank).shows());
  People boroughs;
  for (std::size_t person = 0; person < 42; ++person) add(boroughs, 1, "l" + std::to_string(person % 33), "yes");
  const auto many = break_down(form_with(levels(33)), boroughs);
  for (const auto& [block, count] : many.people) CHECK(count >= 5);
  CHECK(many.tables.empty());  // everybody will come
}

TEST_CASE("a threshold of none or one puts nothing together") {
  People people;
  add(people, 1, "l0", "yes");
  add(people, 2, "l1", "no");
  for (const auto* below : {"0", "1"}) {
    const auto made = break_down(form_with(levels(3), below), people);
    CHECK(made.shows());
    CHECK(made.cuts[0].groups.size() == 4);  // "no answer" is a level
    CHECK(made.tables.contains("come"));
  }
}

TEST_CASE("a hundred levels of many thousand answers are put together") {
  People people;
  for (std::size_t person = 0; person < 20'000; ++person)
    add(people, 1, "l" + std::to_string(person * person % 100), person % 2 == 0 ? "yes" : "no");
  const auto made = break_down(form_with(levels(100)), people);
  for (const auto& [block, count] : made.people) CHECK(count >= 5);
}

TEST_CASE("a second cut is dropped where the crossings would be too small") {
  const auto form = forms::parse_form(
      "form a \"A\" anonymous breakdown one, two page \"P\"\n one \"One?\" pick one ( ) a \"A\" ( ) b \"B\"\n"
      " two \"Two?\" pick one ( ) c \"C\" ( ) d \"D\"\n",
      "a.form");
  REQUIRE(form.ok());
  People people;
  for (std::size_t person = 0; person < 24; ++person) {
    people.push_back({{"one", {{person < 12 ? "a" : "b"}, {}}}, {"two", {{person < 20 ? "c" : "d"}, {}}}});
  }
  const auto made = break_down(*form, people);
  CHECK(made.cuts[0].use == CutUse::used);
  CHECK(made.cuts[1].use != CutUse::used);
}

TEST_CASE("when a round closes again, groups stay and are shown only if enough have joined each") {
  const auto form = form_with(levels(3));
  auto people = two_groups();
  const auto first = break_down(form, people);
  CHECK(broken_down_again(first, form, people) == first);
  add(people, 1, "l0", "yes");
  const auto few = broken_down_again(first, form, people);
  CHECK(few.held_back);
  CHECK_FALSE(few.shows());
  CHECK(few.people == first.people);
  add(people, 9, "l0", "yes");
  const auto all_say_yes = broken_down_again(few, form, people);
  CHECK_FALSE(all_say_yes.held_back);
  CHECK(all_say_yes.cuts == first.cuts);
  CHECK_FALSE(all_say_yes.tables.contains("come"));  // of those who joined, nobody says no
  add(people, 5, "l0", "no");
  const auto enough = broken_down_again(few, form, people);
  CHECK(enough.tables.contains("come"));
  CHECK(enough.grown);
}

TEST_CASE("who gives no answer after everybody had given one is counted as that, not as the last answer") {
  const auto form = form_with(levels(3));
  auto people = two_groups();
  const auto first = break_down(form, people);
  add(people, 6, "l0", "yes");
  add(people, 6, "l0", "no");
  add(people, 1, "l0", "");
  const auto made = broken_down_again(first, form, people);
  REQUIRE(made.tables.contains("come"));
  const auto& classes = made.tables.at("come").classes;
  CHECK(std::any_of(classes.begin(), classes.end(), [](const auto& levels) {
    return std::find(levels.begin(), levels.end(), std::string()) != levels.end();
  }));
}

TEST_CASE("an option that came with a later version is named, and never counted with those without an answer") {
  const auto before = form_with(levels(2));
  const auto after = form_with(levels(3));
  const auto holds = [](const std::vector<Levels>& groups, const Levels& wanted) {
    return std::find(groups.begin(), groups.end(), wanted) != groups.end();
  };
  auto people = two_groups();
  add(people, 5, "", "yes");
  add(people, 5, "", "no");
  const auto first = break_down(before, people);
  REQUIRE(holds(first.cuts[0].groups, {""}));
  SECTION("where enough chose it they are a group of their own") {
    for (const auto* level : {"l0", "l1", "l2"}) {
      add(people, 6, level, "yes");
      add(people, 6, level, "no");
    }
    const auto made = broken_down_again(first, after, people);
    CHECK_FALSE(made.held_back);
    CHECK(holds(made.cuts[0].groups, {"l2"}));
    CHECK(holds(made.cuts[0].groups, {""}));
    CHECK(made.people.at({made.cuts[0].groups.size() - 1}) == 12);
    CHECK(made.tables.contains("come"));
    CHECK(breakdown_from_json(to_json(made)) == made);
    CHECK(broken_down_again(made, after, people).cuts == made.cuts);
  }
  SECTION("where few did they stand in a group that is named for them") {
    add(people, 6, "l0", "yes");
    add(people, 6, "l0", "no");
    add(people, 3, "l2", "yes");
    const auto made = broken_down_again(first, after, people);
    CHECK_FALSE(made.held_back);
    CHECK(holds(made.cuts[0].groups, {"l0", "l2"}));
    CHECK(holds(made.cuts[0].groups, {""}));
  }
  SECTION("where nothing can be shown it waits for more") {
    add(people, 3, "l2", "yes");
    const auto made = broken_down_again(first, after, people);
    CHECK(made.held_back);
    CHECK(made.cuts == first.cuts);
  }
}

TEST_CASE("an answer that came with a later version is a class of its own, or put together by name") {
  const auto before = form_with(levels(2));
  auto text = before;
  auto& come = text.pages[0].questions[1];
  come.options.push_back({"maybe", "Maybe", {}});
  auto people = two_groups();
  const auto first = break_down(before, people);
  for (const auto* level : {"l0", "l1"}) {
    for (const auto* answer : {"yes", "no", "maybe"}) add(people, 6, level, answer);
  }
  const auto made = broken_down_again(first, text, people);
  REQUIRE(made.tables.contains("come"));
  CHECK(made.tables.at("come").classes == std::vector<Levels>{{"yes"}, {"no"}, {"maybe"}});
  CHECK(made.tables.at("come").people.at({0}) == std::vector<std::int64_t>{14, 12, 6});
}

TEST_CASE("who was not asked by their version is a class apart from those without an answer") {
  const auto form = form_with(levels(2));
  auto people = two_groups();
  for (const auto* level : {"l0", "l1"}) {
    add(people, 5, level, "");
    add(people, 5, level, "");
    for (std::size_t at = people.size() - 5; at < people.size(); ++at) people[at]["come"].asked = forms::Asked::no;
  }
  const auto made = break_down(form, people);
  REQUIRE(made.tables.contains("come"));
  CHECK(made.tables.at("come").classes == std::vector<Levels>{{"yes"}, {"no"}, {""}, {not_asked_level}});
}

TEST_CASE("the groups of a round are made when it closes and kept when it closes again") {
  Feedback summit;
  auto text = form_text;
  text.replace(text.find("  anonymous\n"), 12, "  anonymous\n  breakdown took_part\n");
  summit.publish(text);
  REQUIRE(open_round(summit.database(), summit.now(), "summit").ok());
  const auto answer = [&](std::size_t at, const std::string& part) {
    summit.answer("k" + std::to_string(at), {{"helpful", {"helpful"}}, {"took_part", {part}}});
  };
  for (std::size_t at = 0; at < 12; ++at) answer(at, at % 2 == 0 ? "yes" : "no");
  CHECK(summit.figure("select count(*) from round_breakdown") == 0);
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  REQUIRE(summit.figure("select count(*) from round_breakdown") == 1);
  REQUIRE(reopen_round(summit.database(), summit.now(), "summit").ok());
  for (std::size_t at = 12; at < 18; ++at) answer(at, at == 12 ? "yes" : "no");
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  CHECK(summit.figure("select count(*) from round_breakdown where body like '%\"held_back\":true%'") == 1);
}

TEST_CASE("the answers of a net score are put together by its three kinds, never across them unless one is small") {
  const auto form =
      forms::parse_form("form a \"A\" anonymous suppress below 5 breakdown cut page \"P\"\n cut \"Cut?\" pick one\n" +
                            levels(2) + " again \"Again?\" from 0 to 10 nps\n",
                        "a.form")
          .value();
  const auto people = [](int low) {
    People out;
    for (const auto* level : {"l0", "l1"}) {
      for (const auto& [point, count] : {std::pair("10", 6), std::pair("9", 6), std::pair("8", 6), std::pair("7", 6),
                                         std::pair("6", low), std::pair("0", low)})
        for (int at = 0; at < count; ++at) out.push_back({{"cut", {{level}, {}}}, {"again", {{point}, {}}}});
    }
    return out;
  };
  const auto classes = break_down(form, people(6)).tables.at("again").classes;
  REQUIRE(classes.size() == 3);
  CHECK(classes[0] == Levels{"0", "1", "2", "3", "4", "5", "6"});
  CHECK(classes[1] == Levels{"7", "8"});
  CHECK(classes[2] == Levels{"9", "10"});
  const auto small = break_down(form, people(2)).tables.at("again").classes;
  REQUIRE(small.size() == 2);
  CHECK(small[1] == Levels{"9", "10"});
}

}  // namespace muster::feedback
