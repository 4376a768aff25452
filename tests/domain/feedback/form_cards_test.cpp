// The page of cards: presses make texts, and each press has a page of its own.
#include <muster/domain/feedback/form_beside.hpp>
#include <muster/domain/feedback/form_cards.hpp>

#include <muster/domain/forms/language.hpp>

#include "pressed_cards.hpp"

#include <algorithm>

namespace muster::feedback {
namespace {

using test::holds;

std::string goes_to(const web::Reply& reply) {
  for (const auto& [name, value] : reply.headers)
    if (name == "Location") return value;
  return {};
}

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

TEST_CASE("an answer that is taken out and typed again has its code of before again") {
  const std::string text =
      "form a \"A\"\nscale s:\n  ( ) x \"Ex\"\n  ( ) z \"Zed\"\npage \"P\"\n  one \"One?\" pick one\n    ( ) y "
      "\"Yes\"\n    ( ) n \"No\"\n    ( ) m  \"Maybe so\"\n"
      "  day \"Day?\" grid scale s\n    - a \"Warm\"\n    - b \"Cold\"\n    - c \"Dry\"\n";
  FormCards state;
  state.text = text;
  state.open = "q-one";
  const auto type = [&](const std::string& answers, const std::string& published = {}) {
    auto typed = card_fields(state.text, state.open);
    (state.open == "q-one" ? typed.question.answers : typed.question.statements) = answers;
    take_card(state, typed, published);
    REQUIRE_FALSE(state.refused);
  };
  type("Yes\nNo");
  type("Yes\nNo\nMaybe so");
  CHECK(state.text == text);
  // Something new is called as ever.
  type("Yes\nNo\nMaybe so\nNever");
  CHECK(state.text.find("( ) never  \"Never\"") != std::string::npos);
  type("Yes\nNo");
  type("Yes\nNo\nNever");
  CHECK(state.text.find("( ) never  \"Never\"") != std::string::npos);
  // What somebody wrote into the text under that code keeps it.
  type("Yes\nNo");
  state.text.replace(state.text.find("( ) n "), 6, "( ) m ");
  type("Yes\nNo\nMaybe so");
  CHECK(state.text.find("( ) m \"No\"") != std::string::npos);
  CHECK(forms::parse_form(state.text, "").ok());
  // Statements of a grid too.
  state = {};
  state.text = text;
  state.open = "q-day";
  type("Warm\nDry");
  type("Warm\nDry\nCold");
  CHECK(state.text.find("- b  \"Cold\"") != std::string::npos);
  // The page was opened afresh: what people see says it.
  state.steps.clear();
  type("Warm\nDry");
  state.steps.clear();
  type("Warm\nDry\nCold", text);
  CHECK(state.text.find("- b  \"Cold\"") != std::string::npos);
  state.steps.clear();
  type("Warm\nDry");
  state.steps.clear();
  type("Warm\nDry\nCold");
  CHECK(state.text.find("- b  \"Cold\"") == std::string::npos);
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
  CHECK(holds(page, "One thing to put right"));
  CHECK(holds(page, "New question"));
  const auto started = summit.visitor.get(std::string(cards) + "?start=event-evaluation");
  CHECK(holds(started, "Which three words?"));
  CHECK(holds(started, "id=\"q-helpful\""));
  CHECK(summit.visitor.get("/events/nowhere/form/cards").status == 404);
}

TEST_CASE("presses come back as pages, and nothing is published") {
  Feedback summit;
  const auto added = pressed(summit, {{"text", small}, {"do", "add:from_0_to_10"}});
  CHECK(added.status == 200);
  CHECK(holds(added, "Added a question."));
  CHECK(holds(added, "from 0 &quot;Not likely&quot; to 10"));
  CHECK(holds(added, "name=\"card-low_label\""));
  const auto moved = pressed(summit, {{"text", small}, {"do", "up:q-two"}});
  CHECK(holds(moved, "One thing to put right"));
  CHECK(holds(moved, "is asked later than this question"));
  CHECK(holds(moved, "card-wrong"));
  CHECK(summit.figure("select count(*) from form_version") == 0);
}

TEST_CASE("every press has a page of its own, to which a browser can go back") {
  Feedback summit;
  const auto first = summit.visitor.post(cards, {{"text", small}, {"do", "open:q-one"}});
  REQUIRE(first.status == 303);
  const auto second = summit.visitor.post(cards, {{"text", small}, {"do", "copy:q-two"}});
  REQUIRE(second.status == 303);
  CHECK(holds(summit.visitor.get(goes_to(second)), "Duplicated “Second?”"));
  const auto back = summit.visitor.get(goes_to(first));
  CHECK(holds(back, "name=\"card-answers\""));
  CHECK_FALSE(holds(back, "Duplicated"));
  const auto late = summit.visitor.get(std::string(cards) + "?at=forgotten");
  CHECK(late.status == 200);
  CHECK(holds(late, "Duplicated") == false);
  // What the page's own script asks for takes the place of a part of the page.
  CHECK(summit.visitor.post(cards, {{"text", small}, {"do", "open:q-one"}, {"live", "yes"}}).status == 200);
  // What was refused stands in the answer; the browser keeps it for the way back.
  const auto refused =
      summit.visitor.post(cards, {{"text", small}, {"open", "q-two"}, {"card-label", ""}, {"do", "close"}});
  CHECK(refused.status == 422);
  CHECK(std::ranges::find(refused.headers, std::pair<std::string, std::string>("Cache-Control", "private, no-cache")) !=
        refused.headers.end());
}

TEST_CASE("a sound text is checked on a page of its own") {
  Feedback summit;
  const auto sent = summit.visitor.post("/events/summit/form/check", {{"text", small}});
  REQUIRE(sent.status == 303);
  REQUIRE(goes_to(sent) == "/events/summit/form/check");
  CHECK(holds(summit.visitor.get(goes_to(sent)), "The form has no errors"));
  CHECK(summit.visitor.post("/events/summit/form/check", {{"text", small + "nonsense"}, {"page_key", "a"}}).status ==
        422);
}

TEST_CASE("pages of presses make room for later ones: then the draft stands there") {
  Feedback summit;
  const auto first = summit.visitor.post(cards, {{"text", small}, {"do", "open:q-one"}});
  CHECK(holds(summit.visitor.get(goes_to(first)), "name=\"card-answers\""));
  for (int press = 0; press < 200; ++press)
    REQUIRE(summit.visitor.post(cards, {{"text", small}, {"do", "open:q-two"}}).status == 303);
  const auto late = summit.visitor.get(goes_to(first));
  CHECK(late.status == 200);
  CHECK_FALSE(holds(late, "name=\"card-answers\""));
}

TEST_CASE("a fault is marked on its card, and the other cards stay") {
  Feedback summit;
  auto invalid = small;
  invalid.replace(invalid.find("one = no"), 8, "onne = no");
  const auto page = pressed(summit, {{"text", invalid}, {"do", "look"}});
  CHECK(page.status == 200);
  CHECK(holds(page, "href=\"#q-two\">Line 10</a>"));
  CHECK(holds(page, "id=\"q-one\""));
  CHECK(holds(page, "1 question that cannot be read is left out."));
  CHECK(holds(page, "value=\"mend:10:"));
  const auto checked = pressed(summit, {{"text", invalid}});
  CHECK(checked.status == 422);
  CHECK(holds(checked, "The text has faults"));
  CHECK(holds(checked, "onne = no"));
  CHECK(pressed(summit, {{"text", std::string(300 * 1024, 'x')}}).status == 422);
}

TEST_CASE("a page of a faulty text has as many questions as it will have") {
  Feedback summit;
  const std::string named =
      "form views \"Views\"\n\npage \"The day\"\n  one  \"First?\"  pick one\n       ( ) yes \"Yes\"\n"
      "       ( ) no \"No\"\n       comment \"Why?\"\n\n  source \"From where?\" text hidden\n\n"
      "  two  \"Second?\"  lines 3\n       ask if one = no\n";
  CHECK(holds(pressed(summit, {{"text", named}, {"do", "look"}}), "page 1, 2 questions"));
  auto faulty = named;
  faulty.replace(faulty.find("one = no"), 8, "onne = no");
  CHECK(holds(pressed(summit, {{"text", faulty}, {"do", "look"}}), "page 1, 2 questions"));
}

TEST_CASE("fields of the open card are written into the text with any press") {
  Feedback summit;
  const auto page = pressed(summit, {{"text", small},
                                     {"open", "q-two"},
                                     {"card-label", "Second thoughts?"},
                                     {"card-size", "5"},
                                     {"card-if-1", "one"},
                                     {"card-if-1-way", "none-of"},
                                     {"card-if-1-answers[]", "yes"},
                                     {"card-ticks[]", "required"},
                                     {"do", "close"}});
  CHECK(page.status == 200);
  CHECK(holds(page, "two*  &quot;Second thoughts?&quot;  lines 5\n       ask if one != yes"));
  const auto refused = pressed(summit, {{"text", small}, {"open", "q-two"}, {"card-label", ""}, {"do", "close"}});
  CHECK(refused.status == 422);
  CHECK(holds(refused, "Write the question"));
}

TEST_CASE(
    "who is asked is chosen: of questions, pages and answers, by several answers, by numbers, and by more than one") {
  Feedback summit;
  const std::string text = small + "\n  rate \"Rate it\" from 1 to 5\n\npage \"More\"\n  last \"Last?\" pick one\n" +
                           "       ( ) a \"A\"\n       ( ) b \"B\"\n";
  // A question that is chosen brings its answers with it.
  const auto fresh =
      pressed(summit, {{"text", text}, {"open", "page-2"}, {"card-title", "More"}, {"card-if-1", "rate"}});
  CHECK(holds(fresh, "page &quot;More&quot;\n  ask if rate &gt;= 5"));
  CHECK(holds(fresh, "name=\"card-if-1-number\""));
  CHECK(holds(fresh, "name=\"card-if-2\""));
  const auto two = pressed(summit, {{"text", text},
                                    {"open", "q-last"},
                                    {"card-label", "Last?"},
                                    {"card-answers", "A\nB"},
                                    {"card-if-1", "one"},
                                    {"card-if-2", "rate"},
                                    {"card-if-all", "one"},
                                    {"card-offer", "b"},
                                    {"do", "look"}});
  CHECK(holds(two, "ask if one = yes or rate &gt;= 5"));
  CHECK(holds(two, "( ) b &quot;B&quot;  only if one = yes"));
  CHECK(holds(two, "One of it is enough"));
  CHECK(holds(two, "“B” is offered"));
  // What the fields cannot say stays as it is written.
  auto more = text;
  more.replace(more.find("one = no"), 8, "not (one = no or one = yes)");
  const auto kept = pressed(summit, {{"text", more},
                                     {"open", "q-two"},
                                     {"card-label", "Second?"},
                                     {"card-size", "3"},
                                     {"card-if-1", "as-written"},
                                     {"do", "look"}});
  CHECK(holds(kept, "As its line in the text says"));
  CHECK(holds(kept, "ask if not (one = no or one = yes)"));
}

TEST_CASE("of a question that everybody has answered nothing is proposed that always holds") {
  Feedback summit;
  const auto shown = [&](const std::string& star, const std::vector<std::pair<std::string, std::string>>& more) {
    const auto text = "form a \"A\"\npage \"P\"\n  one" + star +
                      " \"One?\" pick one\n    ( ) yes \"Yes\"\n    ( ) no \"No\"\n  two \"Two?\" lines 3\n"
                      "    ask if one = yes\n";
    auto fields = std::vector<std::pair<std::string, std::string>>{
        {"text", text}, {"open", "q-two"}, {"card-label", "Two?"}, {"card-size", "3"}, {"card-if-1", "one"}};
    fields.insert(fields.end(), more.begin(), more.end());
    return pressed(summit, fields);
  };
  const std::string answered = "Who answered it";
  const std::string way = "card-if-1-way";
  CHECK(holds(shown("", {{"do", "look"}, {way, "one-of"}, {"card-if-1-answers[]", "yes"}}), answered));
  CHECK_FALSE(holds(shown("*", {{"do", "look"}, {way, "one-of"}, {"card-if-1-answers[]", "yes"}}), answered));
  // Where the last tick is taken away, one comes back: that it is answered goes without saying.
  CHECK(holds(shown("", {{"do", "look"}, {way, "one-of"}}), "ask if one is answered"));
  CHECK(holds(shown("*", {{"do", "look"}, {way, "one-of"}}), "ask if one = yes"));
}

TEST_CASE("a page is asked once for each tick of a question, and never of a contact detail") {
  Feedback summit;
  const std::string text =
      "form a \"A\"\n  delete personal after 30 days\npage \"P\"\n  went \"Which?\" pick any\n    [ ] a \"A\"\n  reach "
      "\"How "
      "to reach you?\" pick any personal\n    [ ] post \"Post\"\npage \"E\"\n  more \"More?\" lines 2\n";
  const auto page = pressed(summit, {{"text", text}, {"do", "open:page-2"}});
  CHECK(holds(page, "Once for each that somebody ticks at “Which?”"));
  CHECK_FALSE(holds(page, "at “How to reach you?”"));
}

TEST_CASE("questions of shipped forms are offered and taken") {
  Feedback summit;
  const auto list = pressed(summit, {{"text", small}, {"do", "bank:-"}});
  CHECK(holds(list, "value=\"bank:event-evaluation\""));
  const auto one = pressed(summit, {{"text", small}, {"do", "bank:event-evaluation"}});
  CHECK(holds(one, "value=\"take:event-evaluation:q-helpful\""));
  const auto taken = pressed(summit, {{"text", small}, {"place", "q-one"}, {"do", "take:event-evaluation:q-words"}});
  CHECK(holds(taken, "Added “Which three words?”"));
}

}  // namespace muster::feedback
