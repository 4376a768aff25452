// The page of cards: presses make texts, and each is kept as the draft.
#include <muster/domain/feedback/form_beside.hpp>
#include <muster/domain/feedback/form_cards.hpp>

#include <muster/domain/forms/language.hpp>

#include "summit_feedback.hpp"

namespace muster::feedback {
namespace {

using test::holds;
constexpr const char* cards = "/events/summit/form/cards";

const std::string small =
    "form views \"Views\"\n  anonymous\n\npage \"The day\"\n  one  \"First?\"  pick one\n       ( ) yes \"Yes\"\n"
    "       ( ) no \"No\"\n\n  two  \"Second?\"  lines 3\n       ask if one = no\n";

}  // namespace

TEST_CASE("a press changes the text, and can be undone step by step") {
  FormCards state;
  state.text = small;
  press(state, "copy:q-two", {});
  CHECK(state.open == "q-two_2");
  CHECK(state.done == "Duplicated “Second?”");
  press(state, "add:words", {});
  press(state, "remove:q-one", {});
  CHECK(state.text.find("First?") == std::string::npos);
  CHECK(state.steps.size() == 3);
  press(state, "remove:q-one", {});
  REQUIRE(state.refused);
  CHECK(state.steps.size() == 3);
  for (int step = 0; step < 3; ++step) press(state, "undo", {});
  CHECK(state.text == small);
  CHECK(state.steps.empty());
  press(state, "undo", {});
  CHECK(state.text == small);
  for (const auto* what : {"", "up", "up:", "place:q-one", "take:x", "add:nothing", "nonsense:q-one"}) {
    press(state, what, {});
    CHECK(state.text == small);
  }
}

TEST_CASE("what is added after the card of the whole form was open goes to the end") {
  FormCards state;
  state.text = small;
  press(state, "open:form", {});
  press(state, "add:ranking", {});
  CHECK_FALSE(state.refused);
  CHECK(state.open == "q-new_question");
}

TEST_CASE("at most twenty steps are kept, and one that does not fit is not undone") {
  FormCards state;
  state.text = small;
  for (int step = 0; step < 30; ++step) press(state, "add-page", {});
  CHECK(state.steps.size() == 20);
  state.text = "other";
  press(state, "undo", {});
  CHECK(state.text == "other");
  CHECK(state.refused);
}

TEST_CASE("what is typed in the card and in the text between two presses are both taken") {
  FormCards state;
  state.text = small;
  state.open = "q-one";
  const auto shown = card_fields(small, "q-one");
  auto typed = shown;
  typed.question.label = "The first?";
  state.text.replace(state.text.find("\"Yes\""), 5, "\"Yes!\"");
  take_card(state, merged(shown, typed, card_fields(state.text, "q-one")));
  const auto form = forms::parse_form(state.text, "");
  REQUIRE(form.ok());
  CHECK(form->question("one")->label == "The first?");
  CHECK(form->question("one")->options.front().label == "Yes!");
}

TEST_CASE("a press finds the card that gets another name by what was typed in it") {
  CHECK(renamed_press("up:q-new", "q-new", "q-who") == "up:q-who");
  CHECK(renamed_press("place:q-one:q-new", "q-new", "q-who") == "place:q-one:q-who");
  CHECK(renamed_press("up:q-new_2", "q-new", "q-who") == "up:q-new_2");
  CHECK(renamed_press("close", "q-new", "q-who") == "close");
}

TEST_CASE("the line that the check proposes is taken by a press") {
  FormCards state;
  state.text = small;
  state.text.replace(state.text.find("one = no"), 8, "onne = no");
  press(state, "mend:10:15", {});
  CHECK(state.text == small);
  CHECK(state.done == "Mended line 10");
  CHECK(state.place == "q-two");
  press(state, "mend:10:15", {});
  REQUIRE(state.refused);
  press(state, "undo", {});
  CHECK(state.text.find("onne") != std::string::npos);
  for (const auto* wrong : {"mend:", "mend:x:1", "mend:0:0", "mend:99999999999999999999:1"}) press(state, wrong, {});
  CHECK(state.text.find("onne") != std::string::npos);
}

TEST_CASE("a form stands beside the one of the programme that shares most questions with it") {
  const std::string other =
      "form a \"A\"\npage \"P\"\n  one \"Uno?\" text\n  two \"Dos?\" text\n  six \"Seis?\" text\n";
  const std::string less = "form b \"B\"\npage \"P\"\n  one \"Uno?\" text\n";
  const auto more = small + "\n  three \"Third?\" lines 2\n";
  CHECK_FALSE(form_beside(more, {{"event-b", "B", less}, {"shipped", "S", other}}));
  const auto beside = form_beside(more, {{"event-b", "B", less}, {"event-a", "Last year", other}});
  REQUIRE(beside);
  CHECK(beside->title == "Last year");
  CHECK(words_of(*beside) ==
        "2 of the 3 questions keep their codes, so that the two can be compared. New: “Third?”. 1 "
        "question is not asked again.");
  CHECK(words_of(*form_beside(small, {{"event-s", "S", small}})) ==
        "Every question keeps its code, so that the two can be compared.");
}

TEST_CASE("questions of both forms are counted as whoever answers counts them") {
  const std::string form =
      "form a \"A\"\n  anonymous\n  quote with consent\nscale s best first:\n  ( ) y \"Y\"\n  ( ) n \"N\"\n"
      "page \"P\"\n  day \"Agree?\" grid scale s\n  - time \"Time.\"\n  - voice \"Heard.\"\n"
      "  more \"More?\" lines 3 comment \"Why?\"\n";
  const auto beside = form_beside(form, {{"event-a", "Last year", form}});
  REQUIRE(beside);
  CHECK(beside->questions == 3);  // the grid, the text with its comment, and whether one may be quoted
  CHECK(beside->kept == 3);
  CHECK(beside->gone == 0);
  const auto faulty = form_beside(form + "  three \"Third?\" lnies 2\n", {{"event-a", "Last year", form}});
  REQUIRE(faulty);
  CHECK(faulty->gone == 0);
  CHECK(faulty->fresh == std::vector<std::string>{"Third?"});
}

TEST_CASE("a refused card keeps what was typed in it") {
  FormCards state;
  state.text = small;
  state.open = "q-two";
  auto typed = card_fields(small, "q-two");
  typed.question.size = "three";
  take_card(state, typed);
  REQUIRE(state.refused);
  CHECK(state.refused->field == "size");
  CHECK(state.typed->question.size == "three");
  CHECK(state.text == small);
}

TEST_CASE("the cards of an event without a form begin with one question") {
  Feedback summit;
  const auto page = summit.visitor.get(cards);
  CHECK(page.status == 200);
  CHECK(holds(page, "The form can be published."));
  CHECK(holds(page, "New question"));
  const auto started = summit.visitor.get(std::string(cards) + "?start=event-evaluation");
  CHECK(holds(started, "Which three words?"));
  CHECK(holds(started, "id=\"q-helpful\""));
  CHECK(summit.visitor.get("/events/nowhere/form/cards").status == 404);
}

TEST_CASE("presses come back as pages, and nothing is published") {
  Feedback summit;
  const auto added = summit.visitor.post(cards, {{"text", small}, {"do", "add:from_0_to_10"}});
  CHECK(added.status == 200);
  CHECK(holds(added, "Added a question."));
  CHECK(holds(added, "from 0 &quot;Not likely&quot; to 10"));
  CHECK(holds(added, "name=\"card-low_label\""));
  const auto moved = summit.visitor.post(cards, {{"text", small}, {"do", "up:q-two"}});
  CHECK(holds(moved, "One thing to put right"));
  CHECK(holds(moved, "is asked later than this question"));
  CHECK(holds(moved, "card-wrong"));
  CHECK(summit.figure("select count(*) from form_version") == 0);
}

TEST_CASE("a fault is marked on its card, and the other cards stay") {
  Feedback summit;
  auto invalid = small;
  invalid.replace(invalid.find("one = no"), 8, "onne = no");
  const auto page = summit.visitor.post(cards, {{"text", invalid}, {"do", "look"}});
  CHECK(page.status == 200);
  CHECK(holds(page, "href=\"#q-two\">Line 10</a>"));
  CHECK(holds(page, "id=\"q-one\""));
  CHECK(holds(page, "1 question that cannot be read is left out."));
  CHECK(holds(page, "value=\"mend:10:"));
  const auto checked = summit.visitor.post(cards, {{"text", invalid}});
  CHECK(checked.status == 422);
  CHECK(holds(checked, "The text has faults"));
  CHECK(holds(checked, "onne = no"));
  CHECK(summit.visitor.post(cards, {{"text", std::string(300 * 1024, 'x')}}).status == 422);
}

TEST_CASE("a page of a faulty text has as many questions as it will have") {
  Feedback summit;
  const std::string named =
      "form views \"Views\"\n\npage \"The day\"\n  one  \"First?\"  pick one\n       ( ) yes \"Yes\"\n"
      "       ( ) no \"No\"\n       comment \"Why?\"\n\n  source \"From where?\" text hidden\n\n"
      "  two  \"Second?\"  lines 3\n       ask if one = no\n";
  CHECK(holds(summit.visitor.post(cards, {{"text", named}, {"do", "look"}}), "page 1, 2 questions"));
  auto faulty = named;
  faulty.replace(faulty.find("one = no"), 8, "onne = no");
  CHECK(holds(summit.visitor.post(cards, {{"text", faulty}, {"do", "look"}}), "page 1, 2 questions"));
}

TEST_CASE("fields of the open card are written into the text with any press") {
  Feedback summit;
  const auto page = summit.visitor.post(cards, {{"text", small},
                                                {"open", "q-two"},
                                                {"card-label", "Second thoughts?"},
                                                {"card-size", "5"},
                                                {"card-asked", "not"},
                                                {"card-answer", "one=yes"},
                                                {"card-ticks[]", "required"},
                                                {"do", "close"}});
  CHECK(page.status == 200);
  CHECK(holds(page, "two*  &quot;Second thoughts?&quot;  lines 5\n       ask if one != yes"));
  const auto refused =
      summit.visitor.post(cards, {{"text", small}, {"open", "q-two"}, {"card-label", ""}, {"do", "close"}});
  CHECK(refused.status == 422);
  CHECK(holds(refused, "Write the question"));
}

TEST_CASE("questions of shipped forms are offered and taken") {
  Feedback summit;
  const auto list = summit.visitor.post(cards, {{"text", small}, {"do", "bank:-"}});
  CHECK(holds(list, "value=\"bank:event-evaluation\""));
  const auto one = summit.visitor.post(cards, {{"text", small}, {"do", "bank:event-evaluation"}});
  CHECK(holds(one, "value=\"take:event-evaluation:q-helpful\""));
  const auto taken =
      summit.visitor.post(cards, {{"text", small}, {"place", "q-one"}, {"do", "take:event-evaluation:q-words"}});
  CHECK(holds(taken, "Added “Which three words?”"));
}

namespace {

std::string with(std::string text, const std::string& label) {
  text.replace(text.find("\"Yes\""), 5, "\"" + label + "\"");
  return text;
}

std::string mark_of(const web::Reply& page) { return test::field_value(page.body, "draft_mark"); }

}  // namespace

TEST_CASE("every change is kept as the draft, and the next visit begins with it") {
  Feedback summit;
  const auto sent = summit.visitor.post(cards, {{"text", with(small, "Aye")}, {"shown", ""}, {"page_key", "a"}});
  CHECK(holds(sent, "Saved as a draft at "));
  CHECK_FALSE(mark_of(sent).empty());
  CHECK(summit.figure("select count(*) from form_version") == 0);
  const auto again = summit.visitor.get(cards);
  CHECK(holds(again, "Aye"));
  CHECK(mark_of(again) == mark_of(sent));
  CHECK(holds(summit.visitor.get("/events/summit/form"), "The form is not published yet"));
  CHECK(summit.figure("select count(*) from audit where action = 'draft saved'") == 1);
  (void)summit.visitor.post(cards, {{"text", with(small, "Yea")}, {"shown", ""}, {"page_key", "a"}});
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
    const auto gone = summit.visitor.post(cards, {{"text", with(small, "Yea")}, {"page_key", "a"}, {"do", "discard"}});
    CHECK(holds(gone, "The draft is thrown away."));
    CHECK(summit.figure("select count(*) from form_draft") == 0);
    CHECK(holds(gone, "value=\"undo\""));
  }
}

TEST_CASE("two windows that change one form are told of each other, and neither loses a word") {
  Feedback summit;
  const auto first = summit.visitor.post(cards, {{"text", with(small, "Aye")}, {"shown", ""}, {"page_key", "a"}});
  const auto mark = mark_of(first);
  const auto second =
      summit.visitor.post(cards, {{"text", with(small, "Yea")}, {"draft_mark", mark}, {"page_key", "b"}});
  CHECK(holds(second, "Saved as a draft"));
  // The first window's page still has the first mark.
  const auto late = summit.visitor.post(
      cards, {{"text", with(small, "Sure")}, {"draft_mark", mark}, {"page_key", "a"}, {"do", "look"}});
  CHECK(holds(late, "You changed this form in another window meanwhile."));
  CHECK(holds(late, "Sure"));
  CHECK(holds(late, "data-unsaved"));
  CHECK(summit.text("select body from form_draft").find("Yea") != std::string::npos);
  const auto mine = summit.visitor.post(
      cards, {{"text", with(small, "Sure")}, {"draft_mark", mark}, {"page_key", "a"}, {"do", "keep-mine"}});
  CHECK(holds(mine, "Saved as a draft"));
  CHECK(summit.text("select body from form_draft").find("Sure") != std::string::npos);
  const auto theirs = summit.visitor.post(
      cards, {{"text", with(small, "Yea")}, {"draft_mark", mark_of(second)}, {"page_key", "b"}, {"do", "take-theirs"}});
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
  const auto first = summit.visitor.post(cards, {{"text", with(small, "Aye")}, {"shown", ""}, {"page_key", "a"}});
  (void)summit.visitor.post(cards, {{"text", with(small, "Yea")}, {"draft_mark", mark_of(first)}, {"page_key", "a"}});
  // A press whose answer was never read leaves the page with its older mark.
  const auto next =
      summit.visitor.post(cards, {{"text", with(small, "Sure")}, {"draft_mark", mark_of(first)}, {"page_key", "a"}});
  CHECK(holds(next, "Saved as a draft"));
  (void)summit.visitor.post(cards, {{"text", small}, {"draft_mark", mark_of(next)}, {"page_key", "a"}, {"do", "look"}});
  CHECK(summit.figure("select count(*) from form_draft") == 0);
  const auto large =
      summit.visitor.post(cards, {{"text", std::string(300 * 1024, 'x')}, {"shown", ""}, {"do", "look"}});
  CHECK(holds(large, "it is not saved"));
}

}  // namespace muster::feedback
