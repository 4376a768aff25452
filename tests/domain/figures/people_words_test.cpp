// Filters in words, and filters that pickers write.

#include <muster/domain/figures/people_words.hpp>

#include "domain/figures/group_filter.hpp"
#include "support/catch.hpp"

using namespace muster;
using namespace muster::figures;

namespace {

QuestionFigures question(const std::string& code, forms::QuestionKind kind, const std::string& label,
                         const std::vector<std::string>& options = {}) {
  QuestionFigures out;
  out.code = code;
  out.kind = kind;
  out.label = label;
  out.as_scale = kind == forms::QuestionKind::scale;
  for (const auto& option : options) out.options.push_back({option, "The " + option, {}, false, false});
  return out;
}

Summary summary_of(const std::string& where) {
  using forms::QuestionKind;
  Summary out;
  out.where = out.where_words = where;
  out.responses = 42;
  out.counted_responses = 14;
  out.questions = {question("helpful", QuestionKind::pick_one, "Was it helpful?", {"yes", "no"}),
                   question("format", QuestionKind::pick_any, "Which formats?", {"room", "online"}),
                   question("agree", QuestionKind::scale, "Do you agree?", {"low", "middle", "high"}),
                   question("score", QuestionKind::number, "How many?"),
                   question("better", QuestionKind::long_text, "What could be better?"),
                   question("topics", QuestionKind::short_text, "What next?")};
  return out;
}

std::string said(const std::string& where) { return only_people_in_words(summary_of(where)); }

}  // namespace

TEST_CASE("a filter is told with the labels that people saw") {
  CHECK(said("").empty());
  CHECK(said("helpful = yes") == "Only people who answered ‘The yes’ to ‘Was it helpful?’");
  CHECK(said("helpful != yes") == "Only people who did not answer ‘The yes’ to ‘Was it helpful?’");
  CHECK(said("not helpful != yes") == "Only people who answered ‘The yes’ to ‘Was it helpful?’");
  CHECK(said("helpful is not answered") == "Only people who did not answer ‘Was it helpful?’");
  CHECK(said("helpful in (yes, no)") == "Only people who answered ‘The yes’ or ‘The no’ to ‘Was it helpful?’");
  CHECK(said("agree > low") == "Only people who answered ‘The middle’ or ‘The high’ to ‘Do you agree?’");
  CHECK(said("score >= 8") == "Only people who answered 8 or more to ‘How many?’");
  CHECK(said("format contains room and not better contains rushed") ==
        "Only people who ticked ‘The room’ at ‘Which formats?’ and did not write ‘rushed’ in answer to ‘What could be "
        "better?’");
  CHECK(said("not (helpful = yes and format contains room)") ==
        "Only people who did not answer ‘The yes’ to ‘Was it helpful?’ or did not tick ‘The room’ at ‘Which formats?’");
  CHECK(said("helpful = yes and (score < 3 or format contains room)") ==
        "Only people who answered ‘The yes’ to ‘Was it helpful?’ and (answered less than 3 to ‘How many?’ or ticked "
        "‘The room’ at ‘Which formats?’)");
  CHECK(said("better contains a or topics contains a") ==
        "Only people who wrote ‘a’ in answer to any question that takes words");
}

TEST_CASE("what the list of delegates says is told as where people come from") {
  CHECK(said("place.area = \"North East London\"") == "Only people who come from ‘North East London’");
  CHECK(said("not place in (Barnet, Hackney)") == "Only people who do not come from ‘Barnet’ or ‘Hackney’");
  CHECK(said("organisation.kind = health") == "Only people who come from an organisation of the kind ‘health’");
  CHECK(said("place is not answered") == "Only people who are not on the list of delegates with a place");
}

TEST_CASE("each condition that holds can be left out") {
  const auto all = conditions_in_words(summary_of("helpful = yes and (score < 3 or score > 7) and better is answered"));
  REQUIRE(all.size() == 3);
  CHECK(all[1].words == "answered less than 3 to ‘How many?’ or answered more than 7 to ‘How many?’");
  CHECK(all[0].without == "(score < 3 or score > 7) and better is answered");
  CHECK(conditions_in_words(summary_of("helpful = yes and better is answered"))[0].without == "better is answered");
  CHECK(conditions_in_words(summary_of("helpful = yes")).front().without.empty());
}

TEST_CASE("a group has its base, unless it is hidden or moves in steps") {
  auto summary = summary_of("helpful = yes");
  CHECK(group_base_in_words(summary) == "14 of the 42 who answered");
  summary.responses_in_fives = true;
  CHECK(group_base_in_words(summary) == "14 people");
  summary.suppressed = true;
  CHECK(group_base_in_words(summary) == "not shown");
}

TEST_CASE("what is picked is added to what is written") {
  CHECK(narrowed("", {}) == "");
  CHECK(narrowed(" helpful = yes ", {}) == "helpful = yes");
  CHECK(narrowed("", {"helpful = yes"}) == "helpful = yes");
  CHECK(narrowed("a = x or b = y", {"helpful = yes"}) == "(a = x or b = y) and helpful = yes");
  CHECK(narrowed("helpful = yes", {"helpful = no"}) == "helpful in (yes, no)");
  CHECK(narrowed("helpful = yes", {"helpful = yes"}) == "helpful = yes");
  CHECK(narrowed("format contains room", {"format contains online"}) ==
        "format contains room and format contains online");
  CHECK(narrowed("not helpful = yes", {"helpful = yes"}) == "not helpful = yes and helpful = yes");
  CHECK(narrowed("", {"place = Barnet", "better contains a or topics contains a"}) ==
        "place = Barnet and (better contains a or topics contains a)");
  CHECK_FALSE(narrowed("helpful =", {"place = Barnet"}).has_value());
}
