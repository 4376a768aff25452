// Answers weighted to the delegates: numbers by hand, what small groups do, and what an anonymous round allows.
#include <muster/domain/figures/weighting.hpp>
#include <muster/domain/forms/language.hpp>

#include "support/catch.hpp"

namespace muster::figures {
namespace {

using Catch::Contains;

std::vector<ListedIn> delegates(const std::vector<std::pair<std::string, int>>& kinds) {
  std::vector<ListedIn> out;
  for (const auto& [kind, people] : kinds)
    for (int at = 0; at < people; ++at) out.push_back({kind, "Everywhere"});
  return out;
}

/// Answers of people of one kind to the question "useful".
struct Answering {
  std::vector<forms::Answers> kept;
  std::vector<std::string> kinds;
  void add(const std::string& kind, int people, const std::string& code) {
    for (int at = 0; at < people; ++at) {
      forms::Answers one;
      one["useful"].codes = {code};
      kept.push_back(one);
      kinds.push_back(kind);
    }
  }
  [[nodiscard]] std::vector<WeighedAnswer> all() const {
    std::vector<WeighedAnswer> out;
    for (std::size_t at = 0; at < kept.size(); ++at) out.push_back({{kinds[at], "Everywhere"}, &kept[at]});
    return out;
  }
};

Summary summary_of_useful() {
  Summary out;
  QuestionFigures question;
  question.code = "useful";
  question.label = "Was it useful?";
  question.kind = forms::QuestionKind::pick_one;
  for (const std::string code : {"yes", "no", "none"}) {
    OptionFigures option;
    option.code = code;
    option.label = code;
    option.beside = code == "none";
    question.options.push_back(option);
  }
  out.questions.push_back(question);
  return out;
}

}  // namespace

TEST_CASE("a share is weighted to the delegates, with Kish's effective people") {
  Answering given;
  given.add("Council", 10, "yes");
  given.add("Health", 5, "no");
  const auto all = weigh(summary_of_useful(), delegates({{"Council", 20}, {"Health", 20}}), given.all(), 2);
  CHECK(all.why_not.empty());
  CHECK(all.by == std::vector<std::string>{"kind"});
  CHECK(all.answers == 15);
  REQUIRE(all.groups.size() == 2);
  CHECK(all.groups[0].weight == Approx(0.75));
  CHECK(all.groups[1].weight == Approx(1.5));
  CHECK(all.effective == Approx(225 / 16.875));
  CHECK_FALSE(all.capped);
  REQUIRE(all.questions.size() == 1);
  const auto& question = all.questions[0];
  REQUIRE(question.options.size() == 2);  // "none" stands beside the scale
  CHECK(question.base == 15);
  CHECK(question.options[0].share == Approx(10.0 / 15));
  CHECK(question.options[0].weighted.share == Approx(0.5));
  CHECK(finding_of(question) == "‘yes’: weighted to the delegates 50.0%, unweighted 66.7%, effective people 13.3.");
  CHECK_THAT(weighting_text(all), Contains("2 answers are of people who are not found on the delegate list"));
  CHECK_THAT(weighting_lead(all), Contains("15 answers, so weighted, are worth 13.3 of one weight."));
}

TEST_CASE("answers beside a scale, and options that are not shown, are in no weighted share") {
  Answering given;
  given.add("Council", 10, "yes");
  given.add("Health", 6, "no");
  given.add("Health", 3, "none");
  auto summary = summary_of_useful();
  summary.questions[0].options[1].figure.suppressed = true;
  const auto all = weigh(summary, delegates({{"Council", 20}, {"Health", 20}}), given.all(), 0);
  REQUIRE(all.questions.size() == 1);
  CHECK(all.questions[0].base == 16);
  REQUIRE(all.questions[0].options.size() == 1);
  CHECK(all.questions[0].options[0].code == "yes");
  summary.questions[0].suppressed = true;
  CHECK(weigh(summary, delegates({{"Council", 20}, {"Health", 20}}), given.all(), 0).questions.empty());
}

TEST_CASE("groups of which few answered are put together, and where none can be made that is said") {
  Answering given;
  given.add("Council", 12, "yes");
  given.add("Health", 6, "no");
  given.add("School", 2, "no");
  const auto list = delegates({{"Council", 20}, {"Health", 10}, {"School", 8}, {"Charity", 2}});
  const auto all = weigh(summary_of_useful(), list, given.all(), 0);
  REQUIRE(all.groups.size() == 2);
  CHECK(all.groups[1].name == "Charity, Health or School");
  CHECK(all.groups[1].registered == 20);
  CHECK(all.groups[1].answered == 8);
  REQUIRE(all.notes.size() == 1);
  CHECK_THAT(all.notes[0], Contains("area there are no two groups of which five or more answered"));
  Answering few;
  few.add("Council", 12, "yes");
  few.add("Health", 3, "no");
  const auto none = weigh(summary_of_useful(), list, few.all(), 0);
  CHECK(none.by.empty());
  CHECK(none.questions.empty());
  CHECK_THAT(none.why_not, Contains("cannot be weighted to the delegates") && Contains("kind of organisation"));
}

TEST_CASE("no answer counts more than five times the mean") {
  Answering given;
  given.add("Council", 95, "yes");
  given.add("Health", 5, "no");
  const auto some = weigh(summary_of_useful(), delegates({{"Council", 76}, {"Health", 24}}), given.all(), 0);
  REQUIRE(some.groups.size() == 2);
  CHECK(some.groups[1].weight == Approx(4.8));
  const auto more = weigh(summary_of_useful(), delegates({{"Council", 50}, {"Health", 50}}), given.all(), 0);
  CHECK(more.by.empty());
  CHECK_THAT(more.why_not, Contains("more than five times the mean"));
}

namespace {

const char* const blocks_form = R"(form round "Round"
  anonymous
  breakdown role
page "P"
  useful "Was it useful?"  pick one
         ( ) yes "Yes"
         ( ) no  "No"
  role   "Who are you here as?"  pick one
         ( ) council "Council"  also "Local authority"
         ( ) health  "Health"
         ( ) other ... "Something else"
)";

CutGroup group_of(std::vector<std::string> codes, std::string label, std::int64_t people) {
  CutGroup out;
  out.codes = std::move(codes);
  out.label = std::move(label);
  out.people = people;
  return out;
}

GroupFigures cells(const std::string& label, std::int64_t yes, std::int64_t no) {
  GroupFigures out;
  out.label = label;
  out.people = yes + no;
  for (const auto& [code, people] : {std::pair<std::string, std::int64_t>{"yes", yes}, {"no", no}}) {
    ClassFigures one;
    one.codes = {code};
    one.label = code;
    one.figure.people = people;
    out.classes.push_back(one);
  }
  return out;
}

Summary of_blocks() {
  auto out = summary_of_useful();
  out.anonymous = true;
  out.asked_people = 60;
  CutFigures cut;
  cut.code = "role";
  cut.label = "Who are you here as?";
  cut.groups = {group_of({"council"}, "Council", 20), group_of({"health", "other"}, "Health or Something else", 10)};
  out.cuts = {cut};
  QuestionBreakdown broken;
  broken.cut = "role";
  broken.groups = {cells("Council", 15, 5), cells("Health or Something else", 5, 5)};
  broken.everybody = cells("Everybody", 20, 10);
  out.questions[0].broken_down = {broken};
  return out;
}

forms::Form form_of(const std::string& text) {
  auto form = forms::parse_form(text, "round.form");
  REQUIRE(form.ok());
  return std::move(form).value();
}

}  // namespace

TEST_CASE("an anonymous round is weighted from the cells that its breakdown shows") {
  const auto form = form_of(blocks_form);
  const auto list = delegates({{"Local authority", 30}, {"Health", 20}, {"Charity", 10}});
  const auto all = weigh_blocks(of_blocks(), form, list);
  REQUIRE(all.why_not.empty());
  REQUIRE(all.groups.size() == 2);
  CHECK(all.groups[0].registered == 30);
  CHECK(all.groups[1].registered == 30);  // whoever no option names stands with the one that has a line to write on
  CHECK(all.groups[0].weight == Approx(0.75));
  CHECK(all.groups[1].weight == Approx(1.5));
  REQUIRE(all.questions.size() == 1);
  REQUIRE(all.questions[0].options.size() == 2);
  CHECK(all.questions[0].base == 30);
  CHECK(all.questions[0].options[0].weighted.share == Approx(0.5 * 0.75 + 0.5 * 0.5));
  CHECK(all.questions[0].options[0].share == Approx(20.0 / 30));
  CHECK_THAT(all.notes.at(0), Contains("the groups that its breakdown by “Who are you here as?” shows"));
}

TEST_CASE("where an anonymous round cannot be weighted, the sentence says why") {
  const auto form = form_of(blocks_form);
  const auto list = delegates({{"Local authority", 30}, {"Health", 20}, {"Charity", 10}});
  auto summary = of_blocks();
  summary.cuts.clear();
  CHECK_THAT(weigh_blocks(summary, form, list).why_not, Contains("declares none"));
  summary.no_breakdown = "While the form is open nothing is broken down.";
  CHECK_THAT(weigh_blocks(summary, form, list).why_not, Contains("While the form is open"));
  summary = of_blocks();
  summary.asked_people = 0;
  CHECK_THAT(weigh_blocks(summary, form, list).why_not, Contains("anybody could answer"));
  CHECK_THAT(weigh_blocks(of_blocks(), form, delegates({{"School", 30}, {"Charity", 10}})).why_not,
             Contains("cannot be set beside the delegate list"));
  CHECK_THAT(weigh_blocks(of_blocks(), form, delegates({{"Local authority", 12}, {"Health", 48}})).why_not,
             Contains("more people answered as “Council” (20) than registered as such (12)"));
  CHECK_THAT(weigh_blocks(of_blocks(), form, {}).why_not, Contains("Nobody is registered"));
  std::string without_other(blocks_form);
  without_other.erase(without_other.find("         ( ) other"));
  summary = of_blocks();
  summary.cuts[0].groups[1].codes = {"health"};
  CHECK_THAT(weigh_blocks(summary, form_of(without_other), list).why_not,
             Contains("has no answer for the kind of organisation “Charity” of the delegate list"));
}

}  // namespace muster::figures
