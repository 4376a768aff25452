// The sentences over figures, kind by kind.
#include <muster/domain/figures/event_words.hpp>
#include <muster/domain/figures/findings.hpp>
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
  out.asked_people = 104;
  out.responses = 42;
  out.counted_responses = 42;
  out.questions = std::move(questions);
  return out;
}

QuestionFigures headline(QuestionFigures question, const std::string& noun) {
  question.headline = noun;
  return question;
}

QuestionFigures helpful() {
  return headline(question(QuestionKind::pick_one, "Was the Summit helpful in clarifying your views?", 42,
                           {option("Helpful", 38), option("Mainly helpful", 4), option("Not helpful", 0)}),
                  "the Summit");
}

}  // namespace

TEST_CASE("figures stay before their answers where these read from the right") {
  const auto asked =
      question(QuestionKind::pick_one, "Did it help?", 30, {option("نعم", 23), option("جزئيا", 6), option("لا", 1)});
  const auto summary = closed({headline(asked, "the day")});
  const auto said = opening_of(summary).headline + " " + opening_of(summary).lead;
  CHECK(said.find("‘\u2068نعم\u2069’, 6 ‘\u2068جزئيا\u2069’ and 1 ‘\u2068لا\u2069’") != std::string::npos);
}

TEST_CASE("a question about a quality is answered with that quality") {
  const auto summary = closed({helpful()});
  CHECK(opening_of(summary).headline == "38 of 42 people found the Summit helpful.");
  CHECK(opening_of(summary).lead == "The other 4 found it mainly helpful.");
  CHECK(headline_of(helpful(), summary) == "38 of 42 found it helpful. The other 4 found it mainly helpful.");
  CHECK(headline_sentence(summary) == "38 of 42 people found the Summit helpful. The other 4 found it mainly helpful.");
  const auto key = key_figure(summary);
  REQUIRE(key);
  CHECK(key->label == "Found the Summit helpful");
  CHECK(key->people == 38);
  CHECK(key->base == 42);
}

TEST_CASE("other ways to ask about a quality are understood where the noun stands in its place, and no others") {
  const auto found = [](const std::string& label, const std::string& noun,
                        const std::vector<std::string>& options = {"Very useful", "Not useful"}) {
    const auto asked =
        headline(question(QuestionKind::scale, label, 10, {option(options[0], 7), option(options[1], 3)}), noun);
    return headline_sentence(closed({asked}));
  };
  CHECK(found("How useful was the day?", "the day") ==
        "7 of 10 people found the day very useful. The other 3 found it not useful.");
  CHECK(found("Did you find the day useful?", "the day") ==
        "7 of 10 people found the day very useful. The other 3 found the day not useful.");
  CHECK(found("Were the workshops useful to you?", "the workshops") ==
        "7 of 10 people found the workshops very useful. The other 3 found them not useful.");
  CHECK(found("What did you think?", "the day") ==
        "Asked about the day, 7 of 10 people answered ‘Very useful’ and 3 ‘Not useful’.");
  CHECK(found("How satisfied were you with the event overall?", "the event", {"Very satisfied", "Not satisfied"}) ==
        "Asked about the event, 7 of 10 people answered ‘Very satisfied’ and 3 ‘Not satisfied’.");
  CHECK(found("Were you satisfied?", "you", {"Satisfied", "Not satisfied"}) ==
        "Asked about you, 7 of 10 people answered ‘Satisfied’ and 3 ‘Not satisfied’.");
  CHECK(found("Was the lunch useful?", "the day") ==
        "Asked about the day, 7 of 10 people answered ‘Very useful’ and 3 ‘Not useful’.");
  CHECK(found("Was the day useful?", "the day", {"Very useful", "It made me cross"}) ==
        "Asked about the day, 7 of 10 people answered ‘Very useful’ and 3 ‘It made me cross’.");
}

TEST_CASE("without a headline in the form no answer is made the headline") {
  const auto role =
      question(QuestionKind::pick_one, "Who are you here as?", 42, {option("Parent", 30), option("Council", 12)});
  const auto consent = question(QuestionKind::pick_any, "May we quote you?", 42, {option("Yes, you may quote it", 40)});
  const auto plain_scale =
      question(QuestionKind::scale, "Was the day useful?", 42, {option("Useful", 40), option("Not useful", 2)});
  const auto summary = closed({role, consent, plain_scale});
  CHECK(opening_of(summary).headline == "42 of 104 registered delegates answered.");
  CHECK(opening_of(summary).lead.empty());
  CHECK(headline_sentence(summary).empty());
  CHECK_FALSE(key_figure(summary));
  CHECK(headline_of(plain_scale, summary) == "40 of 42 answered ‘Useful’ and 2 ‘Not useful’.");
}

TEST_CASE("what is no quality is quoted with its noun") {
  const auto asked = headline(question(QuestionKind::pick_one, "Would you come again?", 40,
                                       {option("Yes", 34), option("Perhaps", 5), option("No", 1)}),
                              "coming again");
  const auto opening = opening_of(closed({asked}));
  CHECK(opening.headline == "Asked about coming again, 34 of 40 people answered ‘Yes’, 5 ‘Perhaps’ and 1 ‘No’.");
  CHECK(opening.lead.empty());
  CHECK(headline_of(asked, closed({asked})) == "34 of 40 answered ‘Yes’, 5 ‘Perhaps’ and 1 ‘No’.");
  REQUIRE(key_figure(closed({asked})));
  CHECK(key_figure(closed({asked}))->label == "Answered ‘Yes’ on coming again");
}

TEST_CASE("ticks of several answers are told with those that nobody ticked") {
  const auto asked = question(QuestionKind::pick_any, "How would you like to meet?", 42,
                              {option("In person", 27), option("Online", 0), option("Both", 16)});
  CHECK(headline_of(asked, closed({asked})) == "27 of 42 ticked ‘In person’ and 16 ‘Both’. Nobody ticked ‘Online’.");
}

TEST_CASE("agreement with a statement is summed, and the rest accounted for") {
  const auto statement = [](std::vector<OptionFigures> options, std::int64_t answered) {
    return headline(
        question(QuestionKind::scale, "There was enough time for discussion.", answered, std::move(options)),
        "the time");
  };
  const auto told = [&](std::vector<OptionFigures> options, std::int64_t answered) {
    return headline_of(statement(std::move(options), answered), closed({}));
  };
  const auto asked = statement({option("Agree", 28), option("Mostly agree", 8), option("Neither agree nor disagree", 0),
                                option("Mostly disagree", 3), option("Disagree", 1)},
                               40);
  const auto summary = closed({asked});
  CHECK(opening_of(summary).headline ==
        "36 of 40 people agree, 8 of them mostly: ‘There was enough time for discussion’.");
  CHECK(opening_of(summary).lead == "3 mostly disagree and 1 disagrees.");
  CHECK(headline_of(asked, summary) == "36 of 40 agree, 8 of them mostly. 3 mostly disagree and 1 disagrees.");
  REQUIRE(key_figure(summary));
  CHECK(key_figure(summary)->label == "Agree: There was enough time for…");
  CHECK(key_figure(summary)->people == 36);

  CHECK(told({option("Agree", 12), option("Neither", 1), option("Disagree", 6)}, 19) ==
        "12 of 19 agree. 1 neither agrees nor disagrees and 6 disagree.");
  CHECK(told({option("Strongly agree", 4), option("Agree", 5), option("Disagree", 0)}, 9) ==
        "9 of 9 agree, 4 of them strongly.");
  CHECK(told({option("Strongly agree", 4), option("Tend to agree", 1), option("Neither agree nor disagree", 1)}, 6) ==
        "5 of 6 agree or tend to agree. 4 strongly agree, 1 tends to agree and 1 neither agrees nor disagrees.");
  CHECK(told({option("Strongly agree", 0), option("Agree", 1), option("Strongly disagree", 0)}, 1) == "1 of 1 agrees.");
  CHECK(told({option("Agree", 2), option("Disagree strongly", 3), option("Disagree", 4)}, 9) ==
        "7 of 9 disagree, 3 of them strongly. 2 agree.");
  CHECK(told({option("Strongly agree", 3), option("Disagree", 0)}, 3) == "3 of 3 strongly agree.");
  CHECK(told({option("Agree", 2), option("Don’t agree", 3)}, 5) == "3 of 5 answered ‘Don’t agree’ and 2 ‘Agree’.");
}

TEST_CASE("those beside a scale are told, and are no part of the base") {
  auto asked = headline(question(QuestionKind::scale, "My access needs were met.", 60,
                                 {option("Agree", 20), option("Disagree", 5), option("Not applicable", 35)}),
                        "access");
  asked.options[2].beside = true;
  asked.beside = 35;
  CHECK(headline_of(asked, closed({asked})) == "20 of 25 agree. 5 disagree. 35 people answered ‘Not applicable’.");
}

TEST_CASE("two answers given equally often are both told") {
  const auto asked = headline(question(QuestionKind::pick_one, "Was the Summit helpful?", 20,
                                       {option("Helpful", 10), option("Not helpful", 10)}),
                              "the Summit");
  const auto summary = closed({asked});
  CHECK(opening_of(summary).headline == "10 of 20 people found the Summit helpful.");
  CHECK(opening_of(summary).lead == "The other 10 found it not helpful.");
}

TEST_CASE("a hidden answer is never told, nor given away as the rest") {
  auto asked = helpful();
  asked.options[1].figure = {};
  asked.options[1].figure.suppressed = true;
  asked.options[2].figure = {};
  asked.options[2].figure.suppressed = true;
  const auto summary = closed({asked});
  CHECK(headline_of(asked, summary) ==
        "38 of 42 found it helpful. The other answers are not shown, so that nobody can be recognised.");
  asked.headline.clear();
  CHECK(headline_of(asked, summary) ==
        "38 of 42 answered ‘Helpful’; the other answers are not shown, so that nobody can be recognised.");
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

TEST_CASE("with many answers the sentence tells the first four, and how many the rest are") {
  auto asked = question(QuestionKind::pick_one, "Who are you here as?", 47,
                        {option("Parent", 18), option("Council", 13), option("Health", 11), option("School", 2),
                         option("Charity", 2), option("Something else", 1)});
  CHECK(headline_of(asked, closed({asked})) ==
        "18 of 47 answered ‘Parent’, 13 ‘Council’, 11 ‘Health’, 2 ‘School’ and 3 one of 2 other answers.");
  asked.options.pop_back();
  CHECK(headline_of(asked, closed({asked})) ==
        "18 of 47 answered ‘Parent’, 13 ‘Council’, 11 ‘Health’, 2 ‘School’ and 2 ‘Charity’.");
  asked.kind = QuestionKind::pick_any;
  CHECK(headline_of(asked, closed({asked})) ==
        "18 of 47 ticked ‘Parent’, 13 ‘Council’, 11 ‘Health’ and 2 ‘School’. Another answer was ticked by 2 people.");
}

TEST_CASE("words are said most only where more people said them than others") {
  auto asked = question(QuestionKind::words, "Three words?", 4);
  asked.words = {{"good", 3, 3, {}}, {"kind", 2, 2, {}}, {"loud", 2, 2, {}}, {"warm", 2, 2, {}}};
  CHECK(finding_of(asked, closed({asked})) == "4 people answered; ‘good’ (3 people) was said most.");
  asked.words = {{"good", 1, 1, {}}, {"kind", 1, 1, {}}};
  CHECK(finding_of(asked, closed({asked})) == "4 people answered; no word was said by two of them.");
  CHECK(opening_of(closed({asked})).lead.empty());
}

TEST_CASE("more answers than delegates are no share of them") {
  auto summary = closed({});
  summary.response_rate = 42.0 / 104;
  CHECK(answered_in_words(summary) == "42 of 104 registered delegates answered: 40.4%.");
  CHECK(delegates_are_a_base(summary));
  summary.asked_people = 14;
  CHECK(answered_in_words(summary) == "42 people answered, more than the 14 registered delegates.");
  CHECK_FALSE(delegates_are_a_base(summary));
  summary.asked_people = 0;
  summary.people = 0;
  CHECK(answered_in_words(summary) == "42 people answered.");
  summary.people = 104;
  CHECK(answered_in_words(summary) == "42 answers; 104 registered delegates (who answered is not known).");
  CHECK_FALSE(delegates_are_a_base(summary));
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
  CHECK(how_final(summary) == "The form is closed, so these figures are final.");
  summary.round = RoundState::open;
  summary.responses = 12;
  summary.counted_responses = 5;
  CHECK(how_final(summary) ==
        "12 answers so far. Figures are of 5 of them; they grow five at a time and leave out five at least "
        "while the form is open.");
  summary.responses = 5;
  CHECK(how_final(summary) == "5 answers so far. Figures grow five at a time while the form is open.");
  summary.responses = 3;
  summary.counted_responses = 0;
  CHECK(how_final(summary) ==
        "3 answers so far. Figures begin with the tenth, and grow five at a time and leave out five at least while "
        "the form is open.");
  summary.round = RoundState::draft;
  CHECK(how_final(summary) == "3 answers so far. Figures grow by five answers at least until the form is closed.");
  summary.round = RoundState::closed;
  summary.responses = 43;
  summary.counted_responses = 42;
  CHECK(
      how_final(summary) ==
      "The form is closed, so these figures are final. 1 answer is in no figure: it came after the figures were final, "
      "or stepped out of them beside people who withdrew. Counted, it could be read from the figures before and "
      "after.");
  CHECK(changed_since_closing(summary).starts_with("1 answer is in no figure: it came after"));
  summary.round = RoundState::open;
  summary.responses = 3;
  summary.anonymous = false;
  CHECK(how_final(summary) == "3 answers so far. The form is open, so figures still move.");
  summary.responses = 0;
  CHECK(how_final(summary).empty());
}

TEST_CASE("figures that are final stay, and what changes afterwards is told with both values") {
  auto summary = closed({helpful()});
  CHECK(changed_since_closing(summary).empty());
  summary.closings = {{104, 42}};
  CHECK(changed_since_closing(summary).empty());
  CHECK(how_final(summary) == "The form is closed, so these figures are final.");
  summary.people = 106;
  CHECK(answered_in_words(summary) == "42 of 104 registered delegates answered.");
  CHECK(how_final(summary) ==
        "The form is closed, so these figures are final. When answers closed, 104 delegates were registered; now there "
        "are "
        "106.");
  summary.closings = {{104, 40}, {106, 42}};
  CHECK(changed_since_closing(summary) ==
        "The form was opened again after it had first closed: 40 answers then, 42 now.");
  summary.responses = 45;
  CHECK(
      changed_since_closing(summary) ==
      "The form was opened again after it had first closed: 40 answers then, 45 now. 3 answers are in no figure: they "
      "came after the figures were final, or stepped out of them beside people who withdrew. Counted, they could be "
      "read "
      "from the figures before and after.");
  summary.closings = {{0, 45}};
  summary.people = 12;
  CHECK(changed_since_closing(summary).starts_with(
      "When answers closed, no delegate was registered; now there are 12. 3 answers"));
  summary.round = RoundState::open;
  CHECK(changed_since_closing(summary).empty());
}

TEST_CASE("a long question is shortened at a word") {
  CHECK(short_label("Was it good?", 27) == "Was it good?");
  CHECK(short_label("Was the Summit helpful in clarifying your views?", 27) == "Was the Summit helpful in…");
  CHECK(short_label("Thinking back, overall, would you come?", 24) == "Thinking back, overall…");
}
