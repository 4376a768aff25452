// The form on a phone, as somebody without JavaScript fills it in.
#include <muster/embedded/assets.hpp>
#include <muster/kit/base/date.hpp>

#include <thread>

#include <muster/domain/feedback/response_export_service.hpp>
#include <muster/domain/forms/answer_limits.hpp>

#include "summit_feedback.hpp"
#include "support/hidden_fields.hpp"

namespace muster::feedback {
namespace {

using test::field_value;
using test::holds;
using test::location;
using test::times;
using FormValues = std::vector<std::pair<std::string, std::string>>;

struct Attendee : Feedback {
  Attendee() { link = "/f/" + open(); }
  web::Reply start() { return last = visitor.get(link); }
  /// Presses `button` on the page shown last, with what was typed into it.
  web::Reply press(const std::string& button, FormValues typed = {}) {
    auto fields = test::hidden_fields(last.body);
    fields.insert(fields.end(), typed.begin(), typed.end());
    fields.emplace_back(button, "yes");
    return last = visitor.post(link, fields);
  }
  std::string link;
  web::Reply last;
};

}  // namespace

TEST_CASE("a link that is read aloud minds no capitals") {
  Attendee attendee;
  const auto code = attendee.link.substr(3);
  std::string loud = code;
  for (char& letter : loud) letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  REQUIRE(loud != code);
  std::string mixed = code;
  mixed.front() = loud.front();
  mixed.back() = loud.back();
  const auto usual = attendee.visitor.get(attendee.link);
  for (const auto& link : {"/f/" + loud, "/f/" + mixed, "/F/" + loud, "/F/" + code}) {
    INFO(link);
    const auto page = attendee.visitor.get(link);
    CHECK(page.status == 200);
    // The form goes on at the link as it was given out.
    CHECK(holds(page, "action=\"" + attendee.link + "\""));
  }
  CHECK(usual.status == 200);
  CHECK(attendee.visitor.get("/f/" + loud + "/thanks").status == 200);
}

TEST_CASE("a tablet that is handed round begins anew in the look that it was set up with") {
  Attendee attendee;
  attendee.start();
  CHECK(holds(attendee.visitor.get(attendee.link + "?kiosk=yes"), "data-kiosk=\"" + attendee.link + "?kiosk=yes\""));
  CHECK(holds(attendee.visitor.get(attendee.link + "/withdraw?look=large&pages=one&kiosk=yes&link=abc"),
              "data-kiosk=\"" + attendee.link + "?kiosk=yes&amp;look=large&amp;pages=one\""));
}

TEST_CASE("a phone that waits for the form goes on by itself, and one that sent something does not") {
  Feedback summit;
  summit.publish();
  const auto link = "/f/" + summit.round().short_code;
  const auto unknown = summit.visitor.get(link);
  CHECK(holds(unknown, "This form is not open yet."));
  CHECK(holds(unknown, "data-waits=\"\""));
  CHECK(holds(unknown, "data-open=\"It is open now.\""));
  CHECK(holds(unknown, "Keep this page open: it goes on by itself as soon as it opens."));
  CHECK(holds(unknown, "<meta http-equiv=\"refresh\" content=\"30\">"));
  CHECK_FALSE(holds(summit.visitor.post(link, {{"helpful", "helpful"}, {"_send", "yes"}}), "data-waits"));
  // With a moment it looks seldom before, and near it often.
  REQUIRE(schedule_round(summit.database(), summit.now(), "summit", summit.clock.now() + std::chrono::minutes(90),
                         std::nullopt)
              .ok());
  const auto far = summit.visitor.get(link);
  CHECK(holds(far, "data-waits=\"5400\""));
  CHECK(holds(far, "content=\"300\""));
  summit.clock.advance(std::chrono::minutes(85));
  CHECK(holds(summit.visitor.get(link), "data-waits=\"300\""));
  summit.clock.advance(std::chrono::minutes(5));
  CHECK_FALSE(holds(summit.visitor.get(link), "data-waits"));
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  CHECK_FALSE(holds(summit.visitor.get(link), "data-waits"));
}

TEST_CASE("the first page says once that answers are anonymous, and names the page that comes") {
  Attendee attendee;
  const auto page = attendee.start();
  CHECK(page.status == 200);
  CHECK(times(page.body, "Your answers are anonymous. No name, address or time is kept beside them.") == 1);
  CHECK(holds(page, "Two minutes."));
  CHECK(holds(page, "London SEND Summit"));
  CHECK(holds(page, "Friday 10 June 2022"));
  CHECK(holds(page, "Page 1 of 3"));
  CHECK(holds(page, "Go on to the discussions"));
  CHECK(holds(page, "2 short pages to go, about a minute."));
  CHECK_FALSE(holds(page, "_back"));
  CHECK(times(page.body, "name=\"words[]\"") == 3);
  CHECK(holds(page, "One on each line."));
  // Its random part, and of which opening it is.
  CHECK(field_value(page.body, "_key").size() == 26 + 1 + 1 + 1 + 12);
  CHECK(field_value(attendee.visitor.get(attendee.link).body, "_key") != field_value(page.body, "_key"));
}

TEST_CASE("a page with its style and script is under 60 kB before it is compressed for the way") {
  Attendee attendee;
  auto bytes = attendee.start().body.size();
  for (const auto& file : embedded::assets()) {
    const bool loaded = file.name == "phone.css" || file.name == "phone.js" || file.name == "mark.svg" ||
                        file.name == "offline.js" || file.name == "offline_store.js";
    if (loaded) bytes += file.bytes.size();
  }
  CHECK(bytes > 5000);
  CHECK(bytes < 60000);
}

TEST_CASE("a form is filled in over three pages and sent; everything typed arrives") {
  Attendee attendee;
  attendee.start();
  auto page = attendee.press("_go", {{"helpful", "helpful"}, {"words[]", "Informative"}, {"words[]", "calm, warm"}});
  CHECK(page.status == 200);
  CHECK(holds(page, "<h1>The discussions</h1>"));
  CHECK(holds(page, "Go on to “Next time”"));
  CHECK(holds(page, "One short page to go, about a minute."));
  CHECK_FALSE(holds(page, "anonymous"));
  page = attendee.press(
      "_go", {{"took_part", "yes"}, {"format[]", "online"}, {"format[]", "other"}, {"format.other", "By boat"}});
  CHECK(holds(page, "Send my answers"));
  CHECK(holds(page, "Nothing is saved before you send."));
  CHECK_FALSE(holds(page, "Anything else?"));  // asked only of those who did not take part
  CHECK(attendee.stored() == 0);
  page = attendee.press("_send", {{"events", "3"}, {"topic", "Housing"}});
  CHECK(page.status == 303);
  CHECK(location(page) == attendee.link + "/thanks");
  for (const auto* other : {"o1", "o2", "o3", "o4"}) attendee.answer(other);
  REQUIRE(close_round(attendee.database(), attendee.now(), "summit").ok());
  const auto sheet = export_responses(attendee.database(), attendee.clock.now(), "summit", {"csv", true}, unwatched());
  REQUIRE(sheet.ok());
  INFO(*sheet);
  CHECK(sheet->find("helpful,not asked,\"Informative; calm; warm\",yes,0,1,1,By boat,3,Housing,not asked") !=
        std::string::npos);
  const auto thanks = attendee.visitor.get(attendee.link + "/thanks");
  CHECK(thanks.status == 200);
  CHECK(holds(thanks, "Thank you."));
}

TEST_CASE("what is far beyond the form's limits is sent back as much as a request may hold, and nothing unknown") {
  Attendee attendee;
  attendee.start();
  FormValues typed;
  for (int at = 0; at < 60; ++at) typed.emplace_back("topic", std::string(60'000, '"'));
  for (int at = 0; at < 60; ++at) typed.emplace_back("format.made-up-" + std::to_string(at), std::string(60'000, '"'));
  const auto page = attendee.press("_go", typed);
  // Each sign takes six bytes in a page.
  CHECK(page.body.size() < 6 * forms::longest_request(*attendee.round().form) + 100'000);
  CHECK_FALSE(holds(page, "made-up"));
}

TEST_CASE("sending the same page twice is one answer, and is said to be") {
  Attendee attendee;
  attendee.start();
  attendee.press("_go", {{"helpful", "helpful"}});
  attendee.press("_go");
  const auto before = attendee.last;
  CHECK(attendee.press("_send").status == 303);
  attendee.last = before;
  const auto again = attendee.press("_send");
  CHECK(again.status == 303);
  CHECK(location(again) == attendee.link + "/thanks?again=yes");
  CHECK(holds(attendee.visitor.get(location(again)), "it counts once, as it was sent first"));
  CHECK(holds(attendee.visitor.get(location(again)), "If you withdrew that since, it stays withdrawn"));
  CHECK(attendee.stored() == 1);
}

TEST_CASE("errors are told in the same words above and beside the field, and nothing typed is lost") {
  Attendee attendee;
  attendee.start();
  const std::string long_word = "not long enough to hear what parents and schools think";
  const auto page = attendee.press("_go", {{"words[]", "Hopeful"}, {"words[]", ""}, {"words[]", long_word}});
  CHECK(page.status == 422);
  CHECK(holds(page, "<title>Error: "));
  CHECK(holds(page, "tabindex=\"-1\""));
  CHECK(holds(page, "Look again at two answers"));
  CHECK(holds(page, "Nothing is lost."));
  CHECK(times(page.body, "Say how helpful it was") == 2);
  CHECK(times(page.body, "Word 3: keep it to 40 letters. This has 54.") == 2);
  CHECK(holds(page, "<a href=\"#q-helpful\">"));
  CHECK(holds(page, "id=\"q-helpful\""));
  CHECK(holds(page, "<a href=\"#q-words-3\">"));
  CHECK(holds(page, "id=\"q-words-3\""));
  CHECK(holds(page, ">" + long_word + "</textarea>"));
  CHECK(holds(page, ">Hopeful</textarea>"));
  CHECK(times(page.body, "govuk-form-group--error") == 1);
  CHECK(times(page.body, "word-error\"") == 1);
}

TEST_CASE("going back keeps everything, on the page left and on the page shown") {
  Attendee attendee;
  attendee.start();
  attendee.press("_go", {{"helpful", "not"}, {"better", "Longer\nbreaks"}, {"words[]", "calm"}, {"words[]", "warm"}});
  // Even what is not right yet is kept.
  auto page = attendee.press("_back", {{"took_part", "no"}, {"format[]", "in_person"}, {"format[]", "online"}});
  CHECK(page.status == 200);
  CHECK(holds(page, "Page 1 of 3"));
  CHECK(holds(page, "value=\"not\" checked"));
  CHECK(holds(page, ">Longer\nbreaks</textarea>"));
  CHECK(times(page.body, "name=\"format[]\"") == 2);
  page = attendee.press("_go",
                        {{"helpful", "not"}, {"better", "Longer\nbreaks"}, {"words[]", "calm"}, {"words[]", "warm"}});
  CHECK(holds(page, "value=\"no\" checked"));
  CHECK(holds(page, "value=\"in_person\" checked"));
  CHECK(holds(page, "value=\"Longer\nbreaks\""));
  CHECK(holds(page, "Back to the day"));
  page = attendee.press("_go", {{"took_part", "no"}});
  CHECK(holds(page, "Anything else?"));
}

TEST_CASE("a condition on the same page is said in words, and the server decides") {
  Attendee attendee;
  const auto page = attendee.start();
  CHECK(holds(page, "Only if you answered “Not helpful”."));
  CHECK(holds(page, "data-when=\"helpful=not\""));
  attendee.press("_go", {{"helpful", "helpful"}, {"better", "Nothing at all"}});
  attendee.press("_go");
  CHECK(attendee.press("_send").status == 303);
  CHECK(attendee.figure("select count(*) from response where answers like '%Nothing at all%'") == 0);
}

TEST_CASE("pages on which nothing is asked are passed over, and sending is never a surprise") {
  Feedback summit;
  summit.publish(
      "form f \"F\"\n\npage \"One\"\n  a* \"A?\" pick one\n    ( ) yes \"Yes\"\n    ( ) no \"No\"\n\npage \"Two\"\n"
      "  b \"B?\" lines 2\n    ask if a = yes\n\npage \"Three\"\n  c \"C?\" lines 2\n    ask if a = yes\n");
  REQUIRE(open_round(summit.database(), summit.now(), "summit").ok());
  const auto link = "/f/" + summit.round().short_code;
  auto page = summit.visitor.get(link);
  CHECK_FALSE(holds(page, "anonymous"));
  auto fields = test::hidden_fields(page.body);
  fields.emplace_back("a", "no");
  fields.emplace_back("_go", "yes");
  page = summit.visitor.post(link, fields);
  CHECK(page.status == 200);
  CHECK(holds(page, "nothing more to ask"));
  CHECK(holds(page, "<h1>F</h1>"));
  CHECK_FALSE(holds(page, "Two</h1>"));
  CHECK(holds(page, "Send my answers"));
  CHECK(summit.stored() == 0);
  fields = test::hidden_fields(page.body);
  fields.emplace_back("_send", "yes");
  CHECK(summit.visitor.post(link, fields).status == 303);
  CHECK(summit.stored() == 1);
}

TEST_CASE("what no version of the form asks is told as that, and not as a change of the form") {
  Attendee attendee;
  attendee.start();
  const auto page = attendee.press("_go", {{"helpful", "helpful"}, {"colour", "blue"}});
  CHECK(page.status == 409);
  CHECK(holds(page, "Something was sent that this form does not ask."));
  CHECK(holds(page, "blue"));
  CHECK_FALSE(holds(page, "The form was changed"));
  CHECK(attendee.stored() == 0);
}

TEST_CASE("what people write is shown as text, never as markup") {
  Attendee attendee;
  attendee.start();
  const std::string hostile = "\"><script>alert(1)</script></textarea><b>'&";
  auto page = attendee.press("_go", {{"words[]", hostile}});
  CHECK(page.status == 422);
  CHECK_FALSE(holds(page, "<script>alert"));
  CHECK_FALSE(holds(page, "<b>"));
  page = attendee.press("_go", {{"helpful", "not"}, {"better", hostile}});
  CHECK(page.status == 200);
  CHECK_FALSE(holds(page, "<script>alert"));
  attendee.press("_go", {{"format[]", "other"}, {"format.other", hostile}});
  CHECK_FALSE(holds(attendee.last, "<script>alert"));
  CHECK(attendee.press("_send", {{"topic", "=cmd|'/c calc'!A1"}}).status == 303);
  CHECK(attendee.figure(
            "select count(*) from response where answers like '%<script>alert(1)</script></textarea><b>''&%'") == 1);
}

TEST_CASE("fields and codes that the form does not know change nothing") {
  Attendee attendee;
  attendee.start();
  auto page = attendee.press("_go", {{"helpful", "wonderful"}});
  CHECK(page.status == 422);
  attendee.start();
  attendee.press("_go", {{"helpful", "helpful"}, {"is_admin", "yes"}, {"_page2", "7"}});
  CHECK_FALSE(holds(attendee.last, "is_admin"));
  for (const auto* number : {"0", "-1", "99", "x", "99999999999999999999"}) {
    page = attendee.visitor.post(attendee.link,
                                 {{"_page", number}, {"_key", "k"}, {"helpful", "helpful"}, {"_go", "yes"}});
    CHECK(page.status == 200);
  }
  CHECK(attendee.stored() == 0);
}

TEST_CASE("a form that is not open yet says when it will be, and a closed one when it was") {
  Feedback summit;
  summit.publish();
  const auto link = "/f/" + summit.round().short_code;
  CHECK(holds(summit.visitor.get(link), "This form is not open yet."));
  REQUIRE(schedule_round(summit.database(), summit.now(), "summit", summit.clock.now() + std::chrono::hours(3),
                         summit.clock.now() + std::chrono::hours(5))
              .ok());
  CHECK(holds(summit.visitor.get(link), "It opens on 1 June 2022 at 15:00."));
  summit.clock.advance(std::chrono::hours(4));
  CHECK(holds(summit.visitor.get(link), "Was it helpful?"));
  summit.clock.advance(std::chrono::hours(4));
  const auto closed = summit.visitor.get(link);
  CHECK(holds(closed, "This form has closed."));
  CHECK(holds(closed, "It closed on 1 June 2022 at 17:00."));
  CHECK_FALSE(holds(closed, "Was it helpful?"));
}

TEST_CASE("a form that closed while it was being filled in says so, with all answers still on the page") {
  Attendee attendee;
  attendee.start();
  attendee.press("_go", {{"helpful", "not"}, {"better", "Longer breaks"}});
  attendee.press("_go");
  REQUIRE(close_round(attendee.database(), attendee.now(), "summit").ok());
  const auto page = attendee.press("_send", {{"topic", "Housing"}});
  CHECK(page.status == 409);
  CHECK(holds(page, "Nothing was saved; your answers are still on this page."));
  CHECK(holds(page, "value=\"Housing\""));
  CHECK(holds(page, "value=\"Longer breaks\""));
  CHECK(attendee.stored() == 0);
}

TEST_CASE("a link that nobody gave out is met kindly") {
  Attendee attendee;
  const auto page = attendee.visitor.get("/f/nosuch2");
  CHECK(page.status == 404);
  CHECK(holds(page, "There is no form at this link."));
  CHECK(attendee.visitor.get("/f/nosuch2/thanks").status == 404);
  CHECK(attendee.visitor.post("/f/nosuch2", {}).status == 404);
  CHECK(attendee.visitor.post_from_elsewhere(attendee.link).status == 403);
}

TEST_CASE("while the database is busy for long, the answers stay on the page and can be sent again") {
  Attendee attendee;
  auto impatient = store::Database::open(attendee.database().location(), store::Database::Mode::must_exist,
                                         std::chrono::milliseconds(20));
  REQUIRE(impatient.ok());
  web::Router router;
  add_pages(router, **impatient, attendee.clock, {});
  const test::Visitor visitor(router);
  attendee.start();
  attendee.press("_go", {{"helpful", "not"}, {"better", "Longer breaks"}});
  attendee.press("_go");
  auto fields = test::hidden_fields(attendee.last.body);
  fields.emplace_back("topic", "Housing");
  fields.emplace_back("_send", "yes");
  web::Reply refused;
  const auto held = attendee.database().write([&](store::Session&) -> Outcome {
    refused = visitor.post(attendee.link, fields);
    return Success{};
  });
  REQUIRE(held.ok());
  CHECK(refused.status == 503);
  CHECK(holds(refused, "Nothing was saved; your answers are still on this page."));
  CHECK(holds(refused, "Send again"));
  CHECK(holds(refused, "value=\"Housing\""));
  CHECK(holds(refused, "value=\"Longer breaks\""));
  CHECK(attendee.stored() == 0);
  attendee.last = refused;
  CHECK(attendee.press("_send", {{"topic", "Housing"}}).status == 303);
  CHECK(attendee.stored() == 1);
}

TEST_CASE("where not even the form can be read, everything sent is kept in the page") {
  Attendee attendee;
  attendee.start();
  attendee.press("_go", {{"helpful", "not"}, {"better", "Longer\nbreaks"}});
  // The time of opening has passed and nobody has looked, so looking at the round must write, and the database is busy.
  REQUIRE(attendee.database()
              .write([&](store::Session& session) -> Outcome {
                session.execute("update round set state = 'draft', opens_at = $1", {iso_instant(attendee.clock.now())});
                return Success{};
              })
              .ok());
  auto impatient = store::Database::open(attendee.database().location(), store::Database::Mode::must_exist,
                                         std::chrono::milliseconds(20));
  REQUIRE(impatient.ok());
  web::Router router;
  add_pages(router, **impatient, attendee.clock, {});
  const test::Visitor visitor(router);
  auto fields = test::hidden_fields(attendee.last.body);
  fields.emplace_back("_go", "yes");
  web::Reply kept;
  const auto held = attendee.database().write([&](store::Session&) -> Outcome {
    kept = visitor.post(attendee.link, fields);
    return Success{};
  });
  REQUIRE(held.ok());
  CHECK(kept.status == 503);
  CHECK(holds(kept, "Send again"));
  CHECK(test::hidden_fields(kept.body) == fields);
}

TEST_CASE("what is sent to a link that leads to no form stays in the page, to be read and to be sent again") {
  Attendee attendee;
  attendee.start();
  (void)attendee.press("_go", {{"helpful", "helpful"}, {"words[]", "Calm"}, {"words[]", "warm"}});
  auto fields = test::hidden_fields(attendee.last.body);
  fields.emplace_back("_go", "yes");
  fields.emplace_back("topic", "Housing & <schools>\nand travel");
  const auto page = attendee.visitor.post("/f/nosuch", fields);
  CHECK(page.status == 404);
  CHECK(holds(page, "There is no form at this link."));
  CHECK(holds(page, "This is what you wrote. It was not sent."));
  CHECK(holds(page, "dir=\"auto\">Housing &amp; &lt;schools&gt;\nand travel</p>"));
  CHECK(test::hidden_fields(page.body) == fields);
  CHECK(holds(page, "action=\"/f/nosuch\""));
  // Where nothing was filled in there is nothing to keep.
  const auto empty = attendee.visitor.post("/f/nosuch", {{"_go", "yes"}});
  CHECK(empty.status == 404);
  CHECK_FALSE(holds(empty, "This is what you wrote."));
}

}  // namespace muster::feedback
