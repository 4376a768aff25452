// The words of a theme: what they find in a text, and what is said of words that cannot be read.
#include <muster/domain/themes/rule.hpp>
#include <muster/domain/themes/rule_remarks.hpp>

#include "support/catch.hpp"

namespace muster::themes {
namespace {

std::vector<std::uint32_t> found(const std::string& words, const std::vector<std::string>& texts) {
  const auto rule = parse_rule(words);
  if (!rule.ok()) FAIL(render(rule.error().diagnostics.at(0), words));
  const text::FoldedTexts folded(texts);
  return BoundRule(*rule, folded).texts();
}

bool meets(const std::string& words, const std::string& text) { return !found(words, {text}).empty(); }

std::string refusal(const std::string& words) {
  const auto rule = parse_rule(words);
  REQUIRE_FALSE(rule.ok());
  return render(rule.error().diagnostics.at(0), words);
}

}  // namespace

TEST_CASE("a word finds its forms, whatever its capitals, and no other word") {
  CHECK(meets("ofsted", "The OFSTED framework"));
  CHECK(meets("Ofsted", "ofsted’s talk"));
  CHECK(meets("parent carer", "Parent carers spoke"));
  CHECK(meets("organisation", "two organizations"));
  CHECK(meets("co-production", "Coproduction and co production"));
  CHECK(meets("coproduction", "true co-production"));
  CHECK(meets("production", "true co-production"));
  CHECK_FALSE(meets("inspection", "the inspector came"));
  CHECK(meets("inspect*", "the inspector came"));
  CHECK(meets("SEND", "the SEND review"));
  CHECK_FALSE(meets("SEND", "please send it"));
  CHECK_FALSE(meets("send", "the SEND review"));
}

TEST_CASE("words beside each other are a phrase of one sentence") {
  CHECK(meets("parent carer", "a parent carer speaker"));
  CHECK_FALSE(meets("parent carer", "a carer and a parent"));
  CHECK_FALSE(meets("parent carer", "I am a parent. Carer too."));
  CHECK(meets("\"not enough time\"", "There was not enough time"));
  CHECK(meets("“not enough time”", "There was not enough time"));
}

TEST_CASE("and, or, comma, not and brackets") {
  const std::vector<std::string> texts{"late lunch", "late train", "early lunch", "nothing"};
  using Places = std::vector<std::uint32_t>;
  CHECK(found("lunch and late", texts) == Places{0});
  CHECK(found("lunch or train", texts) == Places{0, 1, 2});
  CHECK(found("lunch, train", texts) == Places{0, 1, 2});
  CHECK(found("lunch and not late", texts) == Places{2});
  CHECK(found("late and not (lunch or nothing)", texts) == Places{1});
  CHECK(found("late AND lunch OR nothing", texts) == Places{0, 3});
}

TEST_CASE("near counts words, in either order, within a sentence") {
  CHECK(meets("queue near lunch", "lunch had a long queue"));
  CHECK(meets("queue near 1 lunch", "the lunch queue"));
  CHECK_FALSE(meets("queue near 1 lunch", "lunch had a queue"));
  CHECK_FALSE(meets("queue near lunch", "We had lunch. The queue was short."));
  CHECK_FALSE(meets("queue near lunch", "queue one two three four five lunch"));
  CHECK_FALSE(meets("lunch near lunch", "one lunch"));
}

TEST_CASE("what a text was found by is told by its places") {
  const std::vector<std::string> texts{"Ofsted, and the parent carer speaker"};
  const text::FoldedTexts folded(texts);
  const BoundRule rule(parse_rule("ofsted, parent carer").value(), folded);
  CHECK(rule.words(0) == std::vector<MatchedWords>{{0, 1}, {3, 2}});
  const auto places = text::word_places(texts[0]);
  REQUIRE(places.size() == 6);
  CHECK(texts[0].substr(places[3].begin, places[4].end - places[3].begin) == "parent carer");
  const std::string wide = "Très bien – the panel";
  const auto wide_places = text::word_places(wide);
  REQUIRE(wide_places.size() == 4);
  CHECK(wide.substr(wide_places[3].begin, wide_places[3].end - wide_places[3].begin) == "panel");
}

TEST_CASE("words that cannot be read are refused with their place and what to do") {
  CHECK(refusal("lunch and") ==
        "the words:1:10: expected a word, a phrase in quotes, \"not\" or \"(\", but nothing follows\n"
        "  lunch and\n"
        "           ^\n");
  CHECK(refusal("(lunch").find("\")\"") != std::string::npos);
  CHECK(refusal("\"lunch").find("this phrase is not closed") != std::string::npos);
  CHECK(refusal("not lunch").find("begin with words that an answer must hold") != std::string::npos);
  CHECK(refusal("lunch or not queue").find("begin with words") != std::string::npos);
  CHECK(refusal("-").find("there is no word in this") != std::string::npos);
  CHECK(refusal("").find("expected") != std::string::npos);
  CHECK(refusal("or or").find("put it in quotes") != std::string::npos);
  CHECK(refusal(std::string(40, '(') + "a" + std::string(40, ')')).find("fewer brackets") != std::string::npos);
  CHECK(refusal(std::string(2001, 'a')).find("too many") != std::string::npos);
}

TEST_CASE("like texts share rare words, and the nearest comes first") {
  const text::FoldedTexts folded({"Hearing from the parent carer forum", "Parent carer voices", "The buffet", "Lunch"});
  const auto like = text::like_texts(folded, 1, 0.2, 5);
  REQUIRE(like.size() == 1);
  CHECK(like[0].text == 0);
  CHECK(like[0].likeness > 0.2);
  CHECK(like[0].likeness < 1);
}

TEST_CASE("a rule that can be read and hardly means what it says is remarked on") {
  const auto remarks = [](const std::string& words) { return rule_remarks(*parse_rule(words)); };
  CHECK(remarks("ofsted, \"parent carer\", lunch near queue, late and not train, inspect*").empty());
  REQUIRE(remarks("the, lunch").size() == 1);
  CHECK(remarks("the, lunch").front() == "“the” stands in many answers, whatever they speak of.");
  CHECK(remarks("\"stood_out = helpful\"").size() == 1);
  REQUIRE(remarks("lunch near 99 queue").size() == 1);
  CHECK(remarks("lunch near 99 queue").front().find("99") != std::string::npos);
}

}  // namespace muster::themes
