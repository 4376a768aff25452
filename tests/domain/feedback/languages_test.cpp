// A form asked in several languages: offered where it is whole and switched on, and stored as if there were one.
#include <muster/domain/conversions/form_texts.hpp>
#include <muster/domain/feedback/asked_languages.hpp>
#include <muster/domain/feedback/languages_service.hpp>
#include <muster/domain/feedback/read_language_service.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/translation.hpp>
#include <muster/kit/tabular/table.hpp>

#include <algorithm>

#include "summit_feedback.hpp"

namespace muster::feedback {
namespace {

using test::field_value;
using test::holds;
using test::location;

const std::string two_languages = R"(form views "Your views"
  anonymous
  suppress below 5
  quote with consent

page "The day"
  helpful*  "Was it helpful?"  pick one
            ( ) yes "Yes"
            ( ) no  "No"
  more      "Anything else?"  lines 3

language ar
  title        "آراؤكم"
  page.helpful "اليوم"
  helpful      "هل كان مفيدًا؟"
  helpful.yes  "نعم"
  helpful.no   "لا"
  more         "أي شيء آخر؟"

language cy
  title        "Eich barn"
  page.helpful "Y diwrnod"
  helpful      "A oedd yn ddefnyddiol?"
  helpful.yes  "Oedd"
  helpful.no   "Nac oedd"
  more         "Unrhyw beth arall?"

language pl
  title        "Opinie"
)";

struct Languages : OpenForm {
  Languages() : OpenForm(two_languages) {}
};

}  // namespace

TEST_CASE("what Muster says in English within a form of another language is marked as English") {
  OpenForm asked(
      "form ansichten \"Ansichten\"\n  language de\n  anonymous\n  thanks \"Vielen Dank dafür.\"\n\npage \"Der Tag\"\n"
      "  mehr  \"Noch etwas?\"  lines 3\n");
  const auto first = asked.visitor.get(asked.link);
  CHECK(holds(first, "<html lang=\"de\">"));
  CHECK(holds(first, "<a class=\"govuk-skip-link\" href=\"#main\" lang=\"en\" dir=\"ltr\">"));
  // Pages of Muster's own words are English, and what the form says in them is not.
  const auto thanks = asked.visitor.get(asked.link + "/thanks");
  CHECK(holds(thanks, "<html lang=\"en-GB\">"));
  CHECK(holds(thanks, "<p class=\"lead\" lang=\"de\" dir=\"ltr\">Vielen Dank dafür.</p>"));
  for (const auto* page : {"/withdraw", "/withdraw?done=yes", "/draft/nothing"})
    CHECK(holds(asked.visitor.get(asked.link + page), "<html lang=\"en-GB\">"));
  const auto kiosk = asked.visitor.get(asked.link + "?kiosk=yes");
  CHECK(holds(kiosk, "data-thanks=\"15\" lang=\"en\" dir=\"ltr\""));
}

TEST_CASE("a language that nobody has checked is offered only where an organiser switches it on") {
  Languages asked;
  CHECK(languages_to_switch_on(*asked.round().form) == std::vector<std::string>{"ar", "cy"});  // Polish is not whole
  CHECK_FALSE(holds(asked.visitor.get(asked.link), "class=\"languages\""));
  CHECK(holds(asked.visitor.get(asked.link + "?lang=cy"), "<html lang=\"en-GB\">"));
  CHECK(holds(asked.visitor.get(asked.link + "?lang=cy"), "Was it helpful?"));
  CHECK_FALSE(set_languages(asked.database(), asked.now(), "summit", {"pl"}).ok());
  CHECK_FALSE(set_languages(asked.database(), asked.now(), "summit", {"en"}).ok());
  REQUIRE(set_languages(asked.database(), asked.now(), "summit", {"cy"}).ok());
  CHECK(asked.figure("select count(*) from audit where action = 'languages of a form changed'") == 1);
  const auto page = asked.visitor.get(asked.link);
  CHECK(holds(page, "formaction=\"" + asked.link + "?lang=cy\" name=\"_stay\" value=\"yes\">Cymraeg</button>"));
  CHECK_FALSE(holds(page, "lang=ar"));
  CHECK(holds(asked.visitor.get(asked.link + "?lang=ar"), "Was it helpful?"));
}

TEST_CASE("errors at a form's link speak what the browser asks for, of the languages that the form is asked in") {
  Languages asked;
  const auto code = asked.round().short_code;
  const auto read = [&](std::string_view chosen, std::string_view accepted) {
    return language_read_at(asked.database(), asked.clock.now(), code, chosen, accepted);
  };
  CHECK(read("", "cy, ar;q=0.9") == "en");  // neither is switched on
  CHECK(read("cy", "") == "en");
  REQUIRE(set_languages(asked.database(), asked.now(), "summit", {"cy"}).ok());
  CHECK(read("", "cy-GB, en;q=0.5") == "cy");
  CHECK(read("", "ar, cy;q=0.5") == "cy");
  CHECK(read("", "pl") == "en");
  CHECK(read("", "") == "en");
  CHECK(read("cy", "en") == "cy");
  CHECK(read("ar", "cy") == "cy");
  CHECK(language_read_at(asked.database(), asked.clock.now(), "zzzzzzz", "cy", "cy").empty());
}

TEST_CASE("pages speak the chosen language from the first to the thanks") {
  Languages asked;
  REQUIRE(set_languages(asked.database(), asked.now(), "summit", {"ar", "cy"}).ok());
  const auto welsh = asked.link + "?lang=cy";
  const auto page = asked.visitor.get(welsh);
  CHECK(holds(page, "<html lang=\"cy\">"));
  CHECK(holds(page, "A oedd yn ddefnyddiol?"));
  CHECK(holds(page, "Anfon fy atebion"));
  CHECK(holds(page, "Gawn ni ddyfynnu"));  // Muster's own question
  CHECK(holds(page, "dydd Gwener") + holds(page, "Dydd Gwener") > 0);
  CHECK_FALSE(holds(page, "Send my answers"));
  const auto key = field_value(page.body, "_key");
  const auto wrong = asked.visitor.post(welsh, {{"_key", key}, {"_page", "1"}, {"_send", "yes"}});
  CHECK(wrong.status == 422);
  CHECK(holds(wrong, "Dewiswch un ateb i “A oedd yn ddefnyddiol?”"));
  const auto sent = asked.visitor.post(
      welsh, {{"_key", key}, {"_page", "1"}, {"helpful", "yes"}, {"more", "مرحبا"}, {"_send", "yes"}});
  CHECK(location(sent) == asked.link + "/thanks?lang=cy");
  CHECK(holds(asked.visitor.get(location(sent)), "Diolch."));
  const auto arabic = asked.visitor.get(asked.link + "?lang=ar");
  CHECK(holds(arabic, "<html lang=\"ar\" dir=\"rtl\">"));
  CHECK(holds(arabic, "هل كان مفيدًا؟"));
}

TEST_CASE("answers are checked in the chosen language") {
  Languages asked;
  REQUIRE(set_languages(asked.database(), asked.now(), "summit", {"cy"}).ok());
  const auto welsh = asked.link + "?lang=cy";
  const auto key = field_value(asked.visitor.get(welsh).body, "_key");
  const auto page = asked.visitor.post(welsh, {{"_key", key}, {"_page", "1"}, {"helpful", "yes"}, {"_check", "yes"}});
  CHECK(holds(page, "<h1>Gwiriwch eich atebion</h1>"));
  CHECK(holds(page, ">Heb ei ateb</dd>"));
  CHECK(holds(page, "<span>Newid</span>"));
  CHECK(holds(page, ">Yn ôl i’r cwestiynau</button>"));
  for (const auto* english : {"Check your answers", "Not answered", "Change", "Send my answers", "Nothing is saved"})
    CHECK_FALSE(holds(page, english));
}

TEST_CASE("all on one page names the event and the options in the chosen language") {
  Feedback asked;
  asked.publish(R"(form views "Your views"

page "You"
  went_to  "Where were you?"  pick any
           [ ] panel  "The panel"
           [ ] hall   "The hall"

page "Each" for each went_to
  useful   "How useful was {it} at {event}?"  lines 2

language cy
  title          "Eich barn"
  page.went_to   "Chi"
  went_to        "Ble oeddech chi?"
  went_to.panel  "Y panel"
  went_to.hall   "Y neuadd"
  page.useful    "Pob un"
  useful         "Pa mor ddefnyddiol oedd {it} yn {event}?"
)");
  REQUIRE(open_round(asked.database(), asked.now(), "summit").ok());
  REQUIRE(set_languages(asked.database(), asked.now(), "summit", {"cy"}).ok());
  const auto page = asked.visitor.get("/f/" + asked.round().short_code + "?lang=cy&pages=one");
  CHECK(holds(page, "Pa mor ddefnyddiol oedd Y neuadd yn London SEND Summit?"));
  CHECK(holds(page, "<h2 class=\"section-title\" dir=\"auto\">Y neuadd</h2>"));
  CHECK_FALSE(holds(page, "{it"));
}

TEST_CASE("nothing that is stored tells in which language somebody answered") {
  std::vector<std::string> stored;
  for (const auto* tongue : {"", "?lang=cy", "?lang=ar"}) {
    Languages asked;
    REQUIRE(set_languages(asked.database(), asked.now(), "summit", {"ar", "cy"}).ok());
    const auto page = asked.visitor.get(asked.link + tongue);
    const auto sent = asked.visitor.post(asked.link + tongue, {{"_key", field_value(page.body, "_key")},
                                                               {"_page", "1"},
                                                               {"helpful", "yes"},
                                                               {"more", "Hello"},
                                                               {"_send", "yes"}});
    REQUIRE(sent.status == 303);
    // Of every table how many rows it has; of the answer all that does not come by chance.
    std::string all;
    auto tables = asked.tables();
    std::sort(tables.begin(), tables.end());
    for (const auto& table : tables)
      all += table + " " + std::to_string(asked.figure("select count(*) from " + table)) + "\n";
    all += asked.text("select answers from response");
    stored.push_back(all);
  }
  CHECK(stored[0].find("Hello") != std::string::npos);
  CHECK(stored[1] == stored[0]);
  CHECK(stored[2] == stored[0]);
}

TEST_CASE("the list of texts goes out, and comes back into the form's text") {
  const auto text = two_languages.substr(0, two_languages.find("\nlanguage"));
  const auto form = forms::parse_form(text, "views.form");
  REQUIRE(form.ok());
  const auto list = conversions::form_texts(*form, "cy");
  CHECK(list.heading == tabular::Row{"key", "en", "cy"});
  CHECK(list.rows.front() == tabular::Row{"title", "Your views", ""});
  auto filled = list.rows;
  for (auto& row : filled) row[2] = row[1] + " (cy)";
  const auto read = tabular::read_table(tabular::to_csv(list.heading, filled), "texts.csv");
  REQUIRE(read.ok());
  const auto merged = conversions::with_form_texts(text, "views.form", *read);
  REQUIRE(merged.ok());
  const auto back = forms::parse_form(*merged, "views.form");
  REQUIRE(back.ok());
  CHECK(forms::complete_languages(*back) == std::vector<std::string>{"cy"});
  CHECK(forms::translated(*back, "cy").title == "Your views (cy)");
  CHECK(merged->starts_with(text.substr(0, text.find_last_not_of('\n') + 1)));
  // What the list leaves empty stays as it was.
  filled[0][2] = "";
  const auto less = tabular::read_table(tabular::to_csv(list.heading, filled), "texts.csv");
  const auto again = conversions::with_form_texts(*merged, "views.form", *less);
  REQUIRE(again.ok());
  CHECK(*again == *merged);
  const auto refused = [&](const std::string& csv) {
    const auto table = tabular::read_table(csv, "texts.csv");
    REQUIRE(table.ok());
    const auto out = conversions::with_form_texts(text, "views.form", *table);
    return out.ok() ? std::string() : out.error().message;
  };
  CHECK(refused("key,en,cy\nhelpfull,x,y\n").starts_with("Row 2: no text of this form has the key \"helpfull\""));
  CHECK(refused("key,en,Welsh\ntitle,x,y\n").starts_with("The column \"Welsh\" is no language."));
  CHECK(refused("name,en,cy\ntitle,x,y\n").starts_with("The list has no column \"key\"."));
  CHECK_FALSE(refused("key,en,cy\nhelpful.yes,x,Ie\nhelpful.no,x,ie\n").empty());
}

TEST_CASE("the page of languages of a form in one says what to do first") {
  OpenForm asked("form views \"Views\"\npage \"P\"\n  one \"First?\" text\n");
  CHECK(holds(asked.visitor.get("/events/summit/form/languages"),
              "Everybody reads this form in English: it has no texts"));
}

TEST_CASE("the form's page of languages says what is missing and takes the switch") {
  Languages asked;
  const auto page = asked.visitor.get("/events/summit/form/languages");
  CHECK(page.status == 200);
  CHECK(holds(page, "Welsh (Cymraeg)"));
  CHECK(holds(page, "It is not switched on."));
  CHECK_FALSE(holds(page, "Everybody reads this form in"));
  CHECK(holds(page, "5 texts are missing: page.helpful, helpful, helpful.yes, helpful.no, more."));
  const auto saved = asked.visitor.post("/events/summit/form/languages", {{"languages[]", "cy"}});
  CHECK(location(saved) == "/events/summit/form/languages?done=saved");
  CHECK(asked.round().languages == "cy");
  CHECK(holds(asked.visitor.get("/events/summit/form/languages/texts?format=csv"), "helpful.yes,Yes,"));
  const auto wrong = asked.visitor.post("/events/summit/form/languages/texts", {},
                                        {{"file", "texts.csv", "key,en,cy\nnothing,x,y\n"}});
  CHECK(wrong.status == 422);
  CHECK(holds(wrong, "no text of this form has the key"));
  const auto read = asked.visitor.post("/events/summit/form/languages/texts", {},
                                       {{"file", "texts.csv", "key,en,pl\nhelpful,x,Czy to pomogło?\n"}});
  CHECK(read.status == 200);
  CHECK(holds(read, "Czy to pomogło?"));
}

}  // namespace muster::feedback
