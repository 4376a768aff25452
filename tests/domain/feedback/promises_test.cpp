// What people were promised stays true: groups that were to be hidden, how much an answer may hold, one form counted
// once.
#include "summit_feedback.hpp"

namespace muster::feedback {
namespace {

using test::field_value;
using test::holds;

std::string with_threshold(const std::string& number) {
  auto text = form_text;
  if (!number.empty()) text.insert(text.find("  introduction"), "  suppress below " + number + "\n");
  return text;
}

Result<Round> publish(Feedback& summit, const std::string& number) {
  return publish_form(summit.database(), summit.now(), "summit", with_threshold(number), "new.form");
}

/// A form that a page gave out, as a browser sends it; `body` is the page.
std::vector<std::pair<std::string, std::string>> filled(const std::string& body) {
  return {{"_key", field_value(body, "_key")}, {"_page", "3"}, {"helpful", "helpful"}, {"_send", "yes"}};
}

const std::string head =
    "ID,Was it helpful?,Which three words?,How next time?,One topic?,How many of our events have you been to?\n";

}  // namespace

TEST_CASE("the number below which groups are hidden may be raised, never lowered, once people could see the form") {
  Feedback summit;
  summit.publish(with_threshold("8"));
  // Nobody has seen a draft.
  REQUIRE(publish(summit, "6").ok());
  REQUIRE(open_round(summit.database(), summit.now(), "summit").ok());
  for (const bool answered : {false, true}) {
    CAPTURE(answered);
    if (answered) summit.answer("k");
    for (const auto* lower : {"5", "0", ""}) {
      const auto refused = publish(summit, lower);
      REQUIRE_FALSE(refused.ok());
      CHECK(refused.error().kind == ErrorKind::bad_input);
      REQUIRE(refused.error().diagnostics.size() == 1);
      CHECK(refused.error().diagnostics[0].message.starts_with("groups of fewer than 6 people were to stay hidden"));
      CHECK(refused.error().diagnostics[0].hint == "write suppress below 6 or more: people were promised it");
      CHECK(summit.round().form->suppress_below == 6);
      // The page says so before the button, too.
      const auto page =
          gone_on(summit.visitor, summit.visitor.post("/events/summit/form/check", {{"text", with_threshold(lower)}}));
      CHECK(holds(page, "groups of fewer than 6 people were to stay hidden"));
    }
    CHECK(publish(summit, "6").ok());
  }
  REQUIRE(publish(summit, "7").ok());
  CHECK_FALSE(publish(summit, "6").ok());
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  CHECK_FALSE(publish(summit, "6").ok());
  CHECK(summit.round().form->suppress_below == 7);
}

TEST_CASE("what is imported passes the limits of what is typed") {
  Feedback summit;
  summit.open();
  std::string many;
  for (int word = 0; word < 25'000; ++word) many += "word" + std::to_string(word) + " ";
  std::string listed;
  for (int word = 0; word < 25'000; ++word) listed += "word" + std::to_string(word) + ";";
  struct Row {
    std::string cells;
    std::string told;
  };
  const std::vector<Row> rows{
      {"Helpful,one; two; three; four,,,", "Keep to three words for “Which three words?”. You gave more."},
      {"Helpful," + listed + ",,,", "Keep to three words"},
      {"Helpful," + many + ",,,", "keep it to 40 letters"},
      {"Helpful,useful; " + std::string(41, 'x') + ",,,", "keep it to 40 letters. This has 41."},
      {"Helpful,," + std::string(201, 'x') + ",,", "keep it to 200 characters. This has 201."},
      {"Helpful,,," + std::string(201, 'x') + ",", "keep it to 200 characters. This has 201."},
      {"Helpful,,,,101", "\"101\" is outside 1 to 100"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.cells.substr(0, 60));
    const auto forecast = forecast_responses(summit.database(), summit.clock.now(), "summit",
                                             {"export.csv", head + "1," + row.cells + "\n"});
    REQUIRE(forecast.ok());
    CHECK(forecast->count(ResponseKind::refused) == 1);
    REQUIRE_FALSE(forecast->verdicts[0].errors.empty());
    CHECK(forecast->verdicts[0].errors[0].message.find(row.told) != std::string::npos);
    const auto imported = summit.import(head + "1," + row.cells + "\n");
    CHECK_FALSE(imported.ok());
  }
  CHECK(summit.stored() == 0);
  // And what may be typed may be imported, in the same shape, but for what the file did not ask.
  REQUIRE(
      summit.import(head + "1,Helpful,useful and fun; long; " + std::string(40, 'x') + ",,\"one\ntwo\",100\n").ok());
  auto imported = forms::stored_answers(summit.text("select answers from response"));
  std::erase_if(imported, [](const auto& one) { return one.second.asked == forms::Asked::no; });
  summit.answer("k", {{"helpful", {"helpful"}},
                      {"words", {"useful and fun; long; " + std::string(40, 'x')}},
                      {"topic", {"one\ntwo"}},
                      {"events", {"100"}}});
  CHECK(summit.figure("select count(*) from response where answers = '" + forms::to_json(imported) + "'") == 1);
}

TEST_CASE("a form that is sent again after closing and reopening counts once; sent on purpose it counts") {
  Feedback summit;
  const auto link = "/f/" + summit.open();
  const auto page = summit.visitor.get(link).body;
  REQUIRE(summit.visitor.post(link, filled(page)).status == 303);
  REQUIRE(summit.stored() == 1);
  CHECK(summit.visitor.post(link, filled(page)).status == 303);
  CHECK(summit.stored() == 1);
  for (int times = 0; times < 2; ++times) {
    REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
    REQUIRE(reopen_round(summit.database(), summit.now(), "summit").ok());
    const auto asked = summit.visitor.post(link, filled(page));
    CHECK(asked.status == 409);
    CHECK(holds(asked, "Have you sent these answers before?"));
    CHECK(holds(asked, "If you sent your answers before, they are saved"));
    CHECK(summit.stored() == 1 + times);
    // Somebody who had only opened the page: what they typed is still there, and counts once.
    CHECK(holds(asked, "helpful"));
    const auto fresh = filled(asked.body);
    REQUIRE(fresh.front().second != field_value(page, "_key"));
    CHECK(summit.visitor.post(link, fresh).status == 303);
    CHECK(summit.visitor.post(link, fresh).status == 303);
    CHECK(summit.stored() == 2 + times);
  }
  // Past the pages the same.
  CHECK(submit(summit.database(), summit.clock.now(), summit.round().short_code, {{"helpful", {"helpful"}}},
               field_value(page, "_key"))
            .error()
            .kind == ErrorKind::conflict);
}

}  // namespace muster::feedback
