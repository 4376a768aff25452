// The table of states: every pair, the words, and what they mean for figures.
#include <muster/domain/booking/booking.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "support/catch.hpp"

namespace muster::booking {
namespace {

/// What may follow what, said once more and by itself: a row for each state, in their order.
const std::map<std::string, std::set<std::string>> allowed{
    {"invited", {"applied", "waiting", "offered", "booked", "declined", "cancelled"}},
    {"nominated", {"invited", "applied", "waiting", "offered", "booked", "declined", "cancelled"}},
    {"applied", {"nominated", "waiting", "offered", "booked", "declined", "cancelled"}},
    {"waiting", {"offered", "booked", "declined", "cancelled"}},
    {"offered", {"waiting", "booked", "declined", "cancelled"}},
    {"booked", {"waiting", "cancelled", "came", "did_not_come"}},
    {"declined", {"invited", "nominated", "waiting", "offered", "booked"}},
    {"cancelled", {"invited", "nominated", "waiting", "offered", "booked"}},
    {"came", {"did_not_come"}},
    {"did_not_come", {"came"}},
};

}  // namespace

TEST_CASE("every pair of states is a step or is refused with a sentence that says what can be done") {
  REQUIRE(allowed.size() == states.size());
  for (const auto from : states) {
    const auto& next = allowed.at(std::string(state_word(from)));
    for (const auto to : states) {
      INFO(state_word(from) << " -> " << state_word(to));
      CHECK(may_follow(from, to) == next.contains(std::string(state_word(to))));
      if (may_follow(from, to)) {
        CHECK_FALSE(step_label(from, to).empty());
      } else {
        CHECK(refusal(from, to).find("othing was changed") != std::string::npos);
      }
    }
    CHECK(next_states(from).size() == next.size());
    if (const auto likely = likely_next(from)) CHECK(may_follow(from, *likely));
  }
}

TEST_CASE("a state is stored by a word that reads back, and shown by a label") {
  std::set<std::string> words;
  for (const auto state : states) {
    words.emplace(state_word(state));
    REQUIRE(parse_state(state_word(state)).ok());
    CHECK(*parse_state(state_word(state)) == state);
    CHECK_FALSE(state_label(state).empty());
  }
  CHECK(words.size() == states.size());
  const auto unknown = parse_state("here");
  REQUIRE_FALSE(unknown.ok());
  CHECK(unknown.error().message.find("did_not_come") != std::string::npos);
  CHECK_FALSE(parse_state("").ok());
  CHECK_FALSE(parse_state("Booked").ok());
}

TEST_CASE("registered is booked, came and did not come, and nothing else") {
  std::set<std::string> registered;
  for (const auto state : states)
    if (is_registered(state)) registered.emplace(state_word(state));
  CHECK(registered == std::set<std::string>{"booked", "came", "did_not_come"});
}

TEST_CASE("a button for several says how many of them can take the step") {
  CHECK(bulk_label(State::came, 3, 3) == "Mark 3 as came");
  CHECK(bulk_label(State::came, 2, 3) == "Mark 2 of 3 as came");
  CHECK(bulk_label(State::cancelled, 3, 3) == "Cancel 3 bookings");
  CHECK(bulk_label(State::cancelled, 1, 1) == "Cancel 1 booking");
  CHECK(bulk_label(State::waiting, 1200, 1201) == "Put 1,200 of 1,201 on the waiting list");
  CHECK(step_label(State::cancelled, State::booked) == "Book again");
  CHECK(step_label(State::booked, State::came) == "Mark as came");
  CHECK(refusal(State::cancelled, State::came) ==
        "This booking is cancelled, and from there it cannot become came, only invited, nominated, waiting, offered or "
        "booked. "
        "Nothing was changed.");
}

TEST_CASE("two bookings made one stand where the further of both stood, whichever comes first") {
  for (const auto one : states)
    for (const auto other : states) CHECK(merged_state(one, other) == merged_state(other, one));
  CHECK(merged_state(State::booked, State::came) == State::came);
  CHECK(merged_state(State::did_not_come, State::came) == State::came);
  CHECK(merged_state(State::cancelled, State::waiting) == State::waiting);
  CHECK(merged_state(State::cancelled, State::booked) == State::booked);
  CHECK(merged_state(State::declined, State::declined) == State::declined);
}

TEST_CASE("what was marked, edited or merged since an import is touched, and says by what") {
  CHECK_FALSE(is_touched({}));
  CHECK(touched_reason({}).empty());
  CHECK(is_touched({true, false, false}));
  CHECK(is_touched({false, true, false}));
  CHECK(is_touched({false, false, true}));
  CHECK(touched_reason({true, true, false}) == "marked since, edited since");
}

TEST_CASE("a reason is one line of at most 300 characters") {
  CHECK(*tidy_reason("  ill\r\ntoday ") == "ill  today");
  CHECK(tidy_reason(std::string(longest_reason, 'x')).ok());
  CHECK_FALSE(tidy_reason(std::string(longest_reason + 1, 'x')).ok());
  CHECK_FALSE(tidy_reason("\xff").ok());
}

}  // namespace muster::booking
