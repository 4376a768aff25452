// What stands in the way of publishing is said where it is put right, and nothing that was written is lost on the way.
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

/// The open card as it is once something of it is another.
template <class Change>
void change(FormCards& state, Change&& typed) {
  auto fields = card_fields(state.text, state.open);
  typed(fields.question);
  take_card(state, fields);
}

void become(FormCards& state, forms::CardKind kind) {
  change(state, [&](forms::QuestionCard& card) { card.kind = kind; });
  REQUIRE_FALSE(state.refused);
}

}  // namespace

TEST_CASE("a fault in the open card stands in the way of publishing, and is said at its card and in the heading") {
  Feedback summit;
  const auto look = pressed(summit, {{"text", small}, {"open", "q-two"}, {"card-label", ""}, {"do", "look"}});
  CHECK(holds(look, "One thing to put right, then the form can be published."));
  CHECK(holds(look, "form-card card-open card-wrong"));
  CHECK(holds(look, "<a href=\"#q-two\">“Second?”</a> Write the question"));
  CHECK_FALSE(holds(look, "No faults"));
  const auto refused = summit.visitor.post(
      cards, {{"text", small}, {"open", "q-two"}, {"card-label", ""}, {"page_key", "a"}, {"do", "publish"}});
  CHECK(refused.status == 422);
  CHECK(holds(refused, "Write the question"));
}

TEST_CASE("what stands in the open card is taken along to be checked and published") {
  Feedback summit;
  const auto sent = summit.visitor.post(cards, {{"text", small},
                                                {"shown", small},
                                                {"open", "q-two"},
                                                {"card-label", "Second thoughts?"},
                                                {"page_key", "a"},
                                                {"do", "publish"}});
  REQUIRE(sent.status == 303);
  REQUIRE(goes_to(sent) == "/events/summit/form/check");
  const auto page = summit.visitor.get(goes_to(sent));
  CHECK(holds(page, "The form has no errors"));
  CHECK(holds(page, "Second thoughts?"));
  // A text with faults is shown where it is put right.
  const auto faulty = summit.visitor.post(cards, {{"text", small + "nonsense"}, {"page_key", "a"}, {"do", "publish"}});
  CHECK(faulty.status == 422);
  CHECK(holds(faulty, "Nothing was published"));
}

TEST_CASE("a new question that nobody has written yet is not published") {
  Feedback summit;
  const auto begun = summit.visitor.get(cards);
  CHECK(holds(begun, "One thing to put right"));
  CHECK(holds(begun, "This question has no words of its own yet: write what it asks, or remove it."));
  FormCards state;
  state.text = small;
  press(state, "add:pick_any", {});
  const auto check = summit.visitor.post("/events/summit/form/check", {{"text", state.text}, {"page_key", "a"}});
  CHECK(check.status == 422);
  CHECK(holds(check, "The form is not ready yet"));
  CHECK(summit.visitor.post("/events/summit/form/publish", {{"text", state.text}}).status == 422);
  change(state, [](forms::QuestionCard& card) { card.label = "Which rooms?"; });
  CHECK(holds(pressed(summit, {{"text", state.text}, {"do", "look"}}), "“First answer” stands where words of yours"));
  change(state, [](forms::QuestionCard& card) { card.answers = "The hall\nThe garden"; });
  CHECK(holds(pressed(summit, {{"text", state.text}, {"do", "look"}}), "The form can be published."));
}

TEST_CASE("a question that becomes another kind and comes back has its answers again") {
  using forms::CardKind;
  const std::string text =
      "form a \"A\"\npage \"P\"\n  one \"One?\" pick one  best first\n    ( ) good \"Good\"  also \"Fine\"\n    ( ) "
      "fair "
      "\"Fair\"\n    ( ) poor ... \"Poor\"\n    beside na \"Not for me\"\n  day \"Agree?\" grid number\n    - t "
      "\"Talks\"\n"
      "    - f \"Food\"\n";
  FormCards state;
  state.text = text;
  state.open = "q-one";
  become(state, CardKind::lines);
  CHECK(state.text.find("Good") == std::string::npos);
  CHECK(state.done.find("Its answers come back with “Pick one”") != std::string::npos);
  change(state, [](forms::QuestionCard& card) { card.label = "One thing?"; });
  become(state, CardKind::pick_one);
  CHECK(state.text.find("( ) good \"Good\"  also \"Fine\"") != std::string::npos);
  CHECK(state.text.find("( ) poor ... \"Poor\"") != std::string::npos);
  CHECK(state.text.find("beside na \"Not for me\"") != std::string::npos);
  CHECK(state.text.find("best first") != std::string::npos);
  CHECK(state.text.find("One thing?") != std::string::npos);
  CHECK(state.text.find("\"Yes\"") == std::string::npos);
  // By way of a kind that has answers of another sort, and to one that has the same sort of answers.
  become(state, CardKind::number);
  become(state, CardKind::pick_any);
  CHECK(state.text.find("[ ] good \"Good\"  also \"Fine\"") != std::string::npos);
  state.open = "q-day";
  become(state, CardKind::date);
  become(state, CardKind::amounts);
  CHECK(state.text.find("- t \"Talks\"") != std::string::npos);
  CHECK(forms::parse_form(state.text, "").ok());
  while (!state.steps.empty()) press(state, "undo", {});
  CHECK(state.text == text);
}

TEST_CASE("contact details bring the promise of when they are deleted, and take it with them") {
  FormCards state;
  state.text = small;
  state.open = "q-two";
  change(state, [](forms::QuestionCard& card) {
    card.kind = forms::CardKind::text;
    card.condition.clear();
  });
  change(state, [](forms::QuestionCard& card) { card.personal = true; });
  CHECK(state.text.find("delete personal after 90 days") != std::string::npos);
  CHECK(state.done.find("Contact details are deleted 90 days after the closing") != std::string::npos);
  CHECK(forms::parse_form(state.text, "").ok());
  change(state, [](forms::QuestionCard& card) { card.personal = false; });
  CHECK(state.text.find("delete personal") == std::string::npos);
  // An address is offered in an anonymous form too, kept apart from its answers.
  press(state, "add:email", {});
  CHECK(state.text.find("email  personal") != std::string::npos);
  CHECK(state.text.find("delete personal after 90 days") != std::string::npos);
  CHECK(forms::parse_form(state.text, "").ok());
  Feedback summit;
  CHECK(holds(pressed(summit, {{"text", small}, {"do", "look"}}), "value=\"add:email\""));
}

TEST_CASE("a hundred and one answers are refused where they were pasted, and stay there") {
  FormCards state;
  state.text = small;
  state.open = "q-one";
  std::string pasted;
  for (int at = 0; at < 101; ++at) pasted += "Town " + std::to_string(at) + "\n";
  change(state, [&](forms::QuestionCard& card) { card.answers = pasted; });
  REQUIRE(state.refused);
  CHECK(state.refused->field == "answers");
  CHECK(state.refused->message.find("100 answers at most, and these are 101") != std::string::npos);
  CHECK(state.typed->question.answers == pasted);
  CHECK(state.text == small);
}

TEST_CASE("three dots by themselves are a line to write on") {
  FormCards state;
  state.text = small;
  state.open = "q-one";
  change(state, [](forms::QuestionCard& card) { card.answers = "Yes\nNo\n..."; });
  CHECK(state.text.find("...  \"Something else\"") != std::string::npos);
}

TEST_CASE("a card with a fault keeps its number, and so do those below it") {
  Feedback summit;
  auto text = small + "\n  three  \"Third?\"  lines 2\n";
  text.replace(text.find("one = no"), 8, "onne = no");
  const auto page = pressed(summit, {{"text", text}, {"do", "look"}});
  for (const auto* number : {"1", "2", "3"})
    CHECK(holds(page, std::string("<p class=\"card-number\">") + number + "</p>"));
}

TEST_CASE("a shipped form is nobody's earlier form") {
  const BankForm shipped{"event-evaluation", "Your views", small, true};
  CHECK_FALSE(form_beside(small, {shipped}));
}

TEST_CASE("questions of other forms are found by their words, under a heading, and what they lose is told") {
  Feedback summit;
  const auto list = pressed(summit, {{"text", small}, {"do", "bank:-"}});
  CHECK(holds(list, "<h4>Take a question from another form</h4>"));
  const auto found = pressed(summit, {{"text", small}, {"bank", "-"}, {"bank_words", "Online helped"}, {"do", "find"}});
  CHECK(holds(found, "No question of these forms has these words"));
  const auto one =
      pressed(summit, {{"text", small}, {"bank", "-"}, {"bank_words", "next TIME online"}, {"do", "find"}});
  CHECK(holds(one, "value=\"take:event-evaluation:q-format\""));
  CHECK_FALSE(holds(one, "value=\"take:event-evaluation:q-helpful\""));
  CHECK(holds(one, "value=\"next TIME online\""));
  const auto taken = pressed(summit, {{"text", small}, {"place", "q-one"}, {"do", "take:event-evaluation:q-better"}});
  CHECK(holds(taken, "for everybody: there it hangs on a question that this form does not ask above"));
}

TEST_CASE("a question of a new version that asks something else is settled by a press, at its card") {
  Feedback summit;
  summit.open();
  summit.answer("a");
  auto text = form_text;
  text.replace(text.find("Was it helpful?"), 15, "Was lunch nice?");
  const auto page = pressed(summit, {{"text", text}, {"do", "look"}});
  CHECK(holds(page, "People may have answered “Was it helpful?” here. Is it still the same question?"));
  CHECK(holds(page, "href=\"#q-helpful\""));
  CHECK(holds(page, "value=\"reworded:q-helpful\""));
  const auto same = pressed(summit, {{"text", text}, {"do", "reworded:q-helpful"}});
  CHECK(holds(same, "also &quot;Was it helpful?&quot;"));
  CHECK(holds(same, "The form can be published."));
  const auto another = pressed(summit, {{"text", text}, {"do", "anew:q-helpful"}});
  CHECK(holds(another, "was_lunch_nice*"));
  CHECK(holds(another, "ask if was_lunch_nice = not"));
  CHECK(holds(another, "The form can be published."));
  const auto gone = pressed(summit, {{"text", form_text}, {"do", "remove:q-topic"}});
  CHECK(holds(gone, "Once this is published it is asked no more, and its answers stay"));
}

TEST_CASE("the page that checks a new version says what people see now, and the same text is no new version") {
  Feedback summit;
  summit.publish();
  auto text = form_text;
  text.replace(text.find("One topic?"), 10, "One subject?");
  const auto page =
      gone_on(summit.visitor, summit.visitor.post("/events/summit/form/check", {{"text", text}, {"page_key", "a"}}));
  CHECK(holds(page, "People see version 1 until you publish this one."));
  CHECK_FALSE(holds(page, "Nothing is published yet"));
  const auto same = gone_on(summit.visitor,
                            summit.visitor.post("/events/summit/form/check", {{"text", form_text}, {"page_key", "a"}}));
  CHECK(holds(same, "It is published as version 1."));
  CHECK_FALSE(holds(same, "Publish as version 2"));
  summit.publish();
  CHECK(summit.round().form_version == 1);
  CHECK(summit.figure("select count(*) from form_version") == 1);
}

}  // namespace muster::feedback
