// The sentences over the list, in every state that an event's delegates can be in.
#include "../../../src/domain/booking/list_file/delegate_words.hpp"

#include <algorithm>
#include <map>

#include "support/catch.hpp"

namespace muster::booking {
namespace {

StateCounts counts(const std::map<State, std::int64_t>& numbers) {
  StateCounts all{std::vector<std::int64_t>(states.size())};
  for (const auto& [state, number] : numbers) {
    all.of[static_cast<std::size_t>(std::find(states.begin(), states.end(), state) - states.begin())] = number;
  }
  return all;
}

std::string said(const std::map<State, std::int64_t>& numbers, Day day) {
  const auto finding = finding_of(counts(numbers), 39, day);
  return finding.headline + (finding.lead.empty() ? "" : ": " + finding.lead);
}

}  // namespace

TEST_CASE("the heading is the finding with its base, on every day and in every state") {
  CHECK(said({}, Day::before) == "Delegates");
  CHECK(said({{State::booked, 104}}, Day::before) == "104 people from 39 organisations: All of them are booked.");
  CHECK(said({{State::booked, 104}}, Day::after) ==
        "104 people from 39 organisations: All of them were booked; who came is not marked.");
  CHECK(said({{State::booked, 104}}, Day::today) == "None of 104 have come yet: 104 are expected.");
  CHECK(said({{State::booked, 61}, {State::came, 43}, {State::waiting, 6}, {State::invited, 5}, {State::cancelled, 4}},
             Day::today) ==
        "43 of 104 are here: Another 61 are expected. 5 have not answered, 6 wait for a seat and 4 cancelled.");
  CHECK(said({{State::booked, 1}, {State::came, 1}, {State::did_not_come, 2}}, Day::today) ==
        "1 of 4 is here: Another 1 is expected. 2 did not come.");
  CHECK(said({{State::came, 104}}, Day::today) == "All 104 are here");
  CHECK(said({{State::came, 1}}, Day::today) == "The one delegate is here");
  CHECK(said({{State::came, 43}, {State::booked, 60}, {State::did_not_come, 1}}, Day::after) ==
        "43 of 104 came: 1 did not come. 60 are not marked.");
  CHECK(said({{State::did_not_come, 2}}, Day::after) == "None of 2 came: 2 did not come.");
  CHECK(said({{State::invited, 1}, {State::declined, 1}}, Day::before) ==
        "Nobody has a seat yet: 1 has not answered and 1 declined.");
  CHECK(said({{State::cancelled, 3}}, Day::after) == "Nobody has a seat: 3 cancelled.");
}

TEST_CASE("what an act did is said of one person by name, of several by number") {
  Act act{"a", State::came, {{"1", "Barnaby Birtwell", ""}}, {}};
  CHECK(act_words(act) == "Barnaby Birtwell came");
  act.taken.push_back({"2", "Gwen Abara", ""});
  CHECK(act_words(act) == "2 people came");
  act.to = State::booked;
  CHECK(act_words(act) == "2 people are booked");
}

TEST_CASE("the day of an event is told by its clocks") {
  events::Event event;
  event.date = parse_date("2022-06-10").value();
  CHECK(day_of(event, *parse_instant("2022-06-09T22:59:59Z")) == Day::before);
  CHECK(day_of(event, *parse_instant("2022-06-09T23:00:00Z")) == Day::today);
  CHECK(day_of(event, *parse_instant("2022-06-10T22:59:59Z")) == Day::today);
  CHECK(day_of(event, *parse_instant("2022-06-10T23:00:00Z")) == Day::after);
  event.zone = Zone::named("Asia/Kathmandu").value();
  CHECK(day_of(event, *parse_instant("2022-06-09T18:14:59Z")) == Day::before);
  CHECK(day_of(event, *parse_instant("2022-06-09T18:15:00Z")) == Day::today);
  CHECK(short_moment(*parse_instant("2022-06-10T08:05:00Z"), *parse_instant("2022-06-10T09:00:00Z"), event.zone) ==
        "13:50");
}

TEST_CASE("beside a state stands what it does not say: when somebody came or cancelled, and that nobody has answered") {
  const auto now = parse_instant("2022-06-10T09:00:00Z").value();
  CHECK(state_note(State::came, "2022-06-10T08:05:00Z", now, Zone()) == "09:05");
  CHECK(state_note(State::cancelled, "2022-05-20T08:05:00Z", now, Zone()) == "20 May 2022");
  CHECK(state_note(State::invited, "2022-05-20T08:05:00Z", now, Zone()) == "no answer");
  CHECK(state_note(State::booked, "2022-05-20T08:05:00Z", now, Zone()).empty());
  CHECK(state_note(State::came, "", now, Zone()).empty());
}

}  // namespace muster::booking
