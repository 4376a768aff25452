// One column an option, grids, further heading rows, columns without a heading, two columns of one question.
#include "domain/feedback/exports.hpp"

#include <array>

using namespace muster;
using namespace muster::feedback;
using namespace muster::feedback::exports;

TEST_CASE("one column an option is read as LimeSurvey, KoboToolbox, Qualtrics and JotForm head it") {
  for (const auto& [first, second, other] : std::vector<std::array<std::string, 3>>{
           {"How next time? [In person]", "How next time? [Online]", "How next time? [Other]"},
           {"How next time?/In person", "How next time?/Online", "How next time?/Something else"},
           {"How next time? - Selected Choice - In person", "How next time? - Selected Choice - Online",
            "How next time? - Something else - Text"},
           {"How next time? >> In person", "How next time? >> Online", "How next time? >> Other"},
           {"3. How next time? - In person", "3. How next time? - Online",
            "3. How next time? - Other (please specify)"},
           {"G01Q02. How next time? [In person]", "G01Q02. How next time? [Online]",
            "G01Q02. How next time? [Other]"}}) {
    INFO(first);
    const auto head = first + "," + second + "," + other + "\n";
    const auto forecast =
        read(head + "Yes,No,\nNo,Yes,By boat\n1,1,\n0,0,\nIn person,,\n,,By bike\n,,\nTRUE,FALSE,yes\n");
    CHECK(said(forecast, 0) == "format=person");
    CHECK(said(forecast, 1) == "format=online+other‹By boat›");
    CHECK(said(forecast, 2) == "format=person+online");
    CHECK(said(forecast, 3) == "empty");
    CHECK(said(forecast, 4) == "format=person");
    CHECK(said(forecast, 5) == "format=other‹By bike›");
    CHECK(said(forecast, 6) == "format=person+other");  // a row of nothing but separators is none
    CHECK(forecast.left_out.empty());
  }
}

TEST_CASE("a cell that neither ticks nor clears its option is refused, and so is an option nobody knows") {
  const auto refused = read("How next time? [In person],How next time? [Online]\n1,2\n");
  CHECK(said(refused) == "refused: \"2\" says neither that \"Online\" of format is ticked nor that it is not");
  CHECK(refused.verdicts[0].invalid == std::vector<std::size_t>{1});
  // With a line to write on, an option that the form does not have is what somebody wrote.
  CHECK(said(read("How next time? [In person],How next time? [By boat]\n1,1\n")) == "format=person+other‹By boat›");
  const std::string strict = R"(form strict "Strict"
page "One"
  format "How?"  pick any
         [ ] a "In person"
         [ ] b "Online"
)";
  const auto unknown = read("How? [In person],How? [By boat]\n1,0\n1,1\n", strict);
  CHECK(said(unknown, 0) == "format=a");
  CHECK(said(unknown, 1) == "refused: \"By boat\" is no option of format");
  CHECK(said(read("Was it helpful? [Very helpful],Was it helpful? [Not helpful]\n1,1\n")) ==
        "refused: “Very helpful” and “Not helpful” are ticked, but helpful takes one");
}

TEST_CASE("KoboToolbox says everything twice; the columns of the options count") {
  const auto forecast = read(
      "How next time?;How next time?/In person;How next time?/Online;_id\nIn person "
      "Online;1;1;1\nOnline;0;1;2\n;;;3\nIn "
      "person Online;;;4\n");
  CHECK(said(forecast, 0) == "format=person+online");
  CHECK(said(forecast, 1) == "format=online");
  CHECK(said(forecast, 2) == "empty");
  CHECK(said(forecast, 3) == "format=person+online");
}

TEST_CASE("JotForm writes ticks on lines of their own, grids with >> and an ID that tells rows apart") {
  const std::string head =
      "Submission Date,Was it helpful?,How next time?,How was it? >> The venue,How was it? >> The pace,Submission "
      "IP,Submission ID,Last Update Date\n";
  const std::string rows =
      "\"Jun 10, 2022 15:03:42\",Very helpful,\"In person\nOnline\",Good,Poor,192.0.2.7,5312000000000000001,\n"
      "\"Jun 10, 2022 15:04:42\",,\"Online\nBy boat\",,Fair,192.0.2.8,5312000000000000002,2022-06-11 09:00:00\n";
  const auto forecast = read(head + rows);
  REQUIRE(forecast.verdicts.size() == 2);
  CHECK(said(forecast, 0) == "format=person+online helpful=very pace=poor venue=good");
  CHECK(said(forecast, 1) == "format=online+other‹By boat› pace=fair");
  CHECK(forecast.left_out ==
        std::vector<std::string>{"Submission Date", "Submission IP", "Submission ID", "Last Update Date"});
  // Taken again, and with one more below.
  const auto known = traces(forecast);
  const auto again =
      read(head + rows + "\"Jun 10, 2022 15:05:42\",Not helpful,In person,,,192.0.2.9,5312000000000000003,\n", day_form,
           known);
  CHECK(said(again, 0) == "already imported");
  CHECK(said(again, 1) == "already imported");
  CHECK(said(again, 2) == "format=person helpful=not");
}

TEST_CASE("JotForm's numbered questions are known, and a day alone tells no rows apart") {
  const std::string file =
      "Submission Date,Approval Status,\"Q1. Was it helpful?\",Q2.How next time?,Q3. How was it? >> The venue\n"
      "\"Jun 1, 2026\",Approved,Very helpful,\"In person\nOnline\",Good\n"
      "\"Jun 1, 2026\",,Very helpful,\"In person\nOnline\",Good\n";
  const auto forecast = read(file);
  REQUIRE(forecast.verdicts.size() == 2);
  CHECK(said(forecast, 0) == "format=person+online helpful=very venue=good");
  CHECK(said(forecast, 1) == "format=person+online helpful=very venue=good");
  CHECK(forecast.left_out == std::vector<std::string>{"Submission Date", "Approval Status"});
}

TEST_CASE("Typeform heads a column with the option alone") {
  const auto forecast = read(
      "#,Was it helpful?,In person,Online,Other,Submit Date (UTC),Network ID\na1,Very helpful,In person,,,2022-06-10 "
      "14:10:42,x\na2,,,Online,By boat,2022-06-10 14:11:42,y\n");
  CHECK(said(forecast, 0) == "format=person helpful=very");
  CHECK(said(forecast, 1) == "format=online+other‹By boat›");
  // One alone, or with other things in it, is a column of its own.
  CHECK(read("Was it helpful?,Online,Yes\nVery helpful,Online,\n").left_out ==
        std::vector<std::string>{"Online", "Yes"});
  CHECK(read("Was it helpful?,In person,Online\nVery helpful,at nine,\n").left_out ==
        std::vector<std::string>{"In person", "Online"});
}

TEST_CASE("the rows of a grid are questions, whatever joins them to the title") {
  for (const auto& [venue, pace] :
       std::vector<std::pair<std::string, std::string>>{{"How was it? [The venue]", "How was it? [The pace]"},
                                                        {"How was it?.The venue", "How was it?.The pace"},
                                                        {"How was it? - The venue", "How was it? - The pace"},
                                                        {"How was it?/The venue", "How was it?/The pace"},
                                                        {"How was it? >> The venue", "How was it? >> The pace"},
                                                        {"2. How was it? [The venue]", "2. How was it? [The pace]"},
                                                        {"The venue", "The pace"}}) {
    INFO(venue);
    const auto forecast = read(venue + "," + pace + "\nGood,Poor\n,Fair\n");
    CHECK(said(forecast, 0) == "pace=poor venue=good");
    CHECK(said(forecast, 1) == "pace=fair");
    CHECK(forecast.left_out.empty());
  }
}

TEST_CASE("SurveyMonkey's second heading row is no person, and its options are columns") {
  const std::string frame =
      "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,";
  const auto forecast = read(frame +
                             "Was it helpful?,How next time?,,,How was it?,,What could be better?\n"
                             ",,,,,,,,,Response,In person,Online,Other (please specify),The venue,The "
                             "pace,Open-Ended Response\n"
                             "1,9,06/10/2022 03:03:42 PM,06/10/2022 03:10:42 PM,192.0.2.7,,,,,Very helpful,In "
                             "person,Online,,Good,Poor,Longer breaks\n"
                             "2,9,06/10/2022 03:04:42 PM,06/10/2022 03:11:42 PM,192.0.2.8,,,,,,,,By boat,,Fair,\n");
  REQUIRE(forecast.verdicts.size() == 2);
  CHECK(said(forecast, 0) == "better=‹Longer breaks› format=person+online helpful=very pace=poor venue=good");
  CHECK(said(forecast, 1) == "format=other‹By boat› pace=fair");
  CHECK(forecast.verdicts[0].line == 3);
  CHECK(forecast.columns.empty());
}

TEST_CASE("a second heading row at the end of the sheet, and one without the program's own columns") {
  // The last question has several columns: the heading is narrower than the rows.
  const auto last = read(
      "Respondent ID,Collector ID,Was it helpful?,How next time?\n,,Response,In person,Online,Other (please "
      "specify)\n1,9,Very helpful,,Online,\n2,9,Not helpful,,,By boat\n");
  REQUIRE(last.verdicts.size() == 2);
  CHECK(said(last, 0) == "format=online helpful=very");
  CHECK(said(last, 1) == "format=other‹By boat› helpful=not");
  const auto bare = read("Was it helpful?,How next time?,\nResponse,In person,Online\nVery helpful,,Online\n");
  REQUIRE(bare.verdicts.size() == 1);
  CHECK(said(bare) == "format=online helpful=very");
}

TEST_CASE("a person in the first row is never taken for a heading") {
  CHECK(read("Was it helpful?,How next time?,\nVery helpful,In person,Online\nNot helpful,,Online\n").verdicts.size() ==
        2);
  CHECK(read("ID,Was it helpful?,,\n1,Very helpful,,x\n2,Not helpful,,\n").verdicts.size() == 2);
  CHECK(read("ID,What could be better?\n1,Response\n2,More\n").verdicts.size() == 2);
  CHECK(read("What could be better?\nResponse\nMore\n").verdicts.size() == 2);
}

TEST_CASE("Qualtrics' names, words and import names are one heading") {
  const auto forecast = read(
      "StartDate,EndDate,RecordedDate,ResponseId,Q1,Q2,Q2_4_TEXT,Q3_1,Q3_2\n"
      "Start Date,End Date,Recorded Date,Response ID,Was it helpful?,How next time? - Selected Choice,How next time? - "
      "Something else - Text,How was it? - The venue,How was it? - The pace\n"
      R"("{""ImportId"":""startDate""}","{""ImportId"":""endDate""}","{""ImportId"":""recordedDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}","{""ImportId"":""QID2_4_TEXT""}","{""ImportId"":""QID3_1""}","{""ImportId"":""QID3_2""}")"
      "\n2022-06-10 15:03:42,2022-06-10 15:10:42,2022-06-10 15:10:43,R_1,Very helpful,\"In person,Something else\",By "
      "boat,Good,Poor\n2022-06-10 15:04:42,2022-06-10 15:11:42,2022-06-10 15:11:43,R_2,Not helpful,\"In "
      "person,Online\",,,\n");
  REQUIRE(forecast.verdicts.size() == 2);
  CHECK(forecast.verdicts[0].line == 4);
  CHECK(said(forecast, 0) == "format=person+other‹By boat› helpful=very pace=poor venue=good");
  CHECK(said(forecast, 1) == "format=person+online helpful=not");
}

TEST_CASE("a column that holds values but has no heading is asked about, never dropped") {
  const std::string bytes = "Was it helpful?,,What could be better?\nVery helpful,x,More\nNot helpful,,Less\n";
  const auto asked = read(bytes);
  REQUIRE(asked.columns.size() == 1);
  CHECK(asked.columns[0].name == "column 2");
  CHECK(asked.columns[0].filled == 1);
  CHECK(said(asked, 0) == "not decided");
  CHECK(said(asked, 1) == "better=‹Less› helpful=not");
  CHECK(said(read(bytes, day_form, {}, "column 2,leave out\n"), 0) == "better=‹More› helpful=very");
  CHECK(said(read("Was it helpful?,,ID\nVery helpful,Good,1\n", day_form, {}, "column 2,The venue\n")) ==
        "helpful=very venue=good");
  // Beyond the heading, too; and an empty one is nothing.
  CHECK(read("Was it helpful?\nVery helpful,,x\n").columns.at(0).name == "column 3");
  CHECK(read("Was it helpful?,,\nVery helpful,,\n").columns.empty());
}

TEST_CASE("two columns of one question join where no row fills both") {
  const std::string form = R"(form two "Two languages"
page "One"
  better  "What could be better?"  lines 4
          also "Beth allai fod yn well?"
  format  "How?"  pick any
          also "Sut?"
          [ ] a "In person"  also "Wyneb yn wyneb"
          [ ] b "Online"     also "Ar-lein"
)";
  const std::string head = "What could be better?,Beth allai fod yn well?,How?,Sut?\n";
  const auto joined = read(head + "More,,In person;,\n,Mwy,,Ar-lein;Wyneb yn wyneb;\n,,,\n", form);
  CHECK(said(joined, 0) == "better=‹More› format=a");
  CHECK(said(joined, 1) == "better=‹Mwy› format=a+b");
  const auto both = judged(head + "More,,,\nMore,Mwy,,\n", form);
  REQUIRE_FALSE(both.ok());
  REQUIRE(both.error().diagnostics.size() == 1);
  CHECK(both.error().diagnostics[0].line == 3);
  CHECK(both.error().diagnostics[0].message.find("\"Beth allai fod yn well?\"") != std::string::npos);
}

TEST_CASE("boxes for one word each are one question") {
  CHECK(said(read("Which three words? [1],Which three words? [2],Which three words? [3]\nuseful,,long and loud\n")) ==
        "words=‹useful›‹long›‹loud›");
}
