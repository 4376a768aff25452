// Answers for other programs: with a codebook, as JSON with its schema, and for SPSS.
#include <muster/domain/feedback/answers_out_service.hpp>
#include <muster/kit/base/json_reader.hpp>
#include <muster/kit/tabular/sheets.hpp>

#include "exports.hpp"
#include "summit_feedback.hpp"

namespace muster::feedback {
namespace {

const std::string asked = R"(form kinds "Every kind"

page "The day"
  came     "Were you there?"  pick one
           ( ) yes  "Yes, I was"
           ( ) no   "It's too far"
  format   "How would you like to meet?"  pick any
           ask if came = yes
           [ ] here       "In person"
           [ ] other ...  "Something else"
  events   "How many events?"  number from 0 to 20
  why      "Why?"  lines 3
)";

struct AnswersOut : Feedback {
  AnswersOut() {
    publish(asked);
    REQUIRE(open_round(database(), now(), "summit").ok());
    answer("one", {{"came", {"yes"}}, {"format", {"here", "other"}}, {"format.other", {"By post"}}, {"events", {"3"}}});
    answer("two", {{"came", {"no"}}, {"why", {"The trains"}}});
    answer("three", {{"why", {"It rained"}}});
    REQUIRE(close_round(database(), now(), "summit").ok());
  }
  std::string file(const std::string& format) {
    const auto made = export_answers(database(), clock.now(), "summit", {format, false, {}}, unwatched());
    if (!made.ok()) FAIL(made.error().message);
    return *made;
  }
};

std::vector<std::string> cells(const tabular::RowView& row) { return {row.begin(), row.end()}; }

}  // namespace

TEST_CASE("a workbook of answers has a codebook: a line for each column and code") {
  AnswersOut summit;
  const auto sheets = tabular::read_sheets(summit.file("xlsx"), "answers.xlsx");
  REQUIRE(sheets.ok());
  REQUIRE(sheets->back().name == "Codebook");
  const auto& book = sheets->back().table;
  CHECK(book.heading == tabular::Row{"Column", "Question", "Kind", "Code", "Label", "Asked if"});
  REQUIRE(book.rows.size() == 8);
  CHECK(cells(book.rows[0]) == std::vector<std::string>{"came", "Were you there?", "one", "yes", "Yes, I was", ""});
  CHECK(cells(book.rows[2]) ==
        std::vector<std::string>{"format.here", "How would you like to meet?", "any", "1", "In person", "came = yes"});
  CHECK(cells(book.rows[6]) == std::vector<std::string>{"events", "How many events?", "number", "", "", ""});
  CHECK(cells(book.rows[7]) == std::vector<std::string>{"why", "Why?", "lines", "", "", ""});
  CHECK(sheets->front().table.heading == tabular::Row{"came", "format.here", "format.other", "events"});
}

TEST_CASE("answers as JSON stand beside the schema that they meet, and texts stand apart") {
  AnswersOut summit;
  const auto json = read_json(summit.file("json"), {},
                              [](std::string_view text) -> Result<std::string> { return std::string(text); });
  REQUIRE(json.ok());
  const auto* answers = json->find("answers");
  REQUIRE(answers != nullptr);
  REQUIRE(answers->array()->size() == 3);
  std::vector<std::string> lines;
  for (const auto& answer : *answers->array()) lines.push_back(json_text(answer));
  std::sort(lines.begin(), lines.end());
  CHECK(lines == std::vector<std::string>{R"({"came":"no","format.here":"not asked","format.other":"not asked"})",
                                          R"({"came":"yes","format.here":true,"format.other":true,"events":3})",
                                          R"({"format.here":"not asked","format.other":"not asked"})"});
  CHECK(json_text(*json->find("texts")) == R"({"format":["By post"],"why":["It rained","The trains"]})");
  const auto& properties = *json->find("schema")->find("properties");
  CHECK(
      json_text(*properties.find("came")) ==
      R"({"title":"Were you there?","oneOf":[{"const":"yes","title":"Yes, I was"},{"const":"no","title":"It's too far"}]})");
  CHECK(json_text(*properties.find("events")) ==
        R"({"type":"integer","title":"How many events?","minimum":0,"maximum":20})");
}

TEST_CASE("SPSS syntax reads the CSV and names every variable and value") {
  AnswersOut summit;
  CHECK(summit.file("sps") == R"(* kinds: reads summit-answers.csv, which must stand in the folder that SPSS works in.
GET DATA
  /TYPE=TXT
  /FILE='summit-answers.csv'
  /ENCODING='UTF8'
  /ARRANGEMENT=DELIMITED
  /DELIMITERS=","
  /QUALIFIER='"'
  /FIRSTCASE=2
  /VARIABLES=
  came A3
  @format.here A12
  @format.other A12
  events F12.0
  .
RECODE @format.here ('not asked'=-7) ('not shown'=-8) ('not offered'=-9) (CONVERT) INTO format.here.
RECODE @format.other ('not asked'=-7) ('not shown'=-8) ('not offered'=-9) (CONVERT) INTO format.other.
FORMATS
  format.here (F12.0)
  format.other (F12.0).
MISSING VALUES
  format.here (-9 THRU -7)
  format.other (-9 THRU -7).
MATCH FILES /FILE=*
  /KEEP=
  came
  format.here
  format.other
  events.
VARIABLE LABELS
  came 'Were you there?'
  format.here 'In person (How would you like to meet?)'
  format.other 'Something else (How would you like to meet?)'
  events 'How many events?'.
VALUE LABELS
  came
    'yes' 'Yes, I was'
    'no' 'It''s too far'
  /format.here 1 'Ticked' 0 'Not ticked' -7 'Not asked' -8 'Not shown' -9 'Not offered'
  /format.other 1 'Ticked' 0 'Not ticked' -7 'Not asked' -8 'Not shown' -9 'Not offered'.
MRSETS
  /MDGROUP NAME=$format LABEL='How would you like to meet?'
  CATEGORYLABELS=VARLABELS VARIABLES=format.here format.other VALUE=1.
EXECUTE.
)");
}

TEST_CASE("in SPSS a scale is numbers with labels, and what stands beside it is missing") {
  Feedback summit;
  summit.publish(R"(form felt "Felt"
page "P"
  felt   "How did it feel?"  pick one  best first
         ( ) good  "Good"
         ( ) fair  "Fair"
         beside na "Not applicable"
  again  "Again?"  from 0 "No" to 10 "Yes"  nps
)");
  REQUIRE(open_round(summit.database(), summit.now(), "summit").ok());
  summit.answer("one", {{"felt", {"fair"}}, {"again", {"10"}}});
  summit.answer("two", {{"felt", {"na"}}, {"again", {"0"}}});
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  const auto made = export_answers(summit.database(), summit.clock.now(), "summit", {"sps", false, {}}, unwatched());
  REQUIRE(made.ok());
  CHECK(made->find("RECODE @felt ('good'=1) ('fair'=2) ('na'=-1) INTO felt.\nRECODE @again ('0'=0) ('1'=1)") !=
        std::string::npos);
  CHECK(made->find("MATCH FILES /FILE=*\n  /KEEP=\n  felt\n  again.") != std::string::npos);
  CHECK(made->find("MISSING VALUES\n  felt (-9 THRU -1)") != std::string::npos);
  CHECK(made->find("  felt\n    1 'Good'\n    2 'Fair'\n    -1 'Not applicable'\n  /again\n    0 '") !=
        std::string::npos);
}

TEST_CASE("with one version, too, who was not asked is told from who did not answer") {
  Feedback summit;
  summit.publish(R"(form ways "Ways"
page "P"
  came   "Were you there?"  pick one
         ( ) yes "Yes"
         ( ) no  "No"
  miles  "How far was it?"  number from 0 to 500
         ask if came = yes
  felt   "How was it?"  pick one  best first
         ask if miles > 10
         ( ) good  "Good"
         ( ) fair  "Fair"
  why    "Why?"  lines 2
         ask if came = no
  where  "Where else?"  pick one
         ask if why is answered
         ( ) here  "Here"
         ( ) there "There"
)");
  REQUIRE(open_round(summit.database(), summit.now(), "summit").ok());
  summit.answer("one", {{"came", {"yes"}}, {"miles", {"40"}}});
  summit.answer("two", {{"came", {"no"}}, {"why", {"The trains"}}});
  summit.answer("three", {{"came", {"no"}}});
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  const auto file = [&](const AnswersWanted& wanted) {
    const auto made = export_answers(summit.database(), summit.clock.now(), "summit", wanted, unwatched());
    if (!made.ok()) FAIL(made.error().message);
    return *made;
  };
  const auto csv = file({"csv", false, {}});
  CHECK(csv.find("came,miles,felt,where\r\n") != std::string::npos);
  CHECK(csv.find("yes,40,,not asked\r\n") != std::string::npos);
  CHECK(csv.find("no,not asked,not asked,\r\n") != std::string::npos);
  CHECK(csv.find("no,not asked,not asked,not asked\r\n") != std::string::npos);
  const auto rows = file({"csv", true, {}});
  CHECK(rows.find("yes,40,,not asked,not asked\r\n") != std::string::npos);
  CHECK(rows.find("no,not asked,not asked,The trains,\r\n") != std::string::npos);
  CHECK(rows.find("no,not asked,not asked,,not asked\r\n") != std::string::npos);
  // The words of the CSV become numbers of their own in SPSS, and an empty cell is none: system-missing.
  const auto syntax = file({"sps", false, {}});
  for (const auto* line :
       {"  @miles A12\n", "  @felt A12\n", "  where A12\n",
        "RECODE @miles ('not asked'=-7) ('not shown'=-8) ('not offered'=-9) (CONVERT) INTO miles.\n",
        "RECODE @felt ('good'=1) ('fair'=2) ('not asked'=-7) ('not shown'=-8) ('not offered'=-9) INTO felt.\n",
        "MISSING VALUES\n  miles (-9 THRU -7)\n  felt (-9 THRU -1).\n", "  came A3\n",
        "  /where 'not asked' 'Not asked'"}) {
    INFO(line << syntax);
    CHECK(syntax.find(line) != std::string::npos);
  }
}

TEST_CASE("single forms are no JSON and no syntax") {
  AnswersOut summit;
  for (const std::string format : {"json", "sps"}) {
    const auto refused =
        export_answers(summit.database(), summit.clock.now(), "summit", {format, true, {}}, unwatched());
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == ErrorKind::bad_input);
  }
}

}  // namespace muster::feedback
