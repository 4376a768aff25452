// What cards do to a form's text takes its texts in other languages along.
#include <muster/domain/forms/edit.hpp>
#include <muster/domain/forms/heading_card.hpp>
#include <muster/domain/forms/question_card.hpp>

#include "support/catch.hpp"
#include "support/form_of.hpp"

#include <algorithm>

using namespace muster;
using namespace muster::forms;

namespace {

const std::string text = R"(form spring "Spring"
  introduction "A few questions."

scale agreement best first:
  ( ) agree     "Agree"
  ( ) disagree  "Disagree"

page "The day"
  introduction "First the day."
  helpful*   "Was it helpful?"  pick one
             if missing "Say whether it was"
             ( ) yes  "Yes"
             ( ) no   "No"
             comment  "Why?"
  likely     "How likely are you to come again?"  from 0 "Not likely" to 10 "Very likely"
  section "For next time"
  next       "What next?"  pick any
             hint "One or two"
             [ ] law    "The law"
             [ ] money  "Money"

page "The talks"
  talks      "What do you say?"  grid  scale agreement
             - useful  "They were useful."
             - clear   "They were clear."
  miles      "How far did you travel?"  number  unit "miles"

language cy
  title                  "Gwanwyn"
  introduction           "Ychydig o gwestiynau."
  scale.agreement.agree  "Cytuno"
  scale.agreement.disagree "Anghytuno"
  # the first page
  page.helpful           "Y diwrnod"
  page.helpful.introduction "Yn gyntaf y diwrnod."
  helpful                "A oedd o gymorth?"
  helpful.missing        "Dywedwch a oedd"
  helpful.yes            "Oedd"
  helpful.no             "Nac oedd"
  helpful_comment        "Pam?"
  likely                 "Pa mor debygol?"
  likely.low             "Annhebygol"
  likely.high            "Tebygol iawn"
  section.next           "Y tro nesaf"
  next                   "Beth nesaf?"
  next.hint              "Un neu ddau"
  next.law               "Y gyfraith"
  next.money             "Arian"
  page.talks             "Y sgyrsiau"
  talks                  "Beth yw eich barn?"
  useful                 "Roeddent yn ddefnyddiol."
  clear                  "Roeddent yn glir."
  miles                  "Pa mor bell?"
  miles.unit             "milltiroedd"
)";

std::string made(const Result<EditedText>& edited) {
  if (!edited.ok()) FAIL(edited.error().message);
  return edited->text;
}

/// The texts in Welsh of a form that has to be sound.
std::map<std::string, std::string> welsh(const std::string& edited) {
  INFO(edited);
  const auto form = test::form_of(edited);
  REQUIRE(form.translations.size() == 1);
  const auto& texts = form.translations.front().texts;
  return {texts.begin(), texts.end()};
}

QuestionCard card_of(const std::string& of, const std::string& key) {
  const auto parts = part_cards(of);
  const auto found = std::find_if(parts.begin(), parts.end(), [&](const auto& one) { return one.part.key == key; });
  REQUIRE(found != parts.end());
  return found->question;
}

}  // namespace

TEST_CASE("a page keeps its words in other languages whichever question it begins with") {
  const auto moved = welsh(made(move_part(text, "q-helpful", Way::down)));
  CHECK(moved.at("page.likely") == "Y diwrnod");
  CHECK(moved.at("page.likely.introduction") == "Yn gyntaf y diwrnod.");
  CHECK_FALSE(moved.contains("page.helpful"));
  CHECK(moved.at("helpful.yes") == "Oedd");
  CHECK(moved.size() == welsh(text).size());

  const auto removed = welsh(made(remove_part(text, "q-helpful")));
  CHECK(removed.at("page.likely") == "Y diwrnod");
  CHECK_FALSE(removed.contains("helpful"));
  CHECK_FALSE(removed.contains("helpful_comment"));

  const auto elsewhere = welsh(made(place_question(text, "q-helpful", "q-talks")));
  CHECK(elsewhere.at("page.likely") == "Y diwrnod");
  CHECK(elsewhere.at("page.helpful") == "Y sgyrsiau");
  CHECK(elsewhere.size() == welsh(text).size());

  const auto added = welsh(made(add_question(text, "page-1", NewQuestion::pick_one)));
  CHECK(added.at("page.new_question") == "Y diwrnod");

  const auto pages = welsh(made(move_part(text, "page-2", Way::up)));
  CHECK(pages == welsh(text));
  const auto less = made(remove_part(text, "page-2"));
  for (const auto* gone : {"page.talks", "useful  ", "miles"}) CHECK(less.find(gone) == std::string::npos);
}

TEST_CASE("a heading among questions keeps its words in other languages, and takes them along when it goes") {
  const auto after = made(add_question(text, "section-1-1", NewQuestion::lines));
  CHECK(welsh(after).at("section.new_question") == "Y tro nesaf");
  CHECK_FALSE(welsh(made(remove_part(text, "section-1-1"))).contains("section.next"));
}

TEST_CASE("a question that is named with its first words takes its texts along") {
  auto after = made(add_question(text, "page-1", NewQuestion::pick_one));
  auto card = card_of(after, "q-new_question");
  card.label = "Who are you?";
  const auto named = change_question(after, "q-new_question", card);
  const auto texts = welsh(made(named));
  CHECK(texts.at("page.who_are_you") == "Y diwrnod");
}

TEST_CASE("what a card takes away goes in other languages too, and no more") {
  auto card = card_of(text, "q-next");
  card.hint.clear();
  card.answers = "The law\nFood";
  auto texts = welsh(made(change_question(text, "q-next", card)));
  CHECK_FALSE(texts.contains("next.hint"));
  CHECK_FALSE(texts.contains("next.money"));
  CHECK(texts.at("next.law") == "Y gyfraith");

  card = card_of(text, "q-next");
  card.kind = CardKind::lines;
  card.size = "3";
  texts = welsh(made(change_question(text, "q-next", card)));
  CHECK_FALSE(texts.contains("next.law"));
  CHECK(texts.at("next.hint") == "Un neu ddau");

  card = card_of(text, "q-likely");
  card.low_label.clear();
  texts = welsh(made(change_question(text, "q-likely", card)));
  CHECK_FALSE(texts.contains("likely.low"));
  CHECK(texts.at("likely.high") == "Tebygol iawn");

  card = card_of(text, "q-helpful");
  card.required = false;
  card.rules.comment.clear();
  texts = welsh(made(change_question(text, "q-helpful", card)));
  CHECK_FALSE(texts.contains("helpful.missing"));
  CHECK_FALSE(texts.contains("helpful_comment"));
  CHECK(texts.at("helpful.no") == "Nac oedd");

  auto heading = heading_card(text);
  heading.introduction.clear();
  CHECK_FALSE(welsh(made(change_heading(text, heading))).contains("introduction"));
  auto page = page_card(text, "page-1");
  page.introduction.clear();
  texts = welsh(made(change_page(text, "page-1", page)));
  CHECK_FALSE(texts.contains("page.helpful.introduction"));
  CHECK(texts.at("page.helpful") == "Y diwrnod");
}

TEST_CASE("a code that is changed in its lines is changed in other languages") {
  const auto parts = outline(text);
  auto lines = lines_of(text, *part_of(parts, "q-next"));
  for (const auto& [from, to] : {std::pair("next ", "then "), std::pair("money", "costs")})
    lines.replace(lines.find(from), std::string_view(from).size(), to);
  const auto texts = welsh(made(change_lines(text, "q-next", lines)));
  CHECK(texts.at("then") == "Beth nesaf?");
  CHECK(texts.at("then.hint") == "Un neu ddau");
  CHECK(texts.at("then.law") == "Y gyfraith");
  CHECK(texts.at("then.costs") == "Arian");
  CHECK(texts.at("section.then") == "Y tro nesaf");

  auto rows = lines_of(text, *part_of(parts, "q-talks"));
  rows.replace(rows.find("useful "), 7, "handy ");
  CHECK(welsh(made(change_lines(text, "q-talks", rows))).at("handy") == "Roeddent yn ddefnyddiol.");
}

TEST_CASE("a copy is asked in the languages of what it was copied from") {
  const auto after = made(duplicate_question(text, "q-next"));
  const auto texts = welsh(after);
  CHECK(texts.at("next_2") == "Beth nesaf?");
  CHECK(texts.at("next_2.money") == "Arian");
  CHECK(texts.at("next.money") == "Arian");
  CHECK(welsh(made(duplicate_question(text, "q-talks"))).at("useful_2") == "Roeddent yn ddefnyddiol.");
}

TEST_CASE("a form that is faulty for a while loses no words, and errors of its writer stay") {
  auto faulty = text;
  faulty.replace(faulty.find("number  unit"), 6, "nomber");
  faulty += "  nothing.here  \"Dim\"\n";
  const auto after = made(move_part(faulty, "q-helpful", Way::down));
  CHECK(after.find("page.likely           \"Y diwrnod\"") != std::string::npos);
  CHECK(after.find("nothing.here  \"Dim\"") != std::string::npos);
  CHECK(after.find("# the first page") != std::string::npos);
}
