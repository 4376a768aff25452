// The room's screen: what is revealed, what is counted, and what is told to those who watch.
#include <muster/domain/feedback/languages_service.hpp>
#include <muster/domain/feedback/note_change_service.hpp>
#include <muster/domain/feedback/response_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/room/screen_service.hpp>
#include <muster/platform/web/live_view.hpp>

#include "open_room.hpp"

using namespace muster;
using namespace muster::room;
using test::holds;

namespace {

struct Watched : OpenRoom {
  Watched() { code = room().code; }
  void write(const std::string& table, const std::string& kind, const std::string& text) {
    const auto added = feedback::add_note(database(), now(), "summit", {table, kind, text});
    if (!added.ok()) FAIL(added.error().message);
  }
  web::Reply screen() { return phone().get("/r/" + code + "/screen"); }
  std::string live() {
    const auto reply = phone().get("/r/" + code + "/screen/live");
    REQUIRE(reply.live != nullptr);
    const auto state = reply.live->look();
    REQUIRE(state);
    return *state;
  }
  std::string code;
};

const std::string anonymous_form =
    "form views \"Your views\"\n  anonymous\n\npage \"The day\"\n  helpful* \"Was it helpful?\"  pick one\n"
    "            ( ) yes \"Yes\"\n            ( ) no \"No\"\n";

}  // namespace

TEST_CASE("nothing is shown before somebody reveals it, but for how to take part and how much came") {
  Watched watched;
  for (const auto* table : {"1", "2"}) watched.write(table, "challenge", "Funding");
  const auto page = watched.screen();
  CHECK(page.status == 200);
  CHECK(holds(page, ">/r/" + watched.code + "</b>"));
  CHECK(holds(page, "<p class=\"screen-count\">2</p>"));
  CHECK(holds(page, "data-mode=\"nothing\""));
  CHECK(holds(page, "Choose your table."));
  CHECK_FALSE(holds(page, "unding"));
  CHECK(watched.live().find("unding") == std::string::npos);
  CHECK(watched.phone().get("/r/" + watched.code + "/screen/clouds").status == 404);
}

TEST_CASE("revealed clouds hold words of two tables with their figures, on their own sides") {
  Watched watched;
  for (const auto* table : {"1", "2"}) {
    watched.write(table, "challenge", "Funding");
    watched.write(table, "opportunity", "Partnership");
  }
  watched.write("3", "challenge", "Secretword");
  REQUIRE(reveal(watched.database(), watched.now(), "summit", ScreenPart::clouds, true).ok());
  const auto page = watched.screen();
  CHECK(holds(page, "data-mode=\"clouds\""));
  const auto challenge = page.body.find("part-challenge-cloud");
  const auto opportunity = page.body.find("part-opportunity-cloud");
  REQUIRE(challenge < opportunity);
  CHECK(page.body.find("<li><span dir=\"auto\">funding</span> <b>2</b></li>") > challenge);
  CHECK(page.body.find("<li><span dir=\"auto\">funding</span> <b>2</b></li>") < opportunity);
  CHECK(page.body.find("<li><span dir=\"auto\">partnership</span> <b>2</b></li>") > opportunity);
  CHECK_FALSE(holds(page, "ecretword"));
  CHECK(holds(watched.phone().get("/r/" + watched.code + "/screen/clouds"), "funding"));
}

TEST_CASE("clouds are drawn anew after half a minute, and at once where the room was changed") {
  Watched watched;
  Clouds clouds;
  const auto mark = [&] {
    const auto drawn = clouds.of(watched.database(), watched.clock.now(), watched.room());
    REQUIRE(drawn.ok());
    return (*drawn)->mark;
  };
  const auto before = mark();
  for (const auto* table : {"1", "2"}) watched.write(table, "challenge", "Funding");
  watched.clock.advance(std::chrono::seconds(29));
  CHECK(mark() == before);
  watched.clock.advance(std::chrono::seconds(1));
  const auto drawn = mark();
  CHECK(drawn != before);
  for (const auto* table : {"1", "2"}) watched.write(table, "challenge", "Staffing");
  CHECK(mark() == drawn);
  REQUIRE(reveal(watched.database(), watched.now(), "summit", ScreenPart::clouds, true).ok());
  CHECK(mark() != drawn);
}

TEST_CASE("those who watch are told a note as soon as it is there") {
  Watched watched;
  CHECK(watched.live().find("screen-count\\\">0<") != std::string::npos);
  REQUIRE(watched.phone().post(watched.tables[0], {{"kind", "challenge"}, {"text", "Costs"}}).status == 303);
  const auto state = watched.live();
  CHECK(state.find("screen-count\\\">1<") != std::string::npos);
  CHECK(state.find("note from 1 table") != std::string::npos);
  CHECK(state.find("1 of them since") == std::string::npos);  // all of them: it says nothing more
}

TEST_CASE("an anonymous form shows how many answered in fives while it is open") {
  Watched watched;
  REQUIRE(feedback::publish_form(watched.database(), watched.now(), "summit", anonymous_form, "a.form").ok());
  REQUIRE(feedback::open_round(watched.database(), watched.now(), "summit").ok());
  const auto round = feedback::settle_event_round(watched.database(), watched.clock.now(), "summit");
  REQUIRE(round.ok());
  std::set<std::int64_t> seen;
  for (int turn = 0; turn < 23; ++turn) {
    const auto sent = feedback::submit(watched.database(), watched.clock.now(), (*round)->short_code,
                                       {{"helpful", {"yes"}}}, "key-" + std::to_string(turn));
    REQUIRE(sent.ok());
    const auto state = screen_state(watched.database(), watched.clock.now(), watched.room().id);
    REQUIRE(state.ok());
    REQUIRE((*state)->answers);
    CHECK((*state)->answers->in_fives);
    CHECK((*state)->answers->answers <= turn + 1);
    seen.insert((*state)->answers->answers);
    CHECK(holds(watched.screen(), "answers to “Your views”") == (turn >= 4));
  }
  CHECK(seen == std::set<std::int64_t>{0, 5, 10, 15, 20});
  CHECK(holds(watched.screen(), "<b>20</b> answers to “Your views” (counted in fives)"));
  REQUIRE(feedback::close_round(watched.database(), watched.now(), "summit").ok());
  CHECK(holds(watched.screen(), "<b>23</b> answers to “Your views”</p>"));
}

TEST_CASE("the screen speaks the languages of the form, each watched apart, and words of others keep their direction") {
  Watched watched;
  const std::string form =
      "form views \"Your views\"\n\npage \"The day\"\n  helpful \"Was it helpful?\" text\n\n"
      "language ar\n  title \"آراؤكم\"\n  page.helpful \"اليوم\"\n  helpful \"هل كان مفيدًا؟\"\n";
  const auto published = feedback::publish_form(watched.database(), watched.now(), "summit", form, "a.form");
  if (!published.ok()) FAIL(published.error().message << one_line(published.error().diagnostics.front()));
  REQUIRE(feedback::set_languages(watched.database(), watched.now(), "summit", {"ar"}).ok());
  watched.write("1", "challenge", "Funding");
  watched.write("2", "challenge", "Funding");
  REQUIRE(reveal(watched.database(), watched.now(), "summit", ScreenPart::clouds, true).ok());
  const auto path = "/r/" + watched.code + "/screen";
  const auto english = watched.phone().get(path);
  CHECK(holds(english, "<html lang=\"en-GB\">"));
  CHECK(holds(english, "data-live=\"" + path + "/live\""));
  const auto arabic = watched.phone().get(path + "?lang=ar");
  CHECK(holds(arabic, "<html lang=\"ar\" dir=\"rtl\">"));
  CHECK(holds(arabic, "أضف ملاحظة أو اسأل أو صوّت"));
  CHECK(holds(arabic, "<h1 dir=\"auto\" lang=\"en\">What we find hard"));
  CHECK(holds(arabic, "<p class=\"screen-address\" dir=\"ltr\">"));
  CHECK_FALSE(holds(arabic, "Challenges"));
  const auto live = watched.phone().get(path + "/live?lang=ar");
  REQUIRE(live.live != nullptr);
  CHECK(live.live->topic != watched.phone().get(path + "/live").live->topic);
  const auto state = live.live->look();
  REQUIRE(state);
  CHECK(state->find("من طاولتين") != std::string::npos);
  CHECK(state->find("/screen/clouds?drawn=") != std::string::npos);
  CHECK(state->find("&lang=ar") != std::string::npos);
  CHECK(holds(watched.organiser.get("/events/summit/room"), path + "?lang=ar"));
  // A language in which the form is not asked is not the screen's either.
  CHECK(holds(watched.phone().get(path + "?lang=cy"), "<html lang=\"en-GB\">"));
}

TEST_CASE("a closed room says so, and keeps its counts") {
  Watched watched;
  watched.write("1", "challenge", "Funding");
  REQUIRE(close_room(watched.database(), watched.now(), "summit").ok());
  const auto page = watched.screen();
  CHECK(holds(page, "The room has closed."));
  CHECK(holds(page, "data-state=\"closed\""));
  CHECK_FALSE(holds(page, "Add a note, ask or vote"));
  CHECK(holds(page, "<p class=\"screen-count\">1</p>"));
}

TEST_CASE("what is watched ends when the room is gone") {
  Watched watched;
  const auto reply = watched.phone().get("/r/" + watched.code + "/screen/live");
  REQUIRE(watched.database()
              .write([&](store::Session& session) -> Outcome {
                session.execute("delete from room_code");
                session.execute("delete from room");
                return Success{};
              })
              .ok());
  CHECK_FALSE(reply.live->look());
}

TEST_CASE("programs are told the counts, and the questions that were let through") {
  Watched watched;
  watched.write("1", "challenge", "Funding");
  watched.write("2", "opportunity", "Partnership");
  const auto reply = watched.organiser.get("/api/events/summit/room");
  CHECK(reply.status == 200);
  auto told = reply.body;
  std::erase_if(told, [](char letter) { return letter == ' ' || letter == '\n'; });
  INFO(told);
  for (const std::string member : {"\"state\":\"open\"", "\"challenges\":1", "\"opportunities\":1", "\"questions\":[]"})
    CHECK(told.find(member) != std::string::npos);
  CHECK(told.find("unding") == std::string::npos);
}
