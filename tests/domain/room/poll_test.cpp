// The quick poll: what it may ask, one vote each, and nothing seen before it is revealed.
#include <muster/domain/room/poll_service.hpp>

#include "open_room.hpp"

using namespace muster;
using namespace muster::room;
using test::holds;

namespace {

struct Asked : OpenRoom {
  void ask(const std::string& question = "Where next?", const std::string& answers = "Here\r\nOnline\r\n") {
    REQUIRE(organiser.post("/events/summit/room/poll", {{"question", question}, {"answers", answers}}).status == 303);
  }
  Poll poll() {
    auto polls = polls_of(database(), room());
    REQUIRE(polls.ok());
    REQUIRE_FALSE(polls->empty());
    return polls->front();
  }
  web::Reply vote(const std::string& visit, const std::string& answer) {
    return phone(visit).post(tables[0] + "/poll", {{"poll", poll().id}, {"answer", answer}});
  }
  void change(const std::string& state) {
    REQUIRE(organiser.post("/events/summit/room/poll/change", {{"poll", poll().id}, {"state", state}}).status == 303);
  }
  web::Reply screen() { return phone().get("/r/" + room().code + "/screen"); }
};

}  // namespace

TEST_CASE("a poll asks one question with two to five answers, each once") {
  CHECK(answers_typed(" Yes \r\n\r\nNo\n") == std::vector<std::string>{"Yes", "No"});
  CHECK(check_poll("Why?", {"Yes", "No"}).ok());
  CHECK_FALSE(check_poll(" ", {"Yes", "No"}).ok());
  CHECK(check_poll("Why?", {"Yes"}).error().message == "Give two to five answers, one on each line; there is one.");
  CHECK_FALSE(check_poll("Why?", {"1", "2", "3", "4", "5", "6"}).ok());
  CHECK(check_poll("Why?", {"Yes", "Yes"}).error().message == "“Yes” stands there twice.");
  CHECK_FALSE(check_poll("Why?", {"Yes", std::string(61, 'n')}).ok());
  Asked asked;
  const auto refused = asked.organiser.post("/events/summit/room/poll", {{"question", "Where?"}, {"answers", "Here"}});
  CHECK(refused.status == 422);
  CHECK(holds(refused, "value=\"Where?\""));
}

TEST_CASE("everybody has one vote, which can be changed; how many chose what is seen once it is revealed") {
  Asked asked;
  CHECK(holds(asked.phone().get(asked.tables[0] + "/poll"), "No poll is asked now."));
  asked.ask();
  CHECK(holds(asked.phone().get(asked.tables[0]), "Quick poll: Where next?"));
  for (const auto* visit : {"a", "b", "c"}) REQUIRE(asked.vote(visit, "1").status == 303);
  REQUIRE(asked.vote("c", "1").status == 303);
  REQUIRE(asked.vote("c", "2").status == 303);
  CHECK(asked.poll().answers[0].votes == 2);
  CHECK(asked.poll().answers[1].votes == 1);
  const auto none = asked.vote("d", "");
  CHECK(none.status == 422);
  CHECK(holds(none, "Choose one of the answers"));
  CHECK(asked.vote("d", "3").status == 422);
  const auto hidden = asked.screen();
  CHECK(holds(hidden, "data-mode=\"poll\""));
  CHECK(holds(hidden, "Where next?"));
  CHECK(holds(hidden, "3 people voted<br>The result shows when voting ends."));
  CHECK_FALSE(holds(hidden, "width=\"67\""));
  asked.change("revealed");
  CHECK(holds(asked.screen(), "width=\"67\""));
  // A vote after that could be read off the wall.
  CHECK(asked.vote("e", "1").status == 409);
  CHECK(asked.poll().votes() == 3);
  CHECK_FALSE(holds(asked.phone().get(asked.tables[0]), "Quick poll: Where next?"));
  asked.change("asked");
  CHECK_FALSE(holds(asked.screen(), "width=\"67\""));
  REQUIRE(asked.vote("c", "1").status == 303);
  REQUIRE(asked.vote("c", "2").status == 303);
  asked.change("over");
  CHECK_FALSE(holds(asked.screen(), "Where next?"));
  CHECK(asked.vote("a", "2").status == 409);  // the page says that none is asked
  CHECK(asked.poll().votes() == 3);
}

TEST_CASE("a new poll ends the one before, and closing the room forgets who voted") {
  Asked asked;
  asked.ask();
  const auto first = asked.poll().id;
  REQUIRE(asked.vote("a", "1").status == 303);
  asked.ask("And then?", "Lunch\nHome");
  CHECK(asked.poll().question == "And then?");
  const auto late = asked.phone("b").post(asked.tables[0] + "/poll", {{"poll", first}, {"answer", "1"}});
  CHECK(late.status == 409);
  REQUIRE(asked.vote("a", "2").status == 303);
  REQUIRE(close_room(asked.database(), asked.now(), "summit").ok());
  CHECK(asked.figure("select count(*) from room_poll_vote") == 0);
  CHECK(asked.poll().state == PollState::over);
  CHECK(asked.poll().answers[1].votes == 1);
}

TEST_CASE("a vote that is sent when no poll is asked any more, or the room has closed, is no success") {
  OpenRoom open;
  const auto path = "/r/" + open.room().code + "/poll";
  CHECK(open.phone().get(path).status == 200);
  CHECK(open.phone().post(path, {{"poll", "gone"}, {"answer", "1"}}).status == 409);
  REQUIRE(close_room(open.database(), open.now(), "summit").ok());
  CHECK(open.phone().post(path, {{"poll", "gone"}, {"answer", "1"}}).status == 409);
}
