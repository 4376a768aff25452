// Forms written for other programs and read back say the same; what does not go over is told.

#include "every_kind.hpp"
#include "reading.hpp"

using namespace muster;
using test::form_of;
using test::questions_of;
using test::read;
using test::refusal;
using test::told;
using test::written;

TEST_CASE("a form written as an XLSForm is read as the form that it was") {
  const auto form = form_of(test::every_kind);
  for (const std::string format : {"xlsform", "xlsform-csv"}) {
    INFO(format);
    const auto file = written(form, format);
    CHECK(told(file.differences) == "");
    const auto back = read(file.bytes);
    CHECK(told(back.differences) == "");
    CHECK(back.text == forms::print_form(form));
    CHECK(back.form == form);
  }
}

TEST_CASE("a form written as a SurveyJS survey is read as the form that it was") {
  // A table has its columns by itself, so what they are called together goes under.
  auto text = std::string(test::every_kind);
  for (auto at = text.find("scale agreement"); at != std::string::npos; at = text.find("scale agreement"))
    text.replace(at, 15, "scale how");
  const auto form = form_of(text);
  const auto file = written(form, "surveyjs");
  CHECK(told(file.differences) == "");
  const auto back = read(file.bytes);
  CHECK(told(back.differences) == "");
  CHECK(back.text == forms::print_form(form));
  CHECK(back.form == form);
}

TEST_CASE("a form written as a LimeSurvey structure is read as the form that it was") {
  const auto form = form_of(R"(form a-visit "A visit"
scale how:
  ( ) agree "Agree"
  ( ) not "Disagree"
page "The day"
  useful*  "Was it useful?" pick one
           ( ) yes "Yes"
           ( ) other ... "Something else"
  why      "Why?" lines 3
           ask if useful = other
  rooms    "Which rooms?" pick any at most 2
           [ ] maps "The maps"
           [ ] ships "The ships"
           [ ] tools "The tools"
           [ ] none "None of them" alone
  best     "Which did you like best?" rank up to 2
           [ ] old "The old house"
           [ ] park "The park"
           [ ] new "The new house"
  how      "How was it?" grid scale how
           - time "There was time."
           - signs "The signs helped."
page "You"
  ask if rooms contains ships
  town     "Where do you live?" text up to 80
  miles    "How far?" number from 0 to 500
  day      "When?" date
           ask if miles > 10 and time != agree
)");
  const auto file = written(form, "limesurvey");
  CHECK(told(file.differences) == "");
  const auto back = read(file.bytes);
  CHECK(told(back.differences) == "");
  CHECK(back.text == forms::print_form(form));
}

TEST_CASE("a literal reference comes back from LimeSurvey as it was, and a row's star is not told as left out") {
  const auto form = form_of(R"(form f "F"
scale how:
  ( ) good "Good"
  ( ) bad "Bad"
page "P"
  why  "What does &amp; stand for, in R&D?" text
  how* "How was it?" grid scale how
           - time "There was time."
           - signs "The signs helped."
)");
  const auto lime = read(written(form, "limesurvey").bytes).form;
  CHECK(lime.question("why")->label == "What does &amp; stand for, in R&D?");
  for (const auto& one : read(written(form, "surveyjs").bytes).differences)
    CHECK(one.what.find("isAllRowRequired") == std::string::npos);
}

TEST_CASE("what a file says and no form can is told with its place") {
  const auto form = read(
      "survey,,,,,\n,type,name,label,relevant,hint\n"
      ",start,begun,,,\n"
      ",image,Photo 1,Take a picture,,\n"
      ",decimal,weight,Your **weight**,,in kilograms\n"
      ",select_one colours,Q1,Your colour,${weight} > 80.5,\n"
      ",text,else,Else?,${later} = 'x',\n"
      ",text,later,Else?,count-selected(${Q1}) > 2,\n"
      "choices,,,,,\n,list_name,name,label,,\n,colours,1,Red,,\n,colours,2,Blue,,\n");
  CHECK(questions_of(form) == R"text(page "test"
  weight     "Your weight"  number  decimals 2
             hint "in kilograms"

  q1         "Your colour"  pick one
             ask if weight > 80.5
             ( ) o1  "Red"
             ( ) o2  "Blue"

  else       "Else?"  text

  later      "Else? (2)"  text
)text");
  CHECK(told(form.differences) == R"text(the form’s title is empty: its name "test" stands there
survey, row 3: a question that a device answers by itself (start "begun"): left out
survey, row 4: a picture, a sound, a place or another measurement of a device (image "Photo 1"): left out
survey, row 5: how many digits a number has behind the point: two at most
survey, row 5: tags and styles in the label: only its words were kept
survey, row 6: the name "Q1": its code is q1
survey, row 6: the options’ names 1 and 2: their codes are o1 and o2
survey, row 7: a condition, because nothing above it is called "later": left out: everybody is asked
survey, row 8: the condition "count-selected(${Q1}) > 2", because it counts ticks or letters: left out: everybody is asked
survey, row 8: another question has the label "Else?": it is called "Else? (2)" here, so that answers can be told apart
)text");
}

TEST_CASE("a LimeSurvey survey is read from its XML") {
  const auto form = read(R"(<?xml version="1.0" encoding="UTF-8"?>
<document><LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>145</DBVersion>
<answers><rows><row><qid>2</qid><code>A1</code><answer><![CDATA[Yes]]></answer><sortorder>0</sortorder><language>en</language><scale_id>0</scale_id></row>
<row><qid>2</qid><code>A2</code><answer><![CDATA[No]]></answer><sortorder>1</sortorder><language>en</language><scale_id>0</scale_id></row></rows></answers>
<groups><rows><row><gid>1</gid><group_name><![CDATA[The day]]></group_name><group_order>0</group_order><description/><language>en</language></row></rows></groups>
<questions><rows>
<row><qid>3</qid><parent_qid>0</parent_qid><gid>1</gid><type>M</type><title>Rooms</title><question><![CDATA[<p>Which rooms?</p>]]></question><other>N</other><mandatory>N</mandatory><question_order>2</question_order><language>en</language><relevance><![CDATA[((Q1.NAOK == "A1"))]]></relevance></row>
<row><qid>2</qid><parent_qid>0</parent_qid><gid>1</gid><type>L</type><title>Q1</title><question><![CDATA[Were you there?]]></question><other>N</other><mandatory>Y</mandatory><question_order>1</question_order><language>en</language><relevance>1</relevance></row>
</rows></questions>
<subquestions><rows><row><qid>4</qid><parent_qid>3</parent_qid><gid>1</gid><title>SQ1</title><question>Maps</question><question_order>1</question_order><language>en</language><scale_id>0</scale_id></row>
<row><qid>5</qid><parent_qid>3</parent_qid><gid>1</gid><title>SQ2</title><question>Ships</question><question_order>2</question_order><language>en</language><scale_id>0</scale_id></row></rows></subquestions>
<surveys_languagesettings><rows><row><surveyls_language>en</surveyls_language><surveyls_title><![CDATA[A visit]]></surveyls_title></row></rows></surveys_languagesettings>
</document>)");
  CHECK(questions_of(form) == R"(page "The day"
  q1*        "Were you there?"  pick one
             ( ) a1  "Yes"
             ( ) a2  "No"

  rooms      "Which rooms?"  pick any
             ask if q1 = a1
             [ ] sq1  "Maps"
             [ ] sq2  "Ships"
)");
}

TEST_CASE("a file that is no form is refused in a sentence") {
  CHECK(refusal("") == "\"test\" is empty.");
  CHECK(refusal("Name,Borough\nAda,Lambeth\n").starts_with("\"test\" is no form that Muster knows: an XLSForm"));
  CHECK(refusal("{\"a\": 1}") == "\"test\" is JSON, but no SurveyJS survey: that has \"pages\" or \"elements\".");
  CHECK(refusal("{\"pages\": [").starts_with("\"test\": This is not JSON"));
  CHECK(refusal("{\"elements\": []}") == "\"test\" has no question that people could answer.");
  CHECK(refusal("<?xml version=\"1.0\"?><document><LimeSurveyDocType>Survey")
            .find("its XML is not well-formed in line 1") != std::string::npos);
  CHECK(refusal("<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a "
                "\"b\">]><document><LimeSurveyDocType>&a;</LimeSurveyDocType></document>")
            .find("it declares a document type or entities") != std::string::npos);
  CHECK(refusal("<?xml version=\"1.0\"?><document><LimeSurveyDocType>Label set</LimeSurveyDocType></document>")
            .find("it has no questions") != std::string::npos);
  std::string many = "type,name,label\n";
  for (int at = 0; at < 1001; ++at) many += "text,q" + std::to_string(at) + ",Q\n";
  CHECK(refusal(many) == "The file has more than 1,000 questions, and a form has far fewer. Convert it in parts.");
  CHECK(refusal(std::string((std::size_t{8} << 20U) + 1, 'a')) ==
        "\"test\" is larger than 8 MB. A form is a few pages; is this the right file?");
}

TEST_CASE("conditions of other programs are read, whichever words they use") {
  const auto condition = [](const std::string& text) {
    const auto form = read(
        "survey,,,,,\n,type,name,label,relevant,\n,select_one l,one,One,,\n,select_multiple "
        "l,any,Any,,\n,integer,num,Num,,\n"
        ",text,q,Q,\"" +
        text + "\",\nchoices,,,,,\n,list_name,name,label,,\n,l,a,A,,\n,l,b,B,,\n,l,c,C,,\n");
    const auto& asked = *form.form.question("q");
    return asked.ask_if ? query::print_filter(*asked.ask_if) : told(form.differences);
  };
  CHECK(condition("${one} = 'a'") == "one = a");
  CHECK(condition("'a' = ${one}") == "one = a");
  CHECK(condition("selected(${any}, 'a') and not(selected(${any}, 'b'))") == "any contains a and not any contains b");
  CHECK(condition("${any} = 'a'") == "any contains a");
  CHECK(condition("{one} anyof ['a', 'b'] or {num} >= 3") == "one in (a, b) or num >= 3");
  CHECK(condition("{any} notempty && {one} <> 'c'") == "any is answered and one != c");
  CHECK(condition("${one} = ''") == "one is not answered");
  CHECK(condition("one.NAOK == 'b' || !is_empty(num)") == "one = b or num is answered");
  CHECK(condition("count-selected(${any}) > 0") == "any is answered");
  CHECK(condition("(${num} > 2 and ${num} < 5) or ${one} = 'a'") == "num > 2 and num < 5 or one = a");
  CHECK(condition("once(${num})").find("it asks the function once()") != std::string::npos);
  CHECK(condition("${num} + 1 > 2").find("compares nothing") != std::string::npos);
  CHECK(condition("${one} = 'z'").find("there is no option \"z\"") != std::string::npos);
  CHECK(condition("${num} > 2.5") == "num > 2.5");
  CHECK(condition("{num} < 0.75 || ${num} = 7.0") == "num < 0.75 or num = 7");
  CHECK(condition("${num} = 2.5").find("it can never hold") != std::string::npos);
  CHECK(condition("${num} > 99999999999").find("is no number that people give") != std::string::npos);
  CHECK(condition("${num} > 3 and ${num} < 2").find("it can never hold") != std::string::npos);
}

TEST_CASE("an answer within words is written as the format does, and what is read without it is told") {
  const auto form = form_of(R"(form piped "{event}: your views"
page "You"
  role "Who are you here as?" pick one
       ( ) parent "Parent"
       ( ) other "Other"
  team "Your team" text
page "The day"
  useful "What did the {role or guest} from {team or here} gain?" text
)");
  const auto survey = written(form, "surveyjs");
  CHECK(survey.bytes.find("What did the {role} from {team} gain?") != std::string::npos);
  const auto sheet = written(form, "xlsform-csv");
  CHECK(sheet.bytes.find("What did the guest from ${team} gain?") != std::string::npos);
  CHECK(written(form, "limesurvey").bytes.find("What did the guest from here gain?") != std::string::npos);
  CHECK(told(sheet.differences) == R"text(form: the event’s name within words: “the event”
form: the answer to "role" within words: “guest”
form: the answer to "team" within words: what is read where there is none, “here”: left out
)text");
}

TEST_CASE("units, digits and limits of words stand in the hint, and are read out of it") {
  const auto form = form_of(R"(form measured "Measured"
page "P"
  far "How far did you travel?" number from 0 to 500 decimals 1 unit "miles"
  paid "What did it cost?" number from 0 to 500 decimals 2 hint "There and back."
  count "How many were you?" number unit "people" hint "In all."
  why "Why?" lines 4 at most 50 words hint "Be short."
)");
  const auto survey = written(form, "surveyjs");
  CHECK(survey.bytes.find("In miles, with up to one decimal.") != std::string::npos);
  CHECK(told(survey.differences) == R"text(question "far": the unit of its number: it stands in the hint
question "count": the unit of its number: it stands in the hint
question "why": how many words it may have: it stands in the hint
)text");
  CHECK(read(survey.bytes).text == forms::print_form(form));
  for (const std::string format : {"xlsform", "xlsform-csv"}) {
    const auto back = read(written(form, format).bytes);
    CHECK(told(back.differences) == "");
    CHECK(back.text == forms::print_form(form));
  }
}

TEST_CASE("a fraction in a condition goes over as it stands") {
  const auto form = form_of(R"(form far "Far"
page "P"
  miles "How far did you travel?" number from 0 to 500 decimals 1
  why "Why so far?" text ask if miles >= 12.5
  near "Why so near?" text ask if miles < 0.5 or miles > 499.5
)");
  for (const std::string format : {"xlsform", "xlsform-csv", "surveyjs", "limesurvey"}) {
    INFO(format);
    const auto back = read(written(form, format).bytes).form;
    CHECK(query::print_filter(*back.questions()[1]->ask_if) == "miles >= 12.5");
    CHECK(query::print_filter(*back.questions()[2]->ask_if) == "miles < 0.5 or miles > 499.5");
  }
}

TEST_CASE("a hint that only looks like ours stays a hint") {
  const auto hint = [](const std::string& words) {
    const auto form = read("survey,,,,\n,type,name,label,hint\n,integer,num,Num,\"" + words + "\"\n");
    return form.form.question("num")->hint + "|" + form.form.question("num")->unit;
  };
  CHECK(hint("In miles.") == "|miles");
  CHECK(hint("Think. In miles.") == "Think.|miles");
  CHECK(hint("In miles, or in anything that you like to count in.") ==
        "In miles, or in anything that you like to count in.|");
  CHECK(hint("With up to seven decimals.") == "With up to seven decimals.|");
  CHECK(hint("At most 50 words.") == "At most 50 words.|");
  CHECK(hint("In .") == "In .|");
}

TEST_CASE("the ends of a number with decimals are let out, never drawn in") {
  const auto form = read(
      "survey,,,,\n,type,name,label,constraint\n"
      ",decimal,far,Far,. > 10.51 and . < 18.39\n,decimal,near,Near,. >= 0 and . <= 5\n"
      ",integer,whole,Whole,. > 10.51 and . < 18.39\n");
  CHECK(form.form.question("far")->low == 10);
  CHECK(form.form.question("far")->high == 19);
  CHECK(form.form.question("whole")->low == 11);
  CHECK(form.form.question("whole")->high == 18);
  CHECK(told(form.differences).find("row 3: the constraint \". > 10.51 and . < 18.39\": the whole numbers around it") !=
        std::string::npos);
  CHECK(told(form.differences).find("row 4: the constraint") == std::string::npos);
  CHECK(told(form.differences).find("row 5: the constraint") == std::string::npos);
}

TEST_CASE("a condition that only the whole form shows to be wrong is left out alone") {
  const auto form = read(R"({"pages": [
    {"elements": [{"type": "radiogroup", "name": "a", "title": "A", "choices": ["x", "y", "z"]}]},
    {"visibleIf": "{a} = 'x'", "elements": [
      {"type": "text", "name": "b", "title": "B", "visibleIf": "{a} anyof ['x', 'y']"},
      {"type": "text", "name": "c", "title": "C", "visibleIf": "{a} = 'x'"},
      {"type": "text", "name": "d", "title": "D", "visibleIf": "{b} = 'x'"}]}]})");
  CHECK(questions_of(form) == R"(page "test"
  a          "A"  pick one
             ( ) x  "x"
             ( ) y  "y"
             ( ) z  "z"

page "test"
  ask if a = x

  b          "B"  text

  c          "C"  text

  d          "D"  text
             ask if b = x
)");
  CHECK(told(form.differences)
            .find("the condition of question \"b\", because this condition always holds, so everybody "
                  "is asked: left out") != std::string::npos);
}

TEST_CASE("a statement between two ends goes over with both in its words") {
  const auto form = form_of(R"(form ends "Ends"
page "P"
  day "How was the day?" grid from 1 to 4
      - pace "Too slow" to "Too fast"
      - tone "Cold" to "Warm"
)");
  for (const std::string format : {"surveyjs", "xlsform-csv", "limesurvey"}) {
    INFO(format);
    const auto file = written(form, format);
    CHECK(told(file.differences).find("pace\": the two ends between which it stands: they stand in its label") !=
          std::string::npos);
    const auto back = read(file.bytes);
    CHECK(back.text.find("\"Too slow – Too fast\"") != std::string::npos);
    CHECK(back.form.questions().size() == 2);
  }
}

TEST_CASE("braces in the words of a file are no names of this form") {
  const auto form = read(
      "survey,,\n,type,name,label\n,text,who,Who is {the head} here?\n,text,what,What is { a } or {x\n"
      ",select_one c,which,Which {one}?\nchoices,,\n,list_name,name,label\n,c,a,{A one}\n,c,b,B\n");
  CHECK(form.form.question("who")->label == "Who is (the head) here?");
  CHECK(form.form.question("what")->label == "What is { a } or (x");
  CHECK(form.form.question("which")->options.front().label == "(A one)");
}

TEST_CASE("a trigger that ends nothing is told") {
  const auto survey = [](const std::string& name) {
    return read(
        R"({"elements":[{"type":"radiogroup","name":"q","choices":["a","b"]}],"triggers":[{"type":"complete","name":")" +
        name + R"(","operator":"equal","value":"a"}]})");
  };
  CHECK(told(survey("q").differences).find("nothing follows this page") != std::string::npos);
  CHECK(told(survey("gone").differences).find("\"gone\": left out: no question answers it") != std::string::npos);
}

TEST_CASE("everything that a survey does and a form does not is told in a line of its own") {
  const auto all = told(read(R"json({"elements":[{"type":"radiogroup","name":"q","choices":["a","b"]},
      {"type":"multipletext","name":"m","isRequired":true,"hasComment":true,"description":"In pounds","items":[{"name":"i"}]},
      {"type":"comment","name":"c","validators":[{"type":"email"},{"type":"numeric","minValue":3}]},
      {"type":"text","name":"t","validators":[{"type":"text","maxLength":50,"minLength":20}]},
      {"type":"text","name":"n","inputType":"number","min":"today()"}],
    "triggers":[{"type":"setvalue","expression":"{q} = 'a'","setToName":"t"},
      {"type":"visible","expression":"{q} = 'a'","questions":["gone"]},
      {"type":"complete","expression":"iif({q} > 1"}],
    "calculatedValues":[{"name":"one","expression":"{q} + 1"},{"name":"two","expression":"{q} + 2"}]})json")
                            .differences);
  for (const std::string line :
       {"a trigger of type setvalue ({\"type\":\"setvalue\",", "a trigger that shows \"gone\": left out",
        "a trigger of type complete ({\"type\":\"complete\",\"expression\":\"iif({q} > 1\"}), because ",
        "entry 1 of calculatedValues ({\"name\":\"one\"", "entry 2 of calculatedValues ({\"name\":\"two\"",
        "question \"m\": that one of its answers at least must be given", "question \"m\": a comment on all of it",
        "question \"c\": the check \"email\" of an answer", "question \"c\": the check \"numeric\" of an answer",
        "question \"t\": the property minLength (20)", "question \"n\": the property min (\"today()\")"}) {
    INFO(line << "\nof\n" << all);
    CHECK(all.find(line) != std::string::npos);
  }
}

TEST_CASE("columns of an XLSForm that no form has are told, and what a row works out") {
  const auto all = told(read("survey,,,,,\n"
                             ",type,name,label,calculation,hint\n"
                             ",begin_group,g,Part one,,Two pages\n"
                             ",calculate,sum,,1 + 1,\n"
                             ",select_one way,how,How?,,\n"
                             ",end_group,,,,\n"
                             "choices,,,,,\n"
                             ",list_name,name,label,region,\n"
                             ",way,bus,Bus,North,\n"
                             ",way,car,Car,South,\n"
                             "settings,,,,,\n"
                             ",form_title,style,,,\n"
                             ",A form,pages,,,\n"
                             "entities,,,,,\n"
                             ",list_name,label,,,\n"
                             ",trees,Trees,,,\n")
                            .differences);
  for (const std::string line :
       {"hint \"Two pages\" of a group: left out", "a calculation (calculate \"sum\", 1 + 1): left out",
        "the column \"region\" of the options (North, and so on): left out", "the setting style (pages): left out",
        "sheet \"entities\": a sheet of which no form is made: left out"}) {
    INFO(line << "\nof\n" << all);
    CHECK(all.find(line) != std::string::npos);
  }
  CHECK(all.find("region") == all.rfind("region"));
}

TEST_CASE("what a LimeSurvey structure says of parts, texts and the whole is told") {
  const std::string heading = "class\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\tmandatory\tcssclass\n";
  const auto rows = told(read(heading + "S\t\tlanguage\t\ten\n" + "G\tG0\tPart\t1\t\t\ten\n" +
                              "Q\tX\tnote\t1\tRead this\tSlowly\ten\t\tbig\n" + "Q\tM\tways\t1\tWays?\t\ten\t\twide\n" +
                              "SQ\t0\tbus\tage.NAOK > 17\tBus\tA red one\ten\t\tred\n" + "SQ\t0\tcar\t1\tCar\t\ten\n")
                             .differences);
  for (const std::string line :
       {"settings: cssclass (big): left out", "its settings cssclass (wide): left out",
        "the condition of the part \"bus\" (age.NAOK > 17)", "the help of the part \"bus\": left out",
        "settings of the part \"bus\": cssclass (red): left out"}) {
    INFO(line << "\nof\n" << rows);
    CHECK(rows.find(line) != std::string::npos);
  }
  const auto tables = told(read("<?xml version=\"1.0\"?><document><LimeSurveyDocType>Survey</LimeSurveyDocType>"
                                "<questions><rows><row><qid>1</qid><gid>1</gid><type>S</type><title>q</title>"
                                "<question>Who?</question></row></rows></questions>"
                                "<groups><rows><row><gid>1</gid><group_name>G</group_name></row></rows></groups>"
                                "<quota><rows><row><id>1</id></row></rows></quota>"
                                "<surveys><rows><row><sid>1</sid><language>en</language><format>G</format></row></rows>"
                                "</surveys></document>")
                               .differences);
  INFO(tables);
  CHECK(tables.find("a row of class \"quota\" (1 entry): left out") != std::string::npos);
  CHECK(tables.find("its settings format: left out") != std::string::npos);
}
