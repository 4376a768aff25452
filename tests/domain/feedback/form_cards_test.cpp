// The page of cards: presses make texts, and nothing is kept before publishing.
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

TEST_CASE("presses come back as pages, and nothing is kept") {
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
  const auto checked = summit.visitor.post(cards, {{"text", invalid}});
  CHECK(checked.status == 422);
  CHECK(holds(checked, "The text has faults"));
  CHECK(holds(checked, "onne = no"));
  CHECK(summit.visitor.post(cards, {{"text", std::string(300 * 1024, 'x')}}).status == 422);
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

}  // namespace muster::feedback
