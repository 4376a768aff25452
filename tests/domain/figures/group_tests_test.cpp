// Tests between groups: which is chosen, of which people, and what is never tested.
#include <muster/domain/figures/group_tests.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/kit/stats/ordinal.hpp>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::figures;
using Catch::Contains;

namespace {

forms::Form form_of(const std::string& text) {
  const auto form = forms::parse_form(text, "a.form");
  if (!form.ok()) FAIL(one_line(form.error().diagnostics.front()));
  return *form;
}

Summary summary_of(const std::string& text, std::vector<forms::Answers> answers, const std::string& title = "First",
                   RoundState round = RoundState::closed) {
  SummaryInput input;
  input.event.title = title;
  input.event.slug = title;
  input.form = form_of(text);
  input.round = round;
  if (input.form->anonymous && round == RoundState::closed)
    input.breakdown = feedback::break_down(*input.form, answers);
  input.responses = static_cast<std::int64_t>(answers.size());
  input.answers = std::move(answers);
  auto made = summarise(input);
  REQUIRE(made.ok());
  return std::move(made).value();
}

std::shared_ptr<const Summary> kept(Summary summary) { return std::make_shared<const Summary>(std::move(summary)); }

void add(std::vector<forms::Answers>& to, std::size_t count, const forms::Answers& answers) {
  to.insert(to.end(), count, answers);
}

forms::Answer chose(const std::string& code) { return {{code}, {}}; }

const std::string anonymous_form =
    "form a \"A\"\n anonymous\n suppress below 5\n breakdown role\n"
    "page \"P\"\n role \"Role?\" pick one ( ) council \"Council\" ( ) health \"Health\"\n"
    " sure \"Sure?\" pick one ( ) yes \"Yes\" ( ) no \"No\"\n"
    " ways \"Ways?\" pick any [ ] hall \"Hall\" [ ] line \"Line\"\n"
    " few \"Few?\" pick one ( ) yes \"Yes\" ( ) no \"No\"\n";

/// Of 40 council 30 are sure, of 40 health 15.
std::vector<forms::Answers> anonymous_answers() {
  std::vector<forms::Answers> out;
  add(out, 30, {{"role", chose("council")}, {"sure", chose("yes")}, {"ways", chose("hall")}, {"few", chose("yes")}});
  add(out, 10, {{"role", chose("council")}, {"sure", chose("no")}, {"ways", chose("line")}, {"few", chose("yes")}});
  add(out, 15, {{"role", chose("health")}, {"sure", chose("yes")}, {"ways", chose("hall")}, {"few", chose("yes")}});
  add(out, 22, {{"role", chose("health")}, {"sure", chose("no")}, {"ways", chose("hall")}, {"few", chose("yes")}});
  add(out, 3, {{"role", chose("health")}, {"sure", chose("no")}, {"ways", chose("hall")}, {"few", chose("no")}});
  return out;
}

const GroupTest* about(const GroupTests& all, const std::string& question, const std::string& option = "") {
  for (const auto& test : all.tests) {
    if (test.question == question && test.option == option) return &test;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("groups of an anonymous round are tested by the cells that are shown, and by nothing else") {
  const auto summary = summary_of(anonymous_form, anonymous_answers());
  const auto all = tests_of_blocks(summary, "Role");
  REQUIRE(all.ok());
  const auto* sure = about(*all, "sure");
  REQUIRE(sure != nullptr);
  CHECK(sure->people == stats::Crosstab{{30, 10}, {15, 25}});
  CHECK(sure->groups == std::vector<std::string>{"Council", "Health"});
  REQUIRE(sure->kind == TestKind::chi_square);
  CHECK(sure->p == Approx(0.0007232327).epsilon(1e-6));
  CHECK(sure->corrected_p >= sure->p);
  CHECK(sure->more_than_chance());
  // Three people in one block: the question has no cells, so it has no test and no counts.
  const auto* few = about(*all, "few");
  REQUIRE(few != nullptr);
  CHECK_FALSE(few->kind);
  CHECK(few->people.empty());
  CHECK_THAT(few->why_not, Contains("not shown by role"));
  // Every cell of every table holds as many people as the form's threshold asks for.
  for (const auto& test : all->tests) {
    for (const auto& row : test.people) {
      for (const auto people : row) CHECK(people >= 5);
    }
  }
}

TEST_CASE("an anonymous form is tested by nothing that it does not declare, and not while it is open") {
  const auto closed = summary_of(anonymous_form, anonymous_answers());
  const auto refused = tests_of_blocks(closed, "sure");
  REQUIRE_FALSE(refused.ok());
  CHECK_THAT(refused.error().message, Contains("role"));
  const auto open = summary_of(anonymous_form, anonymous_answers(), "First", RoundState::open);
  const auto none = tests_of_blocks(open, "role");
  if (none.ok()) {
    CHECK_FALSE(none->why_none.empty());
    CHECK(none->tests.empty());
  }
  CHECK_THAT(tests_of_rounds(open, closed).why_none, Contains("is not closed"));
}

TEST_CASE("answers in order are compared by their order, and unordered ones are not") {
  const std::string scale =
      "page \"P\"\n q \"Q?\" scale best first ( ) a \"Agree\" ( ) b \"Neither\" ( ) c \"Disagree\"\n"
      " k \"K?\" pick one ( ) a \"A\" ( ) b \"B\" ( ) c \"C\"\n";
  std::vector<forms::Answers> first;
  add(first, 12, {{"q", chose("a")}, {"k", chose("a")}});
  add(first, 6, {{"q", chose("b")}, {"k", chose("b")}});
  add(first, 2, {{"q", chose("c")}, {"k", chose("c")}});
  std::vector<forms::Answers> second;
  add(second, 4, {{"q", chose("a")}, {"k", chose("a")}});
  add(second, 6, {{"q", chose("b")}, {"k", chose("b")}});
  add(second, 10, {{"q", chose("c")}, {"k", chose("c")}});
  const auto one = summary_of("form a \"A\"\n" + scale, first);
  const auto other = summary_of("form a \"A\"\n" + scale, second, "Second");
  const auto all = tests_of_rounds(one, other);
  const auto* ordered = about(all, "q");
  REQUIRE((ordered != nullptr && ordered->kind == TestKind::mann_whitney));
  const auto expected = stats::mann_whitney(stats::Crosstab{{12, 6, 2}, {4, 6, 10}});
  CHECK(ordered->p == Approx(expected->p));
  CHECK_THAT(finding_of(*ordered, all), Contains("have the one of “First” nearer to “Agree”"));
  CHECK(*ordered->size > 0.5);
  const auto* named = about(all, "k");
  REQUIRE((named != nullptr && named->kind));
  CHECK((named->kind == TestKind::fisher || named->kind == TestKind::chi_square));
  CHECK(all.made == 2);
  CHECK_THAT(finding_of(all), Contains("Two tests, corrected"));
  // Told about one question alone, its p is still corrected for both.
  const auto alone = only_about(all, "q");
  REQUIRE(alone.tests.size() == 1);
  CHECK(alone.made == 2);
  CHECK(alone.tests.front().corrected_p == ordered->corrected_p);
  CHECK(finding_of(alone) ==
        "Two tests were made and corrected for how many they are; one is shown here, and its difference is more than "
        "chance.");
  auto by_chance = all;
  for (auto& test : by_chance.tests)
    if (test.question == "q") test.corrected_p = 0.5;
  CHECK_THAT(finding_of(only_about(by_chance, "q")), Contains("one is shown here, and its difference may be chance."));
  CHECK_THAT(finding_of(only_about(by_chance, "none")), Contains("all of what is not shown here"));
}

TEST_CASE("below six against nobody no test is made, and the people are told") {
  const std::string form = "form a \"A\"\npage \"P\"\n ways \"Ways?\" pick any [ ] hall \"Hall\" [ ] line \"Line\"\n";
  std::vector<forms::Answers> first;
  add(first, 5, {{"ways", {{"hall", "line"}, {}}}});
  add(first, 15, {{"ways", chose("line")}});
  std::vector<forms::Answers> second;
  add(second, 20, {{"ways", chose("line")}});
  const auto all = tests_of_rounds(summary_of(form, first), summary_of(form, second, "Second"));
  const auto* hall = about(all, "ways", "hall");
  REQUIRE(hall != nullptr);
  CHECK_FALSE(hall->kind);
  CHECK_THAT(hall->why_not, Contains("No test: said by 5 people. So few"));
  CHECK(all.made == 0);
  CHECK_THAT(to_json(all), Contains("\"test\": null"));
  // All but a few ticked it: the few are those who did not.
  std::vector<forms::Answers> most(19, {{"ways", {{"hall", "line"}, {}}}});
  add(most, 1, {{"ways", chose("hall")}});
  const std::vector<forms::Answers> everybody(20, {{"ways", {{"hall", "line"}, {}}}});
  const auto turned = tests_of_rounds(summary_of(form, most), summary_of(form, everybody, "Second"));
  const auto* line = about(turned, "ways", "line");
  REQUIRE(line != nullptr);
  CHECK_THAT(line->why_not, Contains("No test: not ticked by 1 person. So few"));
}

TEST_CASE("two questions on scales of a round with names go together by rank; groups of three by Kruskal and Wallis") {
  const std::string text =
      "form a \"A\"\npage \"P\"\n who \"Who?\" scale best first ( ) x \"X\" ( ) y \"Y\" ( ) z \"Z\"\n"
      " kind \"Kind?\" pick one ( ) x \"X\" ( ) y \"Y\" ( ) z \"Z\"\n"
      " q \"Q?\" scale best first ( ) a \"Agree\" ( ) b \"Neither\" ( ) c \"Disagree\"\n";
  const std::vector<std::vector<std::size_t>> table{{8, 3, 1}, {4, 6, 3}, {1, 2, 7}};
  std::vector<forms::Answers> everybody;
  std::vector<std::vector<forms::Answers>> groups(3);
  for (std::size_t row = 0; row < 3; ++row) {
    for (std::size_t column = 0; column < 3; ++column) {
      const std::string who(1, "xyz"[row]);
      const forms::Answers answers{{"who", chose(who)}, {"kind", chose(who)}, {"q", chose({"abc"[column]})}};
      add(groups[row], table[row][column], answers);
      add(everybody, table[row][column], answers);
    }
  }
  const auto all_people = summary_of(text, everybody);
  const std::vector<SummaryOfGroup> parts{{"X", kept(summary_of(text, groups[0]))},
                                          {"Y", kept(summary_of(text, groups[1]))},
                                          {"Z", kept(summary_of(text, groups[2]))}};
  const auto by_scale = tests_of_groups(all_people, **parting_question(all_people, "who"), parts);
  const auto* together = about(by_scale, "q");
  REQUIRE((together != nullptr && together->kind == TestKind::rank_correlation));
  CHECK(*together->size == Approx(0.514145530385));
  CHECK(together->p == Approx(0.000759021566484));
  CHECK(*together->rho == Approx(0.560777401441));
  const auto by_kind = tests_of_groups(all_people, **parting_question(all_people, "kind"), parts);
  const auto* apart = about(by_kind, "q");
  REQUIRE((apart != nullptr && apart->kind == TestKind::kruskal_wallis));
  CHECK_FALSE(parting_question(all_people, "nothing").ok());
}

TEST_CASE("an answer that is not told of the same people is not the rest of the others") {
  const auto form = form_of(
      "form a \"A\"\npage \"P\"\n sure \"Sure?\" pick one ( ) yes \"Yes\" ( ) no \"No\" ( ) perhaps \"Perhaps\"\n");
  const forms::Answers yes{{"sure", chose("yes")}};
  const forms::Answers no{{"sure", chose("no")}};
  const forms::Answers perhaps{{"sure", chose("perhaps")}};
  AnsweredTwice twice{form, form, "Before", "After", {}, 5};
  const auto each = [&](int people, const forms::Answers& before, const forms::Answers& after) {
    twice.people.insert(twice.people.end(), static_cast<std::size_t>(people), {&before, &after});
  };
  each(8, yes, yes);
  each(8, yes, no);
  each(8, no, yes);
  each(8, no, no);
  const auto told = tests_of_same_people(twice);
  REQUIRE(told.tests.size() == 3);
  CHECK_FALSE(told.tests.front().people.empty());
  each(2, perhaps, perhaps);
  for (const auto& test : tests_of_same_people(twice).tests) CHECK(test.people.empty());
}

TEST_CASE("the same people in two rounds with names are tested by who changed, and few are not told") {
  const auto form = form_of("form a \"A\"\npage \"P\"\n sure \"Sure?\" pick one ( ) yes \"Yes\" ( ) no \"No\"\n");
  const forms::Answers yes{{"sure", chose("yes")}};
  const forms::Answers no{{"sure", chose("no")}};
  AnsweredTwice twice{form, form, "Before", "After", {}, 0};
  twice.people.insert(twice.people.end(), 3, {&yes, &no});
  twice.people.insert(twice.people.end(), 10, {&no, &yes});
  twice.people.insert(twice.people.end(), 20, {&yes, &yes});
  const auto all = tests_of_same_people(twice);
  REQUIRE(all.tests.size() == 1);
  const auto& test = all.tests.front();
  REQUIRE(test.kind == TestKind::mcnemar);
  CHECK(test.p == Approx(0.09228515625));
  CHECK_THAT(finding_of(test, all), Contains("10 people came to this answer, and 3 people left it"));
  twice.least = 5;
  const auto hidden = tests_of_same_people(twice);
  CHECK_FALSE(hidden.tests.front().kind);
  CHECK(hidden.tests.front().people.empty());
  twice.people.clear();
  CHECK_THAT(tests_of_same_people(twice).why_none, Contains("Nobody is known"));
}

TEST_CASE("answers that a group of a round with names hides are counted together, and the test is made") {
  const std::string form =
      "form a \"A\"\n suppress below 5\npage \"P\"\n role \"Role?\" pick one ( ) c \"Council\" ( ) h \"Health\" ( ) s "
      "\"School\" ( ) v \"Voluntary\"\n q \"Q?\" scale best first ( ) a \"Very\" ( ) b \"Mostly\" ( ) d \"Little\" ( ) "
      "e \"Not\"\n";
  std::vector<forms::Answers> all;
  const auto said = [&](std::size_t people, const char* role, const char* answer) {
    add(all, people, {{"role", chose(role)}, {"q", chose(answer)}});
  };
  said(12, "c", "a");
  said(6, "c", "b");
  said(2, "c", "d");
  said(3, "c", "e");
  said(6, "h", "a");
  said(6, "h", "b");
  said(8, "h", "d");
  said(9, "h", "e");
  said(1, "s", "a");
  said(2, "v", "b");
  const auto everybody = summary_of(form, all);
  std::vector<SummaryOfGroup> groups;
  for (const auto& [code, label] : std::vector<std::pair<std::string, std::string>>{
           {"c", "Council"}, {"h", "Health"}, {"s", "School"}, {"v", "Voluntary"}}) {
    SummaryInput input;
    input.form = form_of(form);
    input.round = RoundState::closed;
    input.responses = static_cast<std::int64_t>(all.size());
    input.answers = all;
    input.where = "role = " + code;
    auto made = summarise(input);
    REQUIRE(made.ok());
    groups.emplace_back(label, kept(std::move(made).value()));
  }
  const auto found = tests_of_groups(everybody, *everybody.question("role"), groups);
  const auto* q = about(found, "q");
  REQUIRE(q != nullptr);
  CAPTURE(q->why_not);
  REQUIRE(q->kind);
  // No cell is of one to four people, and every row is all of its group.
  REQUIRE(q->people.size() == q->groups.size());
  for (std::size_t at = 0; at < q->people.size(); ++at) {
    std::int64_t people = 0;
    for (const auto count : q->people[at]) {
      CHECK((count == 0 || count >= 5));
      people += count;
    }
    CHECK(people == (q->groups[at] == "Council" ? 23 : 29));
  }
  CHECK(q->answers == std::vector<std::string>{"Very", "Mostly, Little or Not"});
  CHECK(std::any_of(q->left_out.begin(), q->left_out.end(),
                    [](const std::string& words) { return words.find("counted together") != std::string::npos; }));
  CHECK(std::any_of(q->left_out.begin(), q->left_out.end(), [](const std::string& words) {
    return words.find("Without School and Voluntary") != std::string::npos;
  }));
}

TEST_CASE("why a question is shown by no group names the crossings that it depends on") {
  Summary summary;
  summary.round = RoundState::closed;
  summary.anonymous = true;
  summary.suppress_below = 5;
  const CutGroup council{{"council"}, false, "Council", {"Council"}, 40};
  const CutGroup parent{{"parent"}, false, "Parent", {"Parent"}, 37};
  CutFigures role{"role", "Your role", {council, parent}, {}};
  auto area = role;
  area.code = "area";
  QuestionFigures question;
  question.code = "rate";
  question.kind = forms::QuestionKind::scale;
  question.options.resize(3);
  summary.questions = {question};
  summary.cuts = {role};
  const auto why = [&] {
    const auto all = tests_of_blocks(summary, "role");
    REQUIRE(all.ok());
    REQUIRE(all->tests.size() == 1);
    return all->tests.front().why_not;
  };
  CHECK(why() ==
        "No test: this question is not shown by role. However its answers are put together, one part would hold fewer "
        "than five people, or nobody, in at least one group.");
  summary.cuts = {role, area};
  CHECK(why() ==
        "No test: this question is not shown by role. However its answers are put together, one part would hold fewer "
        "than five people, or nobody, somewhere where the groups of role and area cross.");
  summary.questions.front().kind = forms::QuestionKind::pick_any;
  CHECK(why().find("fewer than five people ticked it, or did not") != std::string::npos);
}
