// The words of a form in its other languages go out to every program that has a place for them, and come back.

#include "reading.hpp"

#include <muster/domain/forms/translation.hpp>
#include <muster/kit/catalogue/catalogue.hpp>

using namespace muster;
using test::form_of;
using test::read;
using test::told;
using test::written;

namespace {

constexpr const char* in_three_languages = R"(form visit "Your visit"
  introduction "Two minutes."
  thanks "Thank you."

scale how:
  ( ) good "Good"
  ( ) bad  "Bad"

page "The day"
  introduction "Think of today."
  useful*    "Was it useful?"  pick one
             hint "One answer."
             if missing "Say whether it was useful"
             comment "Why?"
             ( ) yes  "Yes"
             ( ) no   "No"
  information "And the rooms?"
  how        "How was it?"  grid scale how
             - time   "There was time."
             - signs  "The signs helped."
  rooms      "Which rooms?"  pick any
             [ ] maps   "The maps"
             [ ] other ...  "Others"
  far        "How far did you travel?"  number  unit "miles"
  mail       "E-mail"  text

language cy
  title                  "Eich ymweliad"
  introduction           "Dwy funud."
  thanks                 "Diolch."
  page.useful            "Y diwrnod"
  page.useful.introduction "Meddyliwch am heddiw."
  useful                 "A oedd yn ddefnyddiol?"
  useful.hint            "Un ateb."
  useful.missing         "Dywedwch a oedd yn ddefnyddiol"
  useful.yes             "Oedd"
  useful.no              "Nac oedd"
  useful_comment         "Pam?"
  how.information        "A’r ystafelloedd?"
  how                    "Sut oedd hi?"
  scale.how.good             "Da"
  scale.how.bad              "Gwael"
  time                   "Roedd amser."
  signs                  "Roedd yr arwyddion yn help."
  rooms                  "Pa ystafelloedd?"
  rooms.maps             "Y mapiau"
  rooms.other            "Eraill"
  far                    "Pa mor bell?"
  far.unit               "milltir"
  mail                   "E-mail"

language pl
  title                  "Wizyta"
  useful                 "Czy się przydało?"
)";

std::string text_of(const forms::Form& form, const std::string& language, const std::string& key) {
  for (const auto& one : form.translations) {
    if (one.language == language && one.texts.contains(key)) return one.texts.at(key);
  }
  return {};
}

}  // namespace

TEST_CASE("a form in several languages goes out to other programs and comes back in all of them") {
  const auto form = form_of(in_three_languages);
  for (const std::string format : {"xlsform", "xlsform-csv", "surveyjs", "limesurvey"}) {
    INFO(format);
    const auto file = written(form, format);
    INFO(told(file.differences));
    const auto back = read(file.bytes);
    INFO(told(back.differences) << back.text);
    REQUIRE(back.form.translations.size() == 2);
    std::string lost;
    for (const auto& translation : form.translations) {
      for (const auto& [key, text] : translation.texts) {
        if (text_of(back.form, translation.language, key) == text) continue;
        lost += translation.language + " " + key + "\n";
      }
    }
    // A workbook has one title; LimeSurvey has words of its own where an answer is missing.
    const std::string expected = format.starts_with("xlsform") ? "cy title\npl title\n"
                                 : format == "limesurvey"      ? "cy useful.missing\n"
                                                               : "";
    CHECK(lost == expected);
    CHECK(forms::missing_texts(back.form, "pl").size() > 10);
  }
}

TEST_CASE("a form that is not written in English says so in the files of other programs") {
  const auto form = form_of(R"(form ymweliad "Eich ymweliad"
  language cy
page "Y diwrnod"
  useful "A oedd yn ddefnyddiol?" pick one
         ( ) yes "Oedd"
         ( ) no  "Nac oedd"
language en
  title "Your visit"
  useful "Was it useful?"
)");
  for (const std::string format : {"xlsform", "xlsform-csv", "surveyjs", "limesurvey"}) {
    INFO(format);
    const auto back = read(written(form, format).bytes);
    INFO(told(back.differences) << back.text);
    CHECK(back.form.language == "cy");
    CHECK(back.form.question("useful")->label == "A oedd yn ddefnyddiol?");
    CHECK(text_of(back.form, "en", "useful") == "Was it useful?");
    CHECK(text_of(back.form, "en", "useful.yes").empty());
  }
}

TEST_CASE("the languages of other programs' files become languages of the form") {
  const auto sheet = read(
      "survey,,,,,,\n,type,name,label::English (en),label::Cymraeg,label::Elvish,hint::Cymraeg\n"
      ",text,town,Your town?,Eich tref?,Eleni?,\n,text,road,Your road?,,,Heol\n");
  CHECK(text_of(sheet.form, "cy", "town") == "Eich tref?");
  CHECK(text_of(sheet.form, "cy", "road").empty());
  CHECK(told(sheet.differences).find("\"label::Elvish\" of another language: left out") != std::string::npos);

  const auto survey = read(R"({"elements": [
    {"type": "radiogroup", "name": "a", "title": {"default": "Colour?", "cy": "Lliw?", "pt-br": "Cor?"},
     "choices": [{"value": "r", "text": {"default": "Red", "cy": "Coch"}}, "blue", 3]}]})");
  CHECK(text_of(survey.form, "cy", "a.r") == "Coch");
  CHECK(text_of(survey.form, "pt-BR", "a") == "Cor?");
  CHECK(text_of(survey.form, "cy", "a.blue").empty());

  const auto lime = read(
      "class\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\tmandatory\tother\n"
      "S\t\tlanguage\t\tde\t\t\t\t\n"
      "G\t\tErste\t1\t\t\tde\t\t\nQ\tL\tq1\t1\tFarbe?"
      "\t\tde\tN\tN\nA\t0\ta1\t\tRot\t\tde\t\t\nA\t0\ta2\t\tBlau\t\tde\t\t\n"
      "G\t\tFirst\t1\t\t\ten\t\t\nQ\tL\tq1\t1\tColour?"
      "\t\ten\tN\tN\nA\t0\ta1\t\tRed\t\ten\t\t\nA\t0\ta2\t\tBlue\t\ten\t\t\n");
  CHECK(lime.form.language == "de");
  CHECK(text_of(lime.form, "en", "page.q1") == "First");
  CHECK(text_of(lime.form, "en", "q1.a2") == "Blue");
}

TEST_CASE("a LimeSurvey archive holds all its languages") {
  const auto form = read(R"(<?xml version="1.0" encoding="UTF-8"?>
<document><LimeSurveyDocType>Survey</LimeSurveyDocType>
<groups><rows><row><gid>1</gid><group_order>0</group_order></row></rows></groups>
<group_l10ns><rows><row><id>1</id><gid>1</gid><group_name>The day</group_name><language>en</language></row>
<row><id>2</id><gid>1</gid><group_name>Y diwrnod</group_name><language>cy</language></row></rows></group_l10ns>
<questions><rows><row><qid>2</qid><parent_qid>0</parent_qid><gid>1</gid><type>S</type><title>town</title><question_order>1</question_order><relevance>1</relevance></row></rows></questions>
<question_l10ns><rows><row><id>1</id><qid>2</qid><question>Your town?</question><language>en</language></row>
<row><id>2</id><qid>2</qid><question>Eich tref?</question><language>cy</language></row></rows></question_l10ns>
<surveys_languagesettings><rows><row><surveyls_language>cy</surveyls_language><surveyls_title>Ymweliad</surveyls_title></row>
<row><surveyls_language>en</surveyls_language><surveyls_title>A visit</surveyls_title></row></rows></surveys_languagesettings>
<surveys><rows><row><sid>1</sid><language>en</language></row></rows></surveys>
</document>)");
  CHECK(form.form.title == "A visit");
  CHECK(text_of(form.form, "cy", "title") == "Ymweliad");
  CHECK(text_of(form.form, "cy", "page.town") == "Y diwrnod");
  CHECK(text_of(form.form, "cy", "town") == "Eich tref?");
}

TEST_CASE("words that Muster adds stand in each language, come back from it, and are told where they are English") {
  const auto form = form_of(R"(form visit "Your visit"
page "The day"
  far    "How far?"  number  decimals 1  unit "miles"
  cost   "What did it cost?"  number  decimals 2
  story  "Tell us"  lines 4  at most 50 words
         hint "Of one thing."
  came   "How did you come?"  pick any
         [ ] bus ...    "By bus, line"
         [ ] other ...  "Otherwise"

language cy
  title       "Eich ymweliad"
  page.far    "Y diwrnod"
  far         "Pa mor bell?"
  far.unit    "milltir"
  cost        "Faint?"
  story       "Dywedwch"
  story.hint  "Un peth."
  came        "Sut?"
  came.bus    "Bws"
  came.other  "Arall"

language sw
  title       "Ziara"
)");
  const auto& welsh = *Catalogue::find("cy");
  for (const std::string format : {"limesurvey", "surveyjs", "xlsform", "xlsform-csv"}) {
    INFO(format);
    const auto file = written(form, format);
    if (format != "xlsform") {  // packed
      CHECK(file.bytes.find("In milltir") == std::string::npos);
      CHECK(file.bytes.find("Un peth. At most") == std::string::npos);
      const auto most = say_count(welsh, "At most {count} word.", "At most {count} words.", 50);
      CHECK(file.bytes.find("Un peth. " + most) != std::string::npos);
    }
    if (format == "surveyjs") CHECK(file.bytes.find(say(welsh, "Please say what")) != std::string::npos);
    CHECK(told(file.differences).find("Swahili (sw): what Muster says of a number's unit") != std::string::npos);
    CHECK(told(file.differences).find("Welsh (cy): what Muster says") == std::string::npos);
    const auto back = read(file.bytes);
    const auto& words = back.form.translations;
    REQUIRE_FALSE(words.empty());
    CHECK(words.front().texts.at("far.unit") == "milltir");
    CHECK(words.front().texts.at("story.hint") == "Un peth.");
    CHECK(back.form.question("far")->decimals == 1);
    CHECK(back.form.question("story")->most_words == 50);
    CHECK(back.form.question("story")->hint == "Of one thing.");
    CHECK(told(back.differences).find("over a line to write on") == std::string::npos);
  }
}

TEST_CASE("that a survey of LimeSurvey has no name is told, where its title does not give it back") {
  const std::string rest = "page \"P\"\n  why \"Why?\" text\n";
  CHECK(told(written(form_of("form spring \"Spring event\"\n" + rest), "limesurvey").differences) ==
        "form: its name spring: a survey there has none: read back, it is called after its title\n");
  CHECK(told(written(form_of("form spring-event \"Spring event\"\n" + rest), "limesurvey").differences).empty());
  CHECK(read(written(form_of("form spring-event \"Spring event\"\n" + rest), "limesurvey").bytes).form.name ==
        "spring-event");
}
