// Questions to the panel: asked and voted for on phones, let through at the desk.
#include <muster/domain/room/question_service.hpp>
#include <muster/platform/web/live_view.hpp>

#include "open_room.hpp"

using namespace muster;
using namespace muster::room;
using test::holds;

namespace {

struct Panel : OpenRoom {
  void ask(const std::string& text, const std::string& visit = "asker") {
    const auto sent = phone(visit).post(tables[0] + "/questions", {{"text", text}});
    INFO(sent.body);
    REQUIRE(sent.status == 303);
  }
  std::vector<Question> questions() {
    auto found = questions_of(database(), room());
    REQUIRE(found.ok());
    return *found;
  }
  void let_through() {
    for (const auto& question : questions())
      REQUIRE(organiser.post("/events/summit/room/questions", {{"question", question.id}, {"do", "let"}}).status ==
              303);
  }
  int vote(const std::string& visit, std::size_t at, bool given = true) {
    return phone(visit)
        .post(tables[1] + "/vote", {{"question", questions()[at].id}, {"given", given ? "yes" : "no"}})
        .status;
  }
};

}  // namespace

TEST_CASE("a question is seen by others once it is let through, and no more when it is put away") {
  Panel panel;
  panel.ask("Who will hold\r\nacademies to account?");
  CHECK_FALSE(holds(panel.phone().get(panel.tables[1] + "/questions"), "academies"));
  CHECK(holds(panel.organiser.get("/events/summit/room/questions"), "1 question waits to be let through."));
  panel.let_through();
  CHECK(holds(panel.phone().get(panel.tables[1] + "/questions"), "Who will hold  academies to account?"));
  CHECK(holds(panel.phone().get("/r/" + panel.room().code + "/questions"), "academies"));
  const auto id = panel.questions().front().id;
  REQUIRE(panel.organiser.post("/events/summit/room/questions", {{"question", id}, {"do", "away"}}).status == 303);
  CHECK_FALSE(holds(panel.phone().get(panel.tables[1] + "/questions"), "academies"));
  CHECK(panel.vote("voter", 0) == 409);
}

TEST_CASE("a question that is sent again because its reply was lost is asked once") {
  Panel panel;
  const auto address = panel.tables[0] + "/questions";
  const auto asker = panel.phone("asker");
  const auto page = asker.get(address).body;
  const auto at = page.find("name=\"key\"");
  REQUIRE(at != std::string::npos);
  const auto begin = page.find("value=\"", at) + 7;
  const auto key = page.substr(begin, page.find('"', begin) - begin);
  CHECK(key.size() == 26);
  for (int times = 0; times < 6; ++times)
    CHECK(asker.post(address, {{"key", key}, {"text", "Who pays?"}}).status == 303);
  CHECK(panel.questions().size() == 1);
  CHECK(asker.post(address, {{"key", key}, {"text", "Who pays for it?"}}).status == 303);
  CHECK(panel.questions().size() == 2);
}

TEST_CASE("whoever moderates is told that the page changed, and nothing of what it says") {
  Panel panel;
  const std::string path = "/events/summit/room/questions";
  const auto reply = panel.organiser.get(path + "/live");
  REQUIRE(reply.live != nullptr);
  const auto mark = [&] { return reply.live->look().value(); };
  const auto before = mark();
  CHECK(holds(panel.organiser.get(path), "data-mark=\"" + before + "\""));
  panel.ask("Who pays?");
  const auto asked = mark();
  CHECK(asked != before);
  CHECK(asked.find("pays") == std::string::npos);
  CHECK(mark() == asked);
  panel.let_through();
  const auto through = mark();
  CHECK(through != asked);
  REQUIRE(panel.vote("voter", 0) == 303);
  CHECK(mark() != through);
}

TEST_CASE("a visitor gives three votes, each once, and takes them back at will") {
  Panel panel;
  for (const auto* text : {"One?", "Two?", "Three?", "Four?"}) panel.ask(text);
  panel.let_through();
  for (std::size_t at = 0; at < 3; ++at) CHECK(panel.vote("voter", at) == 303);
  CHECK(panel.vote("voter", 0) == 303);  // twice is once
  CHECK(panel.questions()[0].votes == 1);
  CHECK(panel.vote("voter", 3) == 409);
  CHECK(panel.questions()[3].votes == 0);
  CHECK(panel.room().voters == 1);
  CHECK(panel.vote("voter", 1, false) == 303);
  CHECK(panel.questions()[1].votes == 0);
  CHECK(panel.vote("voter", 3) == 303);
  CHECK(panel.vote("another", 3) == 303);
  CHECK(panel.questions()[3].votes == 2);
  CHECK(panel.room().voters == 2);
  CHECK(panel.vote("another", 3, false) == 303);
  CHECK(panel.vote("another", 3, false) == 303);
  CHECK(panel.questions()[3].votes == 1);
  CHECK(panel.room().voters == 1);
  CHECK(panel.figure("select count(*) from audit where actor = 'a phone in the room' and action <> 'question asked'") ==
        0);
}

TEST_CASE("a phone asks five questions at most, and what is refused still stands there") {
  Panel panel;
  for (const auto* text : {"One?", "Two?", "Three?", "Four?", "Five?"}) panel.ask(text);
  const auto sixth = panel.phone("asker").post(panel.tables[0] + "/questions", {{"text", "And six?"}});
  CHECK(sixth.status == 409);
  CHECK(holds(sixth, "And six?"));
  const auto too_long = panel.phone("other").post(panel.tables[0] + "/questions", {{"text", std::string(201, 'q')}});
  CHECK(too_long.status == 422);
  CHECK(holds(too_long, std::string(201, 'q')));
  CHECK(panel.questions().size() == 5);
}

TEST_CASE("the screen shows questions by votes with their share of those who voted, or the one that is on") {
  Panel panel;
  for (const auto* text : {"Who pays?", "When?"}) panel.ask(text);
  panel.let_through();
  for (const auto* voter : {"a", "b", "c"}) REQUIRE(panel.vote(voter, 1) == 303);
  REQUIRE(panel.vote("d", 0) == 303);
  const auto screen = [&] { return panel.phone().get("/r/" + panel.room().code + "/screen"); };
  CHECK_FALSE(holds(screen(), "Who pays?"));
  const auto on_phone = [&] { return panel.phone("a").get(panel.tables[1] + "/questions").body; };
  CHECK(on_phone().find("3 votes") == std::string::npos);
  CHECK(on_phone().find("Who pays?") < on_phone().find("When?"));  // as they were asked: the order tells votes too
  REQUIRE(reveal(panel.database(), panel.now(), "summit", ScreenPart::questions, true).ok());
  CHECK(on_phone().find("3 votes, one of them yours") != std::string::npos);
  CHECK(on_phone().find("When?") < on_phone().find("Who pays?"));
  const auto page = screen();
  CHECK(holds(page, "4 people voted · 2 questions"));
  CHECK(page.body.find("When?") < page.body.find("Who pays?"));
  CHECK(holds(page, "<rect width=\"75\""));
  CHECK(holds(page, "<rect width=\"25\""));
  const auto id = panel.questions()[0].id;
  REQUIRE(panel.organiser.post("/events/summit/room/questions", {{"question", id}, {"do", "on"}}).status == 303);
  CHECK(holds(screen(), "data-mode=\"one\""));
  CHECK(holds(screen(), "Chosen by 1 of 4 people who voted"));
  CHECK_FALSE(holds(screen(), "When?"));
}

TEST_CASE("closing forgets who asked and voted, keeps the counts, and notes what was let through") {
  Panel panel;
  for (const auto* text : {"Who pays?", "When?"}) panel.ask(text);
  const auto first = panel.questions().front().id;
  REQUIRE(panel.organiser.post("/events/summit/room/questions", {{"question", first}, {"do", "let"}}).status == 303);
  REQUIRE(panel.vote("voter", 0) == 303);
  REQUIRE(close_room(panel.database(), panel.now(), "summit").ok());
  CHECK(panel.figure("select count(*) from room_vote") == 0);
  CHECK(panel.figure("select count(*) from room_question where asked_by <> ''") == 0);
  CHECK(panel.figure("select count(*) from room where salt <> ''") == 0);
  CHECK(panel.questions().front().votes == 1);
  CHECK(panel.room().voters == 1);
  const auto notes = panel.notes();
  REQUIRE(notes.size() == 1);
  CHECK(notes.front().kind == "question");
  CHECK(notes.front().text == "Who pays?");
  // Once more, with nothing new to note.
  REQUIRE(open_room(panel.database(), panel.now(), "summit").ok());
  REQUIRE(close_room(panel.database(), panel.now(), "summit").ok());
  CHECK(panel.notes().size() == 1);
}

TEST_CASE("a hidden word is gone from both clouds, and comes back") {
  Panel panel;
  for (std::size_t at = 0; at < 2; ++at)
    for (const auto* kind : {"challenge", "opportunity"})
      REQUIRE(
          panel.phone("p" + std::to_string(at)).post(panel.tables[at], {{"kind", kind}, {"text", "Funding"}}).status ==
          303);
  REQUIRE(reveal(panel.database(), panel.now(), "summit", ScreenPart::clouds, true).ok());
  const auto screen = [&] { return panel.phone().get("/r/" + panel.room().code + "/screen"); };
  CHECK(holds(screen(), "funding"));
  const auto page = panel.organiser.get("/events/summit/room/words");
  const auto key = test::field_value(page.body, "key");
  REQUIRE_FALSE(key.empty());
  const std::string words = "/events/summit/room/words";
  REQUIRE(panel.organiser.post(words, {{"key", key}, {"word", "funding"}, {"hidden", "yes"}}).status == 303);
  CHECK_FALSE(holds(screen(), "funding"));
  CHECK(holds(panel.organiser.get(words), "Show it again"));
  REQUIRE(panel.organiser.post(words, {{"key", key}, {"word", "funding"}, {"hidden", "no"}}).status == 303);
  CHECK(holds(screen(), "funding"));
  CHECK(panel.organiser.post(words, {{"key", ""}, {"word", ""}, {"hidden", "yes"}}).status == 422);
}
