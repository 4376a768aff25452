// A form in another language: the same codes in other words, each found by its key.

#include <muster/domain/forms/difference.hpp>
#include <muster/domain/forms/edit.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/outline.hpp>
#include <muster/domain/forms/piping.hpp>
#include <muster/domain/forms/translation.hpp>

#include "support/catch.hpp"

#include <algorithm>

using namespace muster;

namespace {

const std::string whole = R"(form spring "Spring event"
  anonymous
  suppress below 5
  quote with consent
  introduction
    "About {event}."

scale agreement best first:
  ( ) agree  "Agree"
  ( ) not    "Disagree"

page "The day"
  helpful*   "Was it helpful?"  pick one
             if missing "Say how helpful it was"
             ( ) yes        "Yes"
             ( ) hint       "A little"
             ( ) other ...  "Something else"

  language   "Which language do you speak?"  text

page "More"
  section "In the hall"

  title      "Your title?"  text

  views      "What do you say?"  grid scale agreement
             hint "One on each line."
             - useful    "It was useful."
             - time      "There was time."  comment "Why?"

  pace       "The pace?"  grid from 1 to 5
             - speed     "Too slow" to "Too fast"
             - depth     "Too plain" to "Too deep"

  likely     "How likely?"  from 0 "Not likely" to 10 "Very likely"
             beside none "Cannot say"

language cy
  # checked by nobody yet
  title                "Digwyddiad y gwanwyn"
  introduction         "Am {event}."
  scale.agreement.agree "Cytuno"
  scale.agreement.not  "Anghytuno"
  page.helpful         "Y diwrnod"
  helpful              "A oedd yn ddefnyddiol?"
  helpful.missing      "Dywedwch pa mor ddefnyddiol oedd"
  helpful.yes          "Oedd"
  helpful.option.hint  "Ychydig"
  helpful.other        "Rhywbeth arall"
  language             "Pa iaith ydych chi’n ei siarad?"
  page.title           "Rhagor"
  section.title        "Yn y neuadd"
  question.title       "Eich teitl?"
  views                "Beth yw eich barn?"
  views.hint           "Un ar bob llinell."
  useful               "Roedd yn ddefnyddiol."
  time                 "Roedd digon o amser."
  time_comment         "Pam?"
  pace                 "Y cyflymder?"
  speed.low            "Rhy araf"
  speed.high           "Rhy gyflym"
  depth.low            "Rhy syml"
  depth.high           "Rhy ddwfn"
  likely               "Pa mor debygol?"
  likely.low           "Annhebygol"
  likely.high          "Tebygol iawn"
  likely.none          "Ni allaf ddweud"
)";

forms::Form read(const std::string& text) {
  const auto form = forms::parse_form(text, "spring.form");
  if (!form.ok()) {
    for (const auto& one : form.error().diagnostics) UNSCOPED_INFO(render(one, text));
  }
  REQUIRE(form.ok());
  return *form;
}

std::string without(const std::string& text, const std::string& line) {
  const auto at = text.find(line);
  REQUIRE(at != std::string::npos);
  const auto begin = text.rfind('\n', at) + 1;
  return text.substr(0, begin) + text.substr(text.find('\n', at) + 1);
}

}  // namespace

TEST_CASE("a form reads in another language, and its codes stay") {
  const auto form = read(whole);
  CHECK(forms::missing_texts(form, "cy").empty());
  CHECK(forms::complete_languages(form) == std::vector<std::string>{"cy"});
  const auto welsh = forms::translated(form, "cy");
  CHECK(welsh.language == "cy");
  CHECK(welsh.title == "Digwyddiad y gwanwyn");
  CHECK(welsh.introduction == "Am {event}.");
  CHECK(welsh.pages[0].title == "Y diwrnod");
  CHECK(welsh.pages[1].title == "Rhagor");
  CHECK(welsh.pages[1].sections[0].title == "Yn y neuadd");
  CHECK(welsh.pages[1].grids[0].label == "Beth yw eich barn?");
  CHECK(welsh.pages[1].grids[0].hint == "Un ar bob llinell.");
  CHECK(welsh.question("helpful")->label == "A oedd yn ddefnyddiol?");
  CHECK(welsh.question("helpful")->if_missing == "Dywedwch pa mor ddefnyddiol oedd");
  CHECK(welsh.question("helpful")->option("yes")->label == "Oedd");
  CHECK(welsh.question("helpful")->option("hint")->label == "Ychydig");
  CHECK(welsh.question("title")->label == "Eich teitl?");
  CHECK(welsh.question("useful")->option("agree")->label == "Cytuno");
  CHECK(welsh.question("time")->option("not")->label == "Anghytuno");
  CHECK(welsh.question("time_comment")->label == "Pam?");
  CHECK(welsh.question("speed")->label == "Rhy araf – Rhy gyflym");
  CHECK(welsh.question("likely")->option("0")->label == "0 Annhebygol");
  CHECK(welsh.question("likely")->option("10")->label == "10 Tebygol iawn");
  CHECK(welsh.question("likely")->option("none")->label == "Ni allaf ddweud");
  CHECK(welsh.question("may_quote")->label == form.question("may_quote")->label);  // Muster's own words
  for (const auto* question : form.questions()) {
    const auto* same = welsh.question(question->code);
    REQUIRE(same != nullptr);
    REQUIRE(same->options.size() == question->options.size());
    for (std::size_t at = 0; at < question->options.size(); ++at)
      CHECK(same->options[at].code == question->options[at].code);
  }
  CHECK(forms::translated(form, "fr") == form);
}

TEST_CASE("a page for each is translated once, and its sections are called like the options") {
  const std::string text = R"(form spring "Spring event"

scale useful best first:
  ( ) very  "Very"
  ( ) not   "Not"

page "The day"
  went_to    "Where were you?"  pick any
             [ ] panel    "Panel"
             [ ] workshop "Workshop"

page "Each" for each went_to
  parts      "And its parts?"  grid scale useful
             - talk  "The talk at {it}."
             - pace  "The pace of {it}."
  why        "Why was {session} so?"  lines 2

language cy
  title                "Digwyddiad y gwanwyn"
  scale.useful.very    "Iawn"
  scale.useful.not     "Ddim"
  page.went_to         "Y diwrnod"
  went_to              "Ble oeddech chi?"
  went_to.panel        "Y panel"
  went_to.workshop     "Gweithdy"
  page.parts           "Pob un"
  parts                "A'i rannau?"
  talk                 "Y sgwrs yn {it}."
  pace                 "Cyflymder {it}."
  why                  "Pam oedd {session} felly?"
)";
  const auto form = read(text);
  CHECK(forms::missing_texts(form, "cy").empty());
  const auto welsh = forms::translated(form, "cy");
  const auto& page = welsh.pages.at(1);
  CHECK(page.title == "Pob un");
  REQUIRE(page.sections.size() == 2);
  CHECK(page.sections[0].title == "Y panel");
  CHECK(page.sections[1].title == "Gweithdy");
  REQUIRE(page.grids.size() == 2);
  CHECK(page.grids[1].label == "A'i rannau?");
  CHECK(forms::as_read(welsh, "X").question("talk_workshop")->label == "Y sgwrs yn Gweithdy.");
  CHECK(read(forms::print_form(form)) == form);
}

TEST_CASE("a round about a session names it in every language") {
  const auto form = read(
      "form a \"A\"\npage \"P\"\nb \"How was {session or the day}?\" lines 2\n"
      "language cy\n title \"A\"\n page.b \"P\"\n b \"Sut oedd {session or y diwrnod}?\"\n");
  const auto about = forms::about_session(form, "Panel");
  CHECK(forms::as_read(forms::translated(about, "cy"), "X").question("b")->label == "Sut oedd Panel?");
  CHECK(forms::as_read(forms::translated(form, "cy"), "X").question("b")->label == "Sut oedd y diwrnod?");
}

TEST_CASE("a text that a language lacks is named by its key, and the language is not complete") {
  const auto form = read(without(without(whole, "  likely.high  "), "  helpful.yes  "));
  CHECK(forms::missing_texts(form, "cy") == std::vector<std::string>{"helpful.yes", "likely.high"});
  CHECK(forms::complete_languages(form).empty());
  CHECK(forms::translated(form, "cy").question("helpful")->option("yes")->label == "Yes");
  CHECK(forms::missing_texts(form, "pl").size() == forms::texts_of(form).size() - 2);  // all but the two of consent
}

TEST_CASE("the canonical text keeps languages and their notes") {
  const auto form = read(whole);
  const auto printed = forms::print_form(form);
  CHECK(read(printed) == form);
  CHECK(forms::print_form(read(printed)) == printed);
  const auto noted = forms::print_form_text(whole, "spring.form");
  REQUIRE(noted.ok());
  CHECK(noted->find("language cy\n  # checked by nobody yet\n  title ") != std::string::npos);
}

TEST_CASE("a form says in which language it is written itself") {
  const auto form = read(
      "form a \"Holiadur\"\n  language cy\npage \"Y dydd\"\n  why \"Pam?\" lines 2\n\nlanguage en\n  title "
      "\"Questions\"\n");
  CHECK(form.language == "cy");
  CHECK(read(forms::print_form(form)) == form);
}

TEST_CASE("words in another language may come and change after publishing") {
  const auto published = read(whole.substr(0, whole.find("language cy\n")));
  const auto next = read(whole);
  CHECK(forms::changed_meanings(published, next).empty());
  auto changes = forms::difference(published, published, next);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].words == "Its texts in Welsh are new.");
  auto mended = next;
  mended.translations[0].texts["title"] = "Digwyddiad";
  changes = forms::difference(next, next, mended);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].words == "Its texts in Welsh change.");
  CHECK(forms::changed_meanings(next, mended).empty());
}

TEST_CASE("cards leave the languages where they stand, below the pages") {
  const auto parts = forms::outline(whole);
  REQUIRE_FALSE(parts.empty());
  CHECK(parts.back().key == "q-likely");
  CHECK(whole.substr(parts.back().end, 14) == "\n\nlanguage cy\n");
  const auto moved = forms::move_part(whole, "q-likely", forms::Way::up);
  REQUIRE(moved.ok());
  CHECK(read(moved->text).translations == read(whole).translations);
  const auto added = forms::add_page(whole);
  REQUIRE(added.ok());
  CHECK(added->text.find("page \"Page 3\"") < added->text.find("language cy\n"));
}
