// Cards of rankings, sums, scores of several questions, contact details and pages for each.
#include <muster/domain/forms/edit.hpp>
#include <muster/domain/forms/heading_card.hpp>
#include <muster/domain/forms/question_card.hpp>

#include "support/catch.hpp"
#include "support/form_of.hpp"

#include <algorithm>

using namespace muster;
using namespace muster::forms;

namespace {

const std::string text = R"(form a-day "A day"
  anonymous
  delete personal after 90 days
  index wellbeing "How well people felt" of day, again  # the lead's own

scale agreement best first:
  ( ) agree     "Agree"
  ( ) neither   "Neither"
  ( ) disagree  "Disagree"

page "The day"
  matters    "What matters most?"  rank up to 2
             [ ] waiting  "Shorter waiting times"
             [ ] listen   "Being listened to"
             [ ] travel   "Travel to school"
  week       "How is your week spent?"  grid number from 0 to 100  unit "percent"  adds up to 100
             - families  "With families"
             - meetings  "In meetings"
  day        "How far do you agree?"  grid scale agreement
             - voice   "I felt heard."
             - rushed  "I felt rushed."  worst first
  again      "I would come again."  scale agreement
  went_to    "Which talks did you go to?"  pick any
             [ ] law    "The law"
             [ ] money  "Money"

page "The talks" for each went_to
  useful     "Was {it} useful?"  pick one
             ( ) yes  "Yes"
             ( ) no   "No"

page "Keep in touch"
  address    "Your e-mail address"  email  personal
)";

std::string made(const Result<EditedText>& edited) {
  if (!edited.ok()) FAIL(edited.error().message);
  return edited->text;
}

QuestionCard card(const std::string& of, const std::string& key) {
  const auto parts = part_cards(of);
  const auto found = std::find_if(parts.begin(), parts.end(), [&](const auto& one) { return one.part.key == key; });
  REQUIRE(found != parts.end());
  return found->question;
}

bool has(const std::string& where, const std::string& what) { return where.find(what) != std::string::npos; }

}  // namespace

TEST_CASE("every question of these kinds has a card, and writing it back changes nothing") {
  (void)test::form_of(text);
  for (const auto& one : part_cards(text)) {
    if (one.part.kind != PartKind::question) continue;
    INFO(one.part.key);
    CHECK(one.question.kind != CardKind::own_lines);
    CHECK(made(change_question(text, one.part.key, one.question)) == text);
  }
  CHECK(made(change_heading(text, heading_card(text))) == text);
  CHECK(made(change_page(text, "page-2", page_card(text, "page-2"))) == text);
}

TEST_CASE("a ranking is filled in on its card") {
  auto wanted = card(text, "q-matters");
  CHECK(wanted.kind == CardKind::ranking);
  CHECK(wanted.size == "2");
  wanted.size.clear();
  wanted.answers = "Being listened to\nShorter waiting times\nOne plan";
  const auto after = made(change_question(text, "q-matters", wanted));
  const auto form = test::form_of(after);
  const auto* asked = form.question("matters");
  REQUIRE(asked != nullptr);
  CHECK(asked->kind == QuestionKind::ranking);
  CHECK(asked->limit == 0);
  REQUIRE(asked->options.size() == 3);
  CHECK(asked->options[0].code == "listen");
  CHECK(asked->options[2].label == "One plan");
  wanted.size = "two";
  CHECK(change_question(text, "q-matters", wanted).error().field == "size");

  auto ticked = card(text, "q-matters");
  ticked.kind = CardKind::pick_any;
  CHECK(has(made(change_question(text, "q-matters", ticked)), "\"What matters most?\"  pick any"));
  auto ranked = card(text, "q-went_to");
  ranked.kind = CardKind::ranking;
  CHECK(has(made(change_question(text, "q-went_to", ranked)), "\"Which talks did you go to?\"  rank\n"));
}

TEST_CASE("numbers that add up are filled in on their card") {
  auto wanted = card(text, "q-week");
  CHECK(wanted.kind == CardKind::amounts);
  CHECK(wanted.total == "100");
  CHECK(wanted.low == "0");
  CHECK(wanted.rules.unit == "percent");
  CHECK(wanted.statements == "With families\nIn meetings");
  wanted.total = "37";
  wanted.rules.unit = "hours";
  wanted.low.clear();
  wanted.high.clear();
  wanted.statements += "\nWriting";
  const auto form = test::form_of(made(change_question(text, "q-week", wanted)));
  const auto* grid = form.grid("week");
  REQUIRE(grid != nullptr);
  CHECK(grid->total == 37.0);
  CHECK(form.question("writing") != nullptr);
  CHECK(form.question("families")->unit == "hours");
  wanted.total.clear();
  CHECK_FALSE(test::form_of(made(change_question(text, "q-week", wanted))).grid("week")->total.has_value());
  wanted.total = "all";
  CHECK(change_question(text, "q-week", wanted).error().field == "total");

  auto words = card(text, "q-week");
  words.kind = CardKind::lines;
  const auto lines = made(change_question(text, "q-week", words));
  CHECK_FALSE(has(lines, "adds up"));
  CHECK_FALSE(has(lines, "percent"));
}

TEST_CASE("a contact detail is ticked on its card") {
  auto wanted = card(text, "q-address");
  CHECK(wanted.personal);
  wanted.personal = false;
  CHECK(has(made(change_question(text, "q-address", wanted)), "\"Your e-mail address\"  email\n"));
  auto other = card(text, "q-again");
  other.personal = true;
  CHECK(has(made(change_question(text, "q-again", other)), "scale agreement  personal"));
  auto heading = heading_card(text);
  CHECK(heading.delete_personal_after == "90");
  heading.delete_personal_after = "30";
  CHECK(has(made(change_heading(text, heading)), "delete personal after 30 days"));
  heading.delete_personal_after = "soon";
  CHECK(change_heading(text, heading).error().field == "delete_personal_after");
}

TEST_CASE("a score of several questions is made, changed and taken away on the card of the whole form") {
  auto heading = heading_card(text);
  REQUIRE(heading.indexes.size() == 1);
  CHECK(heading.indexes[0].of == std::vector<std::string>{"day", "again"});
  std::vector<std::string> codes;
  for (const auto& one : index_choices(text)) codes.push_back(one.code);
  CHECK(codes == std::vector<std::string>{"day", "again"});

  heading.indexes[0].title = "How the day felt";
  heading.indexes.push_back({"", "Once more", {"day", "again"}});
  const auto after = made(change_heading(text, heading));
  CHECK(has(after, "index wellbeing \"How the day felt\" of day, again  # the lead's own"));
  CHECK(has(after, "index once \"Once more\" of day, again"));
  heading.indexes = {{"wellbeing", "", {}}};
  const auto none = made(change_heading(text, heading));
  CHECK_FALSE(has(none, "index"));
  (void)test::form_of(none);
  heading.indexes = {{"wellbeing", "", {"day"}}};
  CHECK(change_heading(text, heading).error().field == "index-1-title");
  heading.indexes = {{"wellbeing", "How", {}}};
  CHECK(change_heading(text, heading).error().field == "index-1");
}

TEST_CASE("a page is asked once for each tick, or once") {
  auto page = page_card(text, "page-2");
  CHECK(page.for_each == "went_to");
  page.for_each.clear();
  page.title = "All talks";
  CHECK(has(made(change_page(text, "page-2", page)), "page \"All talks\"\n"));
  auto other = page_card(text, "page-3");
  other.for_each = "went_to";
  CHECK(has(made(change_page(text, "page-3", other)), "page \"Keep in touch\" for each went_to\n"));
}

TEST_CASE("new questions of these kinds are sound as they are added") {
  for (const auto kind : {NewQuestion::ranking, NewQuestion::amounts}) {
    const auto added = add_question(text, "q-again", kind);
    REQUIRE(added.ok());
    (void)test::form_of(added->text);
    CHECK(card(added->text, added->key).kind != CardKind::own_lines);
  }
}

TEST_CASE("the rule by which a score is made is kept, and can be taken away") {
  auto usability = text;
  usability.insert(usability.find("of day, again") + std::string("of day, again").size(), " sus");
  auto head = heading_card(usability);
  REQUIRE(head.indexes.size() == 1);
  CHECK(head.indexes.front().usability_scale);
  head.indexes.front().title = "How easy it was";
  const auto reworded = change_heading(usability, head);
  REQUIRE(reworded.ok());
  CHECK(reworded->text.find("\"How easy it was\" of day, again sus  # the lead's own\n") != std::string::npos);
  head.indexes.front().usability_scale = false;
  const auto plain = change_heading(usability, head);
  REQUIRE(plain.ok());
  CHECK(plain->text.find("\"How easy it was\" of day, again  # the lead's own\n") != std::string::npos);
}
