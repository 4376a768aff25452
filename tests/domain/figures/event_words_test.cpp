// Sentences about an event hold whatever the event has.

#include <muster/domain/figures/event_words.hpp>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::figures;

namespace {

Summary summit() {
  Summary out;
  out.event.title = "the Summit";
  out.people = 104;
  out.asked_people = 104;
  out.organisations = 1;
  out.by_organisation = {{"Council", "local authority", 104, {}}};
  out.coverage.region = "London";
  out.coverage.of = 33;
  out.coverage.covered = 32;
  out.coverage.people_with_place = 91;
  out.coverage.people_without_place = 13;
  out.round = RoundState::closed;
  out.responses = 42;
  out.counted_responses = 42;
  out.response_rate = 42.0 / 104;
  return out;
}

}  // namespace

TEST_CASE("registered people are not more from a place than come from one") {
  auto summary = summit();
  CHECK(registered_sentence(summary) ==
        "104 people registered for the Summit. 91 of them come from 32 of the 33 London places; for 13 no "
        "single place is known.");
  summary.coverage.covered = 33;
  summary.coverage.people_with_place = 104;
  summary.coverage.people_without_place = 0;
  CHECK(registered_sentence(summary) == "104 people registered for the Summit. They come from all 33 London places.");
  summary.people = 1;
  summary.coverage.covered = 0;
  summary.coverage.people_with_place = 0;
  summary.coverage.people_without_place = 1;
  CHECK(registered_sentence(summary) == "1 person registered for the Summit. No single place is known for them.");
  summary.coverage.of = 0;
  CHECK(registered_sentence(summary) == "1 person registered for the Summit.");
  summary.people = 0;
  CHECK(registered_sentence(summary).empty());
}

TEST_CASE("organisations are those of the people who have one") {
  auto summary = summit();
  CHECK(organisations_sentence(summary) == "The 104 people registered come from 1 organisation.");
  summary.by_organisation.front().people = 1;
  CHECK(organisations_sentence(summary) == "1 of the people registered comes from 1 organisation.");
  summary.people = 1;
  CHECK(organisations_sentence(summary) == "Their organisation is Council.");
  summary.organisations = 0;
  CHECK(organisations_sentence(summary).empty());
}

TEST_CASE("answers are a share of delegates only where there are as many") {
  auto summary = summit();
  CHECK(answers_sentence(summary) == "42 of 104 registered delegates answered the evaluation form: 40.4%.");
  summary.asked_people = 14;
  summary.response_rate.reset();
  CHECK(answers_sentence(summary) == "42 people answered the evaluation form, more than the 14 registered delegates.");
  summary.asked_people = 0;
  CHECK(answers_sentence(summary) == "42 people answered the evaluation form.");
  summary.responses = 0;
  CHECK(answers_sentence(summary) == "Nobody answered the evaluation form.");
  summary.round = RoundState::open;
  CHECK(answers_sentence(summary) == "Nobody has answered the evaluation form yet.");
  summary.responses = 12;
  CHECK(answers_sentence(summary) == "12 people have answered the evaluation form so far.");
  summary.responses = 1;
  CHECK(answers_sentence(summary) == "1 person has answered the evaluation form so far.");
  summary.asked_people = 104;
  CHECK(answers_sentence(summary) == "1 of 104 registered delegates has answered the evaluation form so far.");
  summary.round = RoundState::none;
  CHECK(answers_sentence(summary).empty());
}

TEST_CASE("the note on intervals speaks of those who were silent only where they are known") {
  auto summary = summit();
  CHECK(interval_sentence(summary).empty());
  QuestionFigures question;
  OptionFigures option;
  option.figure.interval = stats::Interval{0.1, 0.2};
  question.options = {option};
  summary.questions = {question};
  const std::string start = "The thin line is the 95% interval (Wilson): how far chance alone could move the share.";
  CHECK(interval_sentence(summary) == start + " It does not allow for the 62 registered delegates who did not answer.");
  summary.round = RoundState::open;
  CHECK(interval_sentence(summary) ==
        start + " It does not allow for the 62 registered delegates who have not answered yet.");
  summary.round = RoundState::closed;
  summary.asked_people = 43;
  CHECK(interval_sentence(summary) == start + " It does not allow for the 1 registered delegate who did not answer.");
  summary.asked_people = 42;
  CHECK(interval_sentence(summary) == start);
  summary.asked_people = 0;
  CHECK(interval_sentence(summary) == start + " It does not allow for those who did not answer.");
  summary.asked_people = 14;
  CHECK(interval_sentence(summary) == start + " It does not allow for those who did not answer.");
}

TEST_CASE("what is held back is said in one sentence that holds for all answers and for groups") {
  auto summary = summit();
  summary.anonymous = true;
  summary.suppress_below = 3;
  CHECK(
      held_back_sentence(summary) ==
      "Of fewer than five answers to an anonymous form only their number is shown; of a group of people, nothing that "
      "would speak of fewer than three of them or give them away.");
  summary.suppress_below = 0;
  CHECK(held_back_sentence(summary) == "Of fewer than five answers to an anonymous form only their number is shown.");
  summary.anonymous = false;
  CHECK(held_back_sentence(summary).empty());
  summary.suppress_below = 3;
  CHECK(held_back_sentence(summary) ==
        "What would speak of fewer than three people in a group is not shown, and neither is what would give it away.");
  summary.round = RoundState::none;
  CHECK(held_back_sentence(summary).empty());
}

TEST_CASE("nothing is concluded from two notes") {
  auto summary = summit();
  CHECK(notes_sentence(summary).empty());
  summary.notes = 2;
  summary.note_tables = 1;
  summary.note_kinds = {{"challenge", 1, 1, {{"funding", 1, 1, "funding"}}, {}},
                        {"opportunity", 1, 1, {{"funding", 1, 1, "funding"}}, {}}};
  summary.both_sides = {{"funding", 1, 1}};
  CHECK(notes_sentence(summary) == "2 notes from 1 table: 1 challenge and 1 opportunity.");
  CHECK(both_sides_sentence(summary) == "One word was noted both as a challenge and as an opportunity.");
  summary.notes = 12;
  summary.note_kinds[0] = {"challenge", 11, 4, {{"funding", 5, 6, "funding"}, {"time", 2, 2, "time"}}, {}};
  CHECK(notes_sentence(summary) ==
        "12 notes from 1 table: 11 challenges and 1 opportunity. Noted most often among the challenges: funding (5 "
        "notes) and time (2).");
}
