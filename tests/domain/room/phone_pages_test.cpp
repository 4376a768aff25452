// The room on a phone, as somebody without JavaScript uses it.
#include <muster/domain/feedback/languages_service.hpp>
#include <muster/domain/feedback/round_service.hpp>

#include "open_room.hpp"
#include "support/hidden_fields.hpp"

using namespace muster;
using namespace muster::room;
using test::holds;
using test::location;

TEST_CASE("the room's address asks for the table, and each table has an address of its own") {
  OpenRoom open;
  const auto code = open.room().code;
  const auto page = open.phone().get("/r/" + code);
  CHECK(page.status == 200);
  CHECK(holds(page, "Which table are you at?"));
  for (const auto& table : open.tables) CHECK(holds(page, "href=\"" + table + "\""));
  std::string loud = open.tables[1];
  for (char& letter : loud) letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  for (const auto& address : {open.tables[1], loud}) {
    const auto table = open.phone().get(address);
    CHECK(table.status == 200);
    CHECK(holds(table, "<h1>Table 2</h1>"));
    CHECK(holds(table, "What do you find hard?"));
    CHECK(holds(table, "action=\"" + open.tables[1] + "\""));
  }
}

TEST_CASE("what is written at a table stands among the event's notes, and is counted in its five minutes") {
  OpenRoom open;
  const auto sent = open.phone().post(open.tables[1], {{"kind", "challenge"}, {"text", " Waiting times "}});
  CHECK(sent.status == 303);
  const auto next = open.phone().get(location(sent));
  CHECK(holds(next, "Your challenge is on the list."));
  CHECK(holds(next, "value=\"challenge\" checked"));
  const auto notes = open.notes();
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].table == "2");
  CHECK(notes[0].kind == "challenge");
  CHECK(notes[0].text == "Waiting times");
  CHECK(open.figure("select notes from room_pace") == 1);
  CHECK(open.figure("select count(*) from audit where action = 'note added' and actor = 'a phone in the room'") == 1);
  CHECK(holds(open.organiser.get("/events/summit/notes"), "Waiting times"));
}

TEST_CASE("a note that cannot be taken is said why, and still stands there") {
  OpenRoom open;
  const auto phone = open.phone();
  const auto too_long = phone.post(open.tables[0], {{"kind", "opportunity"}, {"text", std::string(401, 'y')}});
  CHECK(too_long.status == 422);
  CHECK(holds(too_long, "Keep it to 400 characters; it has 401"));
  CHECK(holds(too_long, std::string(401, 'y')));
  const auto none = phone.post(open.tables[0], {{"text", "Of what kind?"}});
  CHECK(none.status == 422);
  CHECK(holds(none, "Say whether it is a challenge or an opportunity"));
  CHECK(holds(none, "Of what kind?"));
  REQUIRE(phone.post(open.tables[0], {{"kind", "challenge"}, {"text", "Costs"}}).status == 303);
  const auto again = phone.post(open.tables[0], {{"kind", "challenge"}, {"text", "costs."}});
  CHECK(again.status == 409);
  CHECK(holds(again, "already for the same table"));
  CHECK(open.notes().size() == 1);
  CHECK(open.figure("select sum(notes) from room_pace") == 1);
}

TEST_CASE("a note that is sent again because its reply was lost is there once, and told as added") {
  OpenRoom open;
  const auto phone = open.phone();
  auto fields = test::hidden_fields(phone.get(open.tables[0]).body);
  fields.emplace_back("kind", "challenge");
  fields.emplace_back("text", "Costs");
  for (int times = 0; times < 3; ++times) {
    const auto sent = phone.post(open.tables[0], fields);
    CHECK(sent.status == 303);
    CHECK(location(sent) == open.tables[0] + "?done=challenge");
  }
  CHECK(open.notes().size() == 1);
  CHECK(open.figure("select sum(notes) from room_pace") == 1);
  CHECK(open.figure("select count(*) from audit where action = 'note added'") == 1);
  // Who goes back to that page and writes something else has written a second note.
  fields.back().second = "Waiting times";
  CHECK(phone.post(open.tables[0], fields).status == 303);
  CHECK(open.notes().size() == 2);
  // A page that was opened anew says what it always said of a note that is there.
  auto anew = test::hidden_fields(phone.get(open.tables[0]).body);
  anew.emplace_back("kind", "challenge");
  anew.emplace_back("text", "Costs");
  CHECK(phone.post(open.tables[0], anew).status == 409);
}

TEST_CASE("who sends many notes in a minute waits, and nothing of theirs is lost") {
  OpenRoom open;
  const auto eager = open.phone("eager");
  for (int turn = 0; turn < 10; ++turn)
    REQUIRE(eager.post(open.tables[0], {{"kind", "challenge"}, {"text", "Thing " + std::to_string(turn)}}).status ==
            303);
  const auto refused = eager.post(open.tables[0], {{"kind", "challenge"}, {"text", "One more"}});
  CHECK(refused.status == 429);
  CHECK(holds(refused, "One more"));
  CHECK(open.phone("another").post(open.tables[0], {{"kind", "challenge"}, {"text", "Another"}}).status == 303);
  open.clock.advance(std::chrono::seconds(6));
  CHECK(eager.post(open.tables[0], {{"kind", "challenge"}, {"text", "One more"}}).status == 303);
}

TEST_CASE("nothing can be written before the room opens and after it closes") {
  OpenRoom open;
  REQUIRE(close_room(open.database(), open.now(), "summit").ok());
  CHECK(holds(open.phone().get(open.tables[0]), "The room has closed."));
  const auto late = open.phone().post(open.tables[0], {{"kind", "challenge"}, {"text", "Too late"}});
  CHECK(late.status == 409);
  CHECK(holds(late, "The room has closed, so your note was not saved"));
  CHECK(holds(late, "Too late"));
  CHECK(open.notes().empty());
  CHECK(open.figure("select count(*) from room_pace") == 0);
}

TEST_CASE("an address that nobody gave out says which letters there are") {
  OpenRoom open;
  const auto page = open.phone().get("/r/nosuch");
  CHECK(page.status == 404);
  CHECK(holds(page, "an address never has 0 or 1 in it"));
  CHECK(open.phone().post("/r/nosuch", {{"text", "x"}}).status == 404);
}

TEST_CASE("codes that were given out stay when there are more tables") {
  OpenRoom open;
  RoomPlan plan;
  plan.tables = 5;
  REQUIRE(set_up_room(open.database(), open.now(), "summit", plan).ok());
  const auto codes = table_codes(open.database(), open.room());
  REQUIRE(codes.ok());
  REQUIRE(codes->size() == 5);
  for (std::size_t at = 0; at < open.tables.size(); ++at) CHECK("/r/" + (*codes)[at].code == open.tables[at]);
  plan.tables = 2;
  REQUIRE(set_up_room(open.database(), open.now(), "summit", plan).ok());
  CHECK(open.phone().get(open.tables[2]).status == 404);
}

TEST_CASE("a word of one's own is the room's address beside its code, in any case, and no other room looks like it") {
  OpenRoom open;
  const auto code = open.room().code;
  RoomPlan plan;
  plan.tables = 3;
  plan.word = "Hail";
  REQUIRE(set_up_room(open.database(), open.now(), "summit", plan).ok());
  CHECK(open.room().code == "hail");
  for (const auto* typed : {"hail", "HAIL", "Hall", "ha1l"}) {
    INFO(typed);
    CHECK(open.phone().get("/r/" + std::string(typed)).status == 200);
  }
  CHECK(open.phone().get("/r/" + code).status == 200);
  CHECK(open.phone().get(open.tables[0]).status == 200);
  CHECK(open.phone().get("/r/hai").status == 404);
  REQUIRE(events::add_event(open.database(), open.audit(),
                            {"second", "Another", "2022-06-11", "london", "", "in person", "LIIA"})
              .ok());
  const auto refused = set_up_room(open.database(), open.now(), "second", {3, plan.wording, "hall"});
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message.find("looks like one") != std::string::npos);
  CHECK_FALSE(*room_of_event(open.database(), "second"));
  for (const auto* word : {"ab", "two words", "caf\u00e9", "he110", "a-b-c"}) {
    INFO(word);
    CHECK_FALSE(set_up_room(open.database(), open.now(), "second", {3, plan.wording, word}).ok());
  }
  // Another room's code is no word either.
  CHECK_FALSE(set_up_room(open.database(), open.now(), "second", {3, plan.wording, code}).ok());
  plan.word.clear();
  REQUIRE(set_up_room(open.database(), open.now(), "summit", plan).ok());
  CHECK(open.room().code == code);
  CHECK(open.phone().get("/r/hail").status == 404);
}

namespace {

constexpr const char* two_languages = R"(form views "Your views"
page "The day"
  more "Anything else?" lines 3
language ar
  title     "آراؤكم"
  page.more "اليوم"
  more      "أي شيء آخر؟"
)";

}  // namespace

TEST_CASE("a room is read in the languages that the event's form is asked in, and keeps the one that was chosen") {
  OpenRoom open;
  const auto code = open.room().code;
  const auto& table = open.tables.front();
  REQUIRE(feedback::publish_form(open.database(), open.now(), "summit", two_languages, "a.form").ok());
  // Nobody has checked those words: they are offered once an organiser says so.
  CHECK(holds(open.phone().get("/r/" + code + "?lang=ar"), "Which table are you at?"));
  REQUIRE(feedback::set_languages(open.database(), open.now(), "summit", {"ar"}).ok());
  const auto first = open.phone().get("/r/" + code);
  CHECK(holds(first, "href=\"/r/" + code + "?lang=ar\" hreflang=\"ar\""));
  const auto chosen = open.phone().get("/r/" + code + "?lang=ar");
  CHECK(holds(chosen, "lang=\"ar\""));
  CHECK(holds(chosen, "dir=\"rtl\""));
  CHECK_FALSE(holds(chosen, "Which table"));
  CHECK(holds(chosen, "href=\"" + table + "?lang=ar\""));
  const auto empty = open.phone().post(table + "?lang=ar", {{"kind", "challenge"}, {"text", ""}});
  CHECK(empty.status == 422);
  CHECK_FALSE(holds(empty, "Write something"));
  CHECK_FALSE(holds(empty, "Error:"));
  const auto sent = open.phone().post(table + "?lang=ar", {{"kind", "challenge"}, {"text", "الانتظار"}});
  CHECK(location(sent) == table + "?done=challenge&lang=ar");
  for (const std::string page : {"/questions", "/poll"}) {
    const auto shown = open.phone().get(table + page + "?lang=ar");
    CHECK(shown.status == 200);
    CHECK(holds(shown, "lang=\"ar\""));
    CHECK_FALSE(holds(shown, "Write a note"));
  }
  CHECK(holds(open.phone().get(table + "?lang=cy"), "Add my note"));
}

TEST_CASE("a note or question sent to an address that is no table's stays in the page") {
  OpenRoom open;
  for (const auto* path : {"/r/nosuch", "/r/nosuch/questions"}) {
    const auto page = open.phone().post(path, {{"kind", "challenge"}, {"text", "Waiting & costs"}});
    CHECK(page.status == 404);
    CHECK(holds(page, "This is what you wrote. It was not sent."));
    CHECK(holds(page, "Waiting &amp; costs"));
  }
  const auto no_table = open.phone().post("/r/" + open.room().code, {{"kind", "challenge"}, {"text", "Waiting"}});
  CHECK(no_table.status == 422);
  CHECK(holds(no_table, "Which table are you at?"));
  CHECK(holds(no_table, "dir=\"auto\">Waiting</p>"));
  CHECK_FALSE(holds(open.phone().get("/r/nosuch"), "This is what you wrote."));
  CHECK(open.notes().empty());
}
