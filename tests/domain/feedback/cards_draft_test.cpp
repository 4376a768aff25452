// What the page of cards keeps: each change as the draft, told to other windows, and undone by whoever opens it afresh.
#include <muster/domain/feedback/form_draft_service.hpp>

#include "pressed_cards.hpp"
#include "support/hidden_fields.hpp"

namespace muster::feedback {
namespace {

using test::holds;

std::string with(std::string text, const std::string& label) {
  text.replace(text.find("\"Yes\""), 5, "\"" + label + "\"");
  return text;
}

std::string mark_of(const web::Reply& page) { return test::field_value(page.body, "draft_mark"); }

}  // namespace

TEST_CASE("every change is kept as the draft, and the next visit begins with it") {
  Feedback summit;
  const auto sent = pressed(summit, {{"text", with(small, "Aye")}, {"shown", ""}, {"page_key", "a"}});
  CHECK(holds(sent, "Saved as a draft at "));
  CHECK_FALSE(mark_of(sent).empty());
  CHECK(summit.figure("select count(*) from form_version") == 0);
  const auto again = summit.visitor.get(cards);
  CHECK(holds(again, "Aye"));
  CHECK(mark_of(again) == mark_of(sent));
  CHECK(holds(summit.visitor.get("/events/summit/form"), "The form is not published yet"));
  CHECK(summit.figure("select count(*) from audit where action = 'draft saved'") == 1);
  (void)pressed(summit, {{"text", with(small, "Yea")}, {"shown", ""}, {"page_key", "a"}});
  CHECK(summit.figure("select count(*) from audit where action = 'draft saved'") == 1);
  SECTION("the draft that is published is gone") {
    REQUIRE(publish_form(summit.database(), summit.audit(), "summit", with(small, "Yea"), "form").ok());
    CHECK(summit.figure("select count(*) from form_draft") == 0);
  }
  SECTION("another that is published leaves it") {
    REQUIRE(publish_form(summit.database(), summit.audit(), "summit", small, "form").ok());
    CHECK(summit.figure("select count(*) from form_draft") == 1);
    CHECK(holds(summit.visitor.get("/events/summit/form"), "Go on with the draft"));
  }
  SECTION("it is thrown away, and that can be undone") {
    const auto gone = pressed(summit, {{"text", with(small, "Yea")}, {"page_key", "a"}, {"do", "discard"}});
    CHECK(holds(gone, "The draft is thrown away."));
    CHECK(summit.figure("select count(*) from form_draft") == 0);
    CHECK(holds(gone, "value=\"undo\""));
  }
}

TEST_CASE("two windows that change one form are told of each other, and neither loses a word") {
  Feedback summit;
  const auto first = pressed(summit, {{"text", with(small, "Aye")}, {"shown", ""}, {"page_key", "a"}});
  const auto mark = mark_of(first);
  const auto second = pressed(summit, {{"text", with(small, "Yea")}, {"draft_mark", mark}, {"page_key", "b"}});
  CHECK(holds(second, "Saved as a draft"));
  // The first window's page still has the first mark.
  const auto late =
      pressed(summit, {{"text", with(small, "Sure")}, {"draft_mark", mark}, {"page_key", "a"}, {"do", "look"}});
  CHECK(holds(late, "You changed this form in another window meanwhile."));
  CHECK(holds(late, "Sure"));
  CHECK(holds(late, "data-unsaved"));
  CHECK(summit.text("select body from form_draft").find("Yea") != std::string::npos);
  const auto mine =
      pressed(summit, {{"text", with(small, "Sure")}, {"draft_mark", mark}, {"page_key", "a"}, {"do", "keep-mine"}});
  CHECK(holds(mine, "Saved as a draft"));
  CHECK(summit.text("select body from form_draft").find("Sure") != std::string::npos);
  const auto theirs = pressed(
      summit,
      {{"text", with(small, "Yea")}, {"draft_mark", mark_of(second)}, {"page_key", "b"}, {"do", "take-theirs"}});
  CHECK(holds(theirs, "Sure"));
  CHECK(mark_of(theirs) == mark_of(mine));
}

TEST_CASE("what comes from no window of its own takes nobody's draft away") {
  Feedback summit;
  (void)summit.visitor.post("/events/summit/form/check", {{"text", with(small, "Aye")}});
  const auto parted = summit.visitor.post("/events/summit/form/check", {{"text", with(small, "Yea")}});
  CHECK(parted.status == 200);
  CHECK(holds(parted, "in another window meanwhile"));
  CHECK(summit.text("select body from form_draft").find("Aye") != std::string::npos);
  (void)summit.visitor.post("/events/summit/form/check", {});
  CHECK(summit.text("select body from form_draft").find("Aye") != std::string::npos);
}

TEST_CASE("a window's own changes are no surprise to it, and the published text needs no draft") {
  Feedback summit;
  REQUIRE(publish_form(summit.database(), summit.audit(), "summit", small, "form").ok());
  const auto first = pressed(summit, {{"text", with(small, "Aye")}, {"shown", ""}, {"page_key", "a"}});
  (void)pressed(summit, {{"text", with(small, "Yea")}, {"draft_mark", mark_of(first)}, {"page_key", "a"}});
  // A press whose answer was never read leaves the page with its older mark.
  const auto next = pressed(summit, {{"text", with(small, "Sure")}, {"draft_mark", mark_of(first)}, {"page_key", "a"}});
  CHECK(holds(next, "Saved as a draft"));
  (void)pressed(summit, {{"text", small}, {"draft_mark", mark_of(next)}, {"page_key", "a"}, {"do", "look"}});
  CHECK(summit.figure("select count(*) from form_draft") == 0);
  const auto large = pressed(summit, {{"text", std::string(300 * 1024, 'x')}, {"shown", ""}, {"do", "look"}});
  CHECK(holds(large, "it is not saved"));
}

TEST_CASE("whoever opens the cards afresh can undo what they did last, and nothing of a text that another wrote") {
  Feedback summit;
  const auto event = events::find_event(summit.database(), "summit");
  REQUIRE(event.ok());
  const auto draft = [&] {
    const auto found = form_draft(summit.database(), *event);
    REQUIRE(found.ok());
    return (*found)->text;
  };
  for (const auto* live : {"no", "yes"}) {
    INFO(live);
    const auto sent = summit.visitor.post(
        cards, {{"text", small}, {"shown", ""}, {"do", "copy:q-two"}, {"live", live}, {"page_key", "a"}});
    REQUIRE(sent.status < 400);
    const auto afresh = summit.visitor.get(cards);
    std::vector<std::pair<std::string, std::string>> undo{{"text", draft()}, {"do", "undo"}, {"page_key", "a"}};
    for (const auto& field : test::hidden_fields(afresh.body))
      if (field.first == "step[]") undo.push_back(field);
    REQUIRE(undo.size() > 3);
    CHECK(holds(pressed(summit, undo), "Undone"));
    CHECK(draft() == small);
  }
  (void)summit.visitor.post(cards, {{"text", small}, {"shown", ""}, {"do", "copy:q-two"}, {"page_key", "a"}});
  CHECK(holds(summit.visitor.get(cards), "name=\"step[]\""));
  REQUIRE(keep_form_draft(summit.database(), summit.audit(), "summit", small + "# theirs\n", {"", "b", true}).ok());
  CHECK_FALSE(holds(summit.visitor.get(cards), "name=\"step[]\""));
}

}  // namespace muster::feedback
