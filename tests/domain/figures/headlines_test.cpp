// The sentences over figures, kind by kind.
#include <muster/domain/figures/headlines.hpp>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::figures;
using forms::QuestionKind;

namespace {

OptionFigures option(const std::string& label, std::int64_t people) {
  OptionFigures out;
  out.code = label;
  out.label = label;
  out.figure.people = people;
  return out;
}

QuestionFigures question(QuestionKind kind, const std::string& label, std::int64_t answered,
                         std::vector<OptionFigures> options = {}) {
  QuestionFigures out;
  out.code = "q";
  out.kind = kind;
  out.label = label;
  out.asked = answered;
  out.answered = answered;
  out.options = std::move(options);
  return out;
}

Summary closed(std::vector<QuestionFigures> questions) {
  Summary out;
  out.round = RoundState::closed;
  out.people = 104;
  out.responses = 42;
  out.counted_responses = 42;
  out.questions = std::move(questions);
  return out;
}

QuestionFigures helpful() {
  return question(QuestionKind::pick_one, "Was the Summit helpful in clarifying your views?", 42,
                  {option("Helpful", 38), option("Mainly helpful", 4), option("Not helpful", 0)});
}

}  // namespace

TEST_CASE("a question about a quality is answered with that quality") {
  const auto summary = closed({helpful()});
  CHECK(opening_of(summary).headline == "38 of 42 people found the Summit helpful.");
  CHECK(opening_of(summary).lead == "The other 4 found it mainly helpful.");
  CHECK(headline_of(helpful(), summary) == "38 of 42 found it helpful. The other 4 found it mainly helpful.");
  const auto key = key_figure(summary);
  REQUIRE(key);
  CHECK(key->label == "Found it helpful");
  CHECK(key->people == 38);
  CHECK(key->base == 42);
}

TEST_CASE("other ways to ask about a quality are understood") {
  const auto found = [](const std::string& label) {
    const auto asked = question(QuestionKind::scale, label, 10, {option("Very useful", 7), option("Not useful", 3)});
    return opening_of(closed({asked})).headline;
  };
  CHECK(found("How useful was the day?") == "7 of 10 people found the day very useful.");
  CHECK(found("Did you find the day useful?") == "7 of 10 people found the day very useful.");
  CHECK(found("Were the workshops useful to you?") == "7 of 10 people found the workshops very useful.");
  CHECK(found("What did you think?") == "7 of 10 people answered ‘Very useful’.");
  CHECK(found("Was it?") == "7 of 10 people answered ‘Very useful’.");
}

TEST_CASE("where the sentence cannot say what was asked, the lead does") {
  const auto asked = question(QuestionKind::pick_one, "Would you come again?", 40,
                              {option("Yes", 34), option("Perhaps", 5), option("No", 1)});
  const auto opening = opening_of(closed({asked}));
  CHECK(opening.headline == "34 of 40 people answered ‘Yes’.");
  CHECK(opening.lead == "They were asked: Would you come again? 5 answered ‘Perhaps’ and 1 ‘No’.");
  CHECK(headline_of(asked, closed({asked})) == "34 of 40 answered ‘Yes’, 5 ‘Perhaps’ and 1 ‘No’.");
}

TEST_CASE("ticks of several answers are told with those that nobody ticked") {
  const auto asked = question(QuestionKind::pick_any, "How would you like to meet?", 42,
                              {option("In person", 27), option("Online", 0), option("Both", 16)});
  CHECK(headline_of(asked, closed({asked})) == "27 of 42 ticked ‘In person’ and 16 ‘Both’. Nobody ticked ‘Online’.");
}

TEST_CASE("people agree with a statement in so many words") {
  const auto asked = question(QuestionKind::scale, "There was enough time for discussion.", 40,
                              {option("Agree", 28), option("Mostly agree", 8), option("Neither agree nor disagree", 0),
                               option("Mostly disagree", 3), option("Disagree", 1)});
  const auto summary = closed({asked});
  CHECK(opening_of(summary).headline == "28 of 40 people agree: ‘There was enough time for discussion’.");
  CHECK(opening_of(summary).lead == "8 mostly agree, 3 mostly disagree and 1 disagrees.");
  CHECK(headline_of(asked, summary) == "28 of 40 agree. 8 mostly agree, 3 mostly disagree and 1 disagrees.");
  REQUIRE(key_figure(summary));
  CHECK(key_figure(summary)->label == "Agree: There was enough time for…");
}

TEST_CASE("two answers given equally often are both told") {
  const auto asked = question(QuestionKind::pick_one, "Was the Summit helpful?", 20,
                              {option("Helpful", 10), option("Not helpful", 10)});
  const auto summary = closed({asked});
  CHECK(opening_of(summary).headline == "42 of 104 registered delegates answered.");
  CHECK(headline_of(asked, summary) ==
        "‘Helpful’ and ‘Not helpful’ were chosen most, by 10 of 20 people each (50.0%).");
  CHECK_FALSE(key_figure(summary));
}

TEST_CASE("a hidden answer is never told, nor given away as the rest") {
  auto asked = helpful();
  asked.options[1].figure = {};
  asked.options[1].figure.suppressed = true;
  asked.options[2].figure = {};
  asked.options[2].figure.suppressed = true;
  const auto summary = closed({asked});
  CHECK(headline_of(asked, summary) == "38 of 42 found it helpful.");
  CHECK(opening_of(summary).lead.empty());
}

TEST_CASE("words are told with the people who said them") {
  auto asked = question(QuestionKind::words, "Three words?", 40);
  asked.words = {{"informative", 19, 20, {}}, {"useful", 12, 12, {}}};
  CHECK(headline_of(asked, closed({asked})) == "19 of 40 people said ‘informative’, 12 ‘useful’.");
  CHECK(opening_of(closed({helpful(), asked})).lead ==
        "The other 4 found it mainly helpful. 19 of 40 people said ‘informative’, 12 ‘useful’.");
}

TEST_CASE("free text is told without those who wrote nothing of substance") {
  auto asked = question(QuestionKind::long_text, "Anything else?", 3);
  asked.texts = {"More time", "n/a", "Thanks"};
  CHECK(headline_of(asked, closed({asked})) == "2 of 3 people who answered had something to say.");
}

TEST_CASE("with many answers the sentence tells the first four, and does not speak for the rest") {
  const auto asked = question(QuestionKind::pick_one, "Who are you here as?", 47,
                              {option("Parent", 18), option("Council", 13), option("Health", 12), option("School", 2),
                               option("Charity", 2), option("Something else", 0)});
  CHECK(headline_of(asked, closed({asked})) == "18 of 47 answered ‘Parent’, 13 ‘Council’, 12 ‘Health’ and 2 ‘School’.");
}

TEST_CASE("more answers than delegates are no share of them") {
  auto summary = closed({});
  summary.response_rate = 42.0 / 104;
  CHECK(answered_in_words(summary) == "42 of 104 registered delegates answered: 40.4%.");
  CHECK(delegates_are_a_base(summary));
  summary.people = 14;
  CHECK(answered_in_words(summary) == "42 people answered, more than the 14 registered delegates.");
  CHECK_FALSE(delegates_are_a_base(summary));
  summary.people = 0;
  CHECK(answered_in_words(summary) == "42 people answered.");
}

TEST_CASE("without answers the page says why") {
  Summary summary;
  CHECK(opening_of(summary).headline == "There is no form yet.");
  summary.round = RoundState::draft;
  CHECK(opening_of(summary).headline == "The form is not open yet.");
  summary.round = RoundState::open;
  CHECK(opening_of(summary).headline == "No answers yet.");
  summary.round = RoundState::closed;
  CHECK(opening_of(summary).headline == "Nobody answered the form.");
}

TEST_CASE("a page says how final its figures are") {
  auto summary = closed({helpful()});
  summary.anonymous = true;
  CHECK(how_final(summary) == "Answers closed. These figures are final.");
  summary.round = RoundState::open;
  summary.responses = 12;
  summary.counted_responses = 5;
  CHECK(how_final(summary) ==
        "12 answers so far. Figures are of 5 of them; they grow five at a time and leave out five at least "
        "while the form is open.");
  summary.responses = 5;
  CHECK(how_final(summary) ==
        "5 answers so far. Figures grow five at a time and leave out five at least while the form is open.");
  summary.responses = 3;
  summary.counted_responses = 0;
  CHECK(how_final(summary) ==
        "3 answers so far. Figures begin with the tenth, and grow five at a time and leave out five at least while "
        "the form is open.");
  summary.round = RoundState::closed;
  summary.responses = 43;
  summary.counted_responses = 42;
  CHECK(how_final(summary) ==
        "Answers closed. These figures are final, of 42 answers: 1 more came later, too few to be added without "
        "showing what these people answered.");
  summary.round = RoundState::open;
  summary.responses = 3;
  summary.anonymous = false;
  CHECK(how_final(summary) == "3 answers so far. The form is open, so figures still move.");
  summary.responses = 0;
  CHECK(how_final(summary).empty());
}

TEST_CASE("a long question is shortened at a word") {
  CHECK(short_label("Was it good?", 27) == "Was it good?");
  CHECK(short_label("Was the Summit helpful in clarifying your views?", 27) == "Was the Summit helpful in…");
  CHECK(short_label("Thinking back, overall, would you come?", 24) == "Thinking back, overall…");
}
