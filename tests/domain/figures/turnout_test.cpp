// Turnout as values: what is counted of whom, and what is held back of an anonymous form.
#include <muster/domain/figures/turnout.hpp>

#include "support/catch.hpp"

namespace muster::figures {
namespace {

using booking::State;

people::Region two_places() {
  people::Region region;
  region.name = "North";
  region.places = {{"P1", "Upper", "Up", "", "", 0, 0}, {"P2", "Lower", "Lo", "", "", 1, 0}};
  return region;
}

people::Organisation organisation(const std::string& id, const std::string& name, std::vector<std::string> serves) {
  people::Organisation made;
  made.id = id;
  made.name = name;
  made.kind = "local authority";
  made.serves = std::move(serves);
  return made;
}

TurnoutInput network() {
  TurnoutInput input;
  input.region = two_places();
  input.organisations = {organisation("o1", "Upper Council", {"P1"}), organisation("o2", "Joint Trust", {"P1", "P2"})};
  return input;
}

booking::Attendee one(const std::string& id, const std::string& organisation, State state, bool invited = false,
                      std::vector<std::string> sessions = {}, std::vector<std::string> chosen = {}) {
  const auto name = organisation == "o1" ? "Upper Council" : organisation == "o2" ? "Joint Trust" : "";
  return {id,
          organisation,
          name,
          organisation.empty() ? "" : "local authority",
          "",
          state,
          invited,
          std::move(sessions),
          std::move(chosen)};
}

const TurnoutRow& row(const std::vector<TurnoutRow>& rows, const std::string& name) {
  for (const auto& each : rows)
    if (each.name == name) return each;
  FAIL("no row " + name);
  return rows.front();
}

}  // namespace

TEST_CASE("turnout counts each person by what they did, and places as the map does") {
  auto input = network();
  input.sessions = {{"panel", "The panel"}, {"talk", "The talk"}};
  input.attendees = {one("a", "o1", State::came, true, {"panel"}),
                     one("b", "o1", State::did_not_come, true),
                     one("c", "o2", State::booked),
                     one("d", "o2", State::came, false, {"panel", "talk"}),
                     one("e", "o1", State::invited, true),
                     one("f", "", State::declined, true)};
  const auto turnout = turnout_of(input);
  CHECK(turnout.all.invited == 4);
  CHECK(turnout.all.booked == 4);
  CHECK(turnout.all.came == 2);
  CHECK(turnout.all.no_shows == 1);
  CHECK(turnout.unmarked == 1);
  CHECK_FALSE(turnout.all.answered);
  CHECK(row(turnout.by_organisation, "Upper Council").invited == 3);
  CHECK(row(turnout.by_organisation, "Joint Trust").booked == 2);
  CHECK(row(turnout.by_organisation, "No organisation").invited == 1);
  CHECK(row(turnout.by_place, "Upper").booked == 4);
  CHECK(row(turnout.by_place, "Lower").came == 1);
  CHECK(row(turnout.by_place, "No single place").booked == 0);
  CHECK(row(turnout.by_kind, "Local authority").booked == 4);
  REQUIRE(turnout.by_session.size() == 2);
  CHECK(turnout.by_session[0].came == 2);
  CHECK(turnout.by_session[1].came == 1);
  CHECK_FALSE(turnout.by_session[0].booked);  // nobody chooses them
  CHECK_FALSE(turnout.by_session[0].no_shows);
  CHECK(turnout.places_absent.empty());
  CHECK(turnout_headline(turnout) == "2 of 4 people who booked came; 1 did not, and of 1 nobody has said.");
}

TEST_CASE("of a session that people choose it is said who booked it, who came and who did not") {
  auto input = network();
  input.sessions = {{"panel", "The panel"}, {"talk", "The talk"}, {"quiet", "Nobody at its door"}, {"all", "For all"}};
  input.to_choose = {"panel", "talk", "quiet"};
  input.attendees = {one("a", "o1", State::came, true, {"panel", "all"}, {"panel"}),
                     one("b", "o1", State::booked, true, {}, {"panel", "quiet"}),
                     one("c", "o2", State::came, false, {"panel"}, {"quiet"}),  // came to another than they chose
                     one("d", "o2", State::did_not_come, false, {}, {"panel"}),
                     one("e", "o2", State::waiting, false, {}, {"panel"})};  // has no seat
  const auto turnout = turnout_of(input);
  REQUIRE(turnout.by_session.size() == 4);
  const auto& panel = turnout.by_session[0];
  CHECK(panel.booked == 3);
  CHECK(panel.came == 2);
  CHECK(panel.no_shows == 2);
  CHECK(turnout.by_session[1].booked == 0);
  CHECK_FALSE(turnout.by_session[1].no_shows);
  CHECK(turnout.by_session[2].booked == 2);
  CHECK_FALSE(turnout.by_session[2].no_shows);  // nobody marks at that door
  CHECK_FALSE(turnout.by_session[3].booked);
  CHECK(turnout.by_session[3].came == 1);
  const auto tables = turnout_tables(turnout);
  CHECK(tables[3].rows[0] == std::vector<std::string>{"The panel", "3", "2", "2"});
  CHECK(tables[3].rows[3] == std::vector<std::string>{"For all", "", "1", ""});
  CHECK(turnout_json(turnout, "x").find(R"("booked": 3)") != std::string::npos);
}

TEST_CASE("of a named form who answered is counted of those who booked, everywhere") {
  auto input = network();
  input.attendees = {one("a", "o1", State::came), one("b", "o1", State::booked), one("c", "o2", State::cancelled)};
  input.answers = KnownAnswers{{"a", "c"}, false, 5};
  const auto turnout = turnout_of(input);
  CHECK(turnout.all.answered == 1);
  CHECK(row(turnout.by_organisation, "Upper Council").answered == 1);
  CHECK(row(turnout.by_place, "Lower").answered == 0);
  CHECK(turnout.answers_note.empty());
}

TEST_CASE("of an anonymous form a group tells of five who answered and five who did not, or of nobody") {
  const auto named = [](const char* name, std::int64_t booked, std::int64_t answered) {
    TurnoutRow made;
    made.name = name;
    made.booked = booked;
    made.answered = answered;
    return made;
  };
  std::vector<TurnoutRow> rows{named("large", 30, 15), named("middle", 12, 6), named("all of them", 9, 9),
                               named("few", 3, 1)};
  hold_back(rows, 5);
  CHECK(row(rows, "large").answered == 15);
  CHECK(row(rows, "few").held_back);
  CHECK(row(rows, "all of them").held_back);
  // Those two together are 12 of whom 10 answered: two did not, so another goes with them.
  CHECK(row(rows, "middle").held_back);
  // One alone would be the total less what is shown.
  std::vector<TurnoutRow> lone{named("large", 30, 15), named("middle", 20, 10), named("few", 11, 1)};
  hold_back(lone, 5);
  CHECK(row(lone, "middle").held_back);
  CHECK(row(lone, "large").answered == 15);
  std::vector<TurnoutRow> fine{named("one", 20, 10), named("two", 20, 10), named("empty", 0, 0)};
  hold_back(fine, 5);
  CHECK(row(fine, "one").answered == 10);
  CHECK_FALSE(row(fine, "two").held_back);
}

TEST_CASE("whatever is shown of an anonymous form, no sum of groups tells of fewer than five") {
  std::uint64_t seed = 7;
  const auto next = [&](std::int64_t most) {
    seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::int64_t>((seed >> 33U) % static_cast<std::uint64_t>(most + 1));
  };
  for (int turn = 0; turn < 3000; ++turn) {
    std::vector<TurnoutRow> rows;
    for (auto groups = next(7) + 1; groups > 0; --groups) {
      TurnoutRow made;
      made.booked = next(25);
      made.answered = next(made.booked);
      rows.push_back(made);
    }
    const auto before = rows;
    hold_back(rows, 5);
    std::int64_t answered = 0;
    std::int64_t booked = 0;
    std::size_t hidden = 0;
    for (std::size_t at = 0; at < rows.size(); ++at) {
      const auto yes = *before[at].answered;
      const auto no = before[at].booked - yes;
      if (!rows[at].held_back) {
        REQUIRE((before[at].booked == 0 || (yes >= 5 && no >= 5)));
        continue;
      }
      ++hidden;
      answered += yes;
      booked += before[at].booked;
    }
    // Where all are held back, the event's own total is all that is told.
    if (hidden == 0 || hidden == rows.size()) continue;
    const bool all_with_people_are_hidden =
        std::ranges::all_of(rows, [](const TurnoutRow& each) { return each.held_back || each.booked == 0; });
    if (all_with_people_are_hidden) continue;
    REQUIRE(hidden >= 2);
    REQUIRE(answered >= 5);
    REQUIRE(booked - answered >= 5);
  }
}

TEST_CASE("who cancels after an anonymous form closed does not tell by it whether they answered") {
  auto input = network();
  input.answers = KnownAnswers{{}, true, 5};
  for (int at = 0; at < 30; ++at) {
    const auto id = "p" + std::to_string(at);
    input.attendees.push_back(one(id, at < 15 ? "o1" : "o2", State::booked));
    if (at % 15 < 8) input.answers->people.insert(id);
  }
  const auto before = turnout_of(input);
  CHECK(row(before.by_organisation, "Upper Council").answered == 5);
  CHECK(before.all.answered == 15);
  input.attendees.front().state = State::cancelled;
  const auto after = turnout_of(input);
  CHECK(row(after.by_organisation, "Upper Council").answered == 5);
  CHECK(after.all.answered == 15);
  CHECK(after.all.in_fives);
  CHECK(after.answers_note.find("in fives") != std::string::npos);
  input.attendees.resize(3);
  CHECK(turnout_of(input).all.held_back);
}

TEST_CASE("of an anonymous form that was opened again no group and no total tells who answered late") {
  auto input = network();
  input.answers = KnownAnswers{{}, true, 5};
  for (int at = 0; at < 40; ++at) {
    const auto id = "p" + std::to_string(at);
    input.attendees.push_back(one(id, at < 20 ? "o1" : "o2", State::booked));
    if (at % 20 < 9) input.answers->people.insert(id);
  }
  CHECK(row(turnout_of(input).by_organisation, "Upper Council").answered == 5);
  CHECK(turnout_tables(turnout_of(input))[1].rows.back().back() == "5 or more");
  input.answers->reopened = true;
  const auto untouched = turnout_json(turnout_of(input), "summit");
  for (const auto* late : {"p9", "p10", "p29", "p30"}) {
    input.answers->people.insert(late);
    CHECK(turnout_json(turnout_of(input), "summit") == untouched);
  }
  const auto told = turnout_of(input);
  for (const auto* rows : {&told.by_place, &told.by_organisation, &told.by_kind})
    for (const auto& each : *rows) CHECK((each.held_back && !each.answered));
  CHECK(told.all.held_back);
  CHECK(told.answers_note.find("opened again") != std::string::npos);
}

TEST_CASE("turnout is told in a sentence, as tables and as JSON") {
  auto input = network();
  CHECK(turnout_headline(turnout_of(input)) == "Nobody has booked.");
  input.attendees = {one("a", "o1", State::booked)};
  CHECK(turnout_headline(turnout_of(input)) == "1 person has a seat. Nobody has said yet who came.");
  input.attendees.front().state = State::came;
  const auto turnout = turnout_of(input);
  CHECK(turnout_headline(turnout) == "1 of 1 person who booked came.");
  CHECK(turnout.places_absent == std::vector<std::string>{"Lower"});
  const auto tables = turnout_tables(turnout);
  REQUIRE(tables.size() == 4);
  CHECK(tables.front().rows.front() == std::vector<std::string>{"Upper", "0", "1", "1", "0", ""});
  CHECK(turnout_json(turnout, "summit").find("\"no_shows\": 0") != std::string::npos);
}

}  // namespace muster::figures
