// Columns that a form program adds itself never become an answer, whatever the form's codes are.
#include "domain/feedback/exports.hpp"

using namespace muster;
using namespace muster::feedback;
using namespace muster::feedback::exports;

namespace {

const std::string anonymous_form = R"(form views "Views"
  anonymous
page "One"
  name     "What shall we call the network?"  text
  email    "How do you like our e-mails?"  pick one
           ( ) yes "Much"
           ( ) no  "Little"
  id       "Which idea do you like?"  text
  language "Which language do we need?"  text
  score    "How many points do you give?"  number from 0 to 10
  helpful  "Was it helpful?"  pick one
           ( ) yes "Yes"
           ( ) no  "No"
)";

struct Export {
  std::string program;
  std::string bytes;
  std::vector<std::string> left_out;
};

const std::vector<Export> shapes{
    {"Microsoft Forms",
     "ID,Start time,Completion time,Email,Name,Language,Last modified time,Was it helpful?\n"
     "1,06/10/22 15:03:42,06/10/22 15:10:42,jo@example.org,Jo Bloggs,English,,Yes\n",
     {"ID", "Start time", "Completion time", "Email", "Name", "Language", "Last modified time"}},
    {"Microsoft Forms, a quiz",
     "ID,Start time,Completion time,Email,Name,Total points,Quiz feedback,Was it helpful?\n"
     "1,06/10/22 15:03:42,06/10/22 15:10:42,jo@example.org,Jo Bloggs,7,,Yes\n",
     {"ID", "Start time", "Completion time", "Email", "Name", "Total points", "Quiz feedback"}},
    {"Google Forms",
     "Timestamp,Username,Score,Was it helpful?\n2022/06/10 3:03:42 PM GMT+1,jo@example.org,7 / 10,Yes\n",
     {"Timestamp", "Username", "Score"}},
    {"SurveyMonkey",
     "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,Was "
     "it "
     "helpful?\n,,,,,,,,,Response\n114500000001,430000001,06/10/2022 03:03:42 PM,06/10/2022 03:10:42 "
     "PM,192.0.2.7,jo@example.org,Jo,Bloggs,Barnet,Yes\n",
     {"Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name",
      "Last Name", "Custom Data 1"}},
    {"Qualtrics",
     "StartDate,EndDate,Status,IPAddress,Progress,Duration (in "
     "seconds),Finished,RecordedDate,ResponseId,RecipientLastName,RecipientFirstName,RecipientEmail,ExternalReference,"
     "LocationLatitude,LocationLongitude,DistributionChannel,UserLanguage,Q1\n"
     "Start Date,End Date,Response Type,IP Address,Progress,Duration (in seconds),Finished,Recorded Date,Response "
     "ID,Recipient Last Name,Recipient First Name,Recipient Email,External Data Reference,Location Latitude,Location "
     "Longitude,Distribution Channel,User Language,Was it helpful?\n"
     R"("{""ImportId"":""startDate"",""timeZone"":""Europe/London""}","{""ImportId"":""endDate""}",{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},"{""ImportId"":""QID1""}")"
     "\n2022-06-10 15:03:42,2022-06-10 15:10:42,IP Address,192.0.2.7,100,420,True,2022-06-10 "
     "15:10:43,R_1abc,Bloggs,Jo,jo@example.org,,51.5,-0.1,anonymous,EN,Yes\n",
     {"StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished", "RecordedDate",
      "ResponseId", "RecipientLastName", "RecipientFirstName", "RecipientEmail", "ExternalReference",
      "LocationLatitude", "LocationLongitude", "DistributionChannel", "UserLanguage"}},
    {"LimeSurvey",
     "Response ID,Date submitted,Last page,Start language,Seed,Date started,Date last action,IP address,Referrer "
     "URL,Was it helpful?\n7,2022-06-10 15:10:42,3,en,123456789,2022-06-10 15:03:42,2022-06-10 "
     "15:10:42,192.0.2.7,,Yes\n",
     {"Response ID", "Date submitted", "Last page", "Start language", "Seed", "Date started", "Date last action",
      "IP address", "Referrer URL"}},
    {"KoboToolbox",
     "start;end;today;username;deviceid;Was it helpful?;_id;_uuid;_submission_time;_validation_status;_notes;_status;"
     "_submitted_by;__version__;_tags;_index\n2022-06-10T15:03:42.000+01:00;2022-06-10T15:10:42.000+01:00;2022-06-10;"
     "jo;"
     "collect:1;Yes;88123;1f0c-2;2022-06-10T14:10:42;;;submitted_via_web;jo;v1;;1\n",
     {"start", "end", "today", "username", "deviceid", "_id", "_uuid", "_submission_time", "_validation_status",
      "_notes", "_status", "_submitted_by", "__version__", "_tags", "_index"}},
    {"Typeform",
     "#,Was it helpful?,Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags,Ending\n"
     "a1b2c3,Yes,completed,2022-06-10 14:03:42,,2022-06-10 14:10:42,0f1e2d,,\n",
     {"#", "Response Type", "Start Date (UTC)", "Stage Date (UTC)", "Submit Date (UTC)", "Network ID", "Tags",
      "Ending"}},
    {"JotForm",
     "Submission Date,Was it helpful?,Submission IP,Submission ID,Last Update Date,Approval Status,Flow Status\n"
     "\"Jun 10, 2022\",Yes,192.0.2.7,5312000000000000001,2022-06-10 15:10:42,Approved,Completed\n",
     {"Submission Date", "Submission IP", "Submission ID", "Last Update Date", "Approval Status", "Flow Status"}},
    {"Formbricks",
     "No.,Response ID,Timestamp,Finished,Survey ID,Formbricks ID (internal),User ID,Notes,Tags,1. Was it helpful?\n"
     "1,clx1,2022-06-10T14:10:42.000Z,Yes,cls1,,jo,,,Yes\n",
     {"No.", "Response ID", "Timestamp", "Finished", "Survey ID", "Formbricks ID (internal)", "User ID", "Notes",
      "Tags"}},
};

}  // namespace

TEST_CASE("what a program adds to its export is left out and said to be, and never an answer") {
  for (const auto& shape : shapes) {
    INFO(shape.program);
    REQUIRE_FALSE(shape.left_out.empty());
    const auto forecast = read(shape.bytes, anonymous_form);
    CHECK(forecast.left_out == shape.left_out);
    REQUIRE(forecast.verdicts.size() == 1);
    CHECK(said(forecast) == "helpful=yes");
    CHECK(forecast.columns.empty());
  }
}

TEST_CASE("a question's code is no heading: a column must say its words, or what also says") {
  CHECK_FALSE(judged("helpful,name\nYes,Jo Bloggs\n", anonymous_form).ok());
  const auto forecast = read("name,Was it helpful?\nJo Bloggs,Yes\n", anonymous_form);
  CHECK(said(forecast) == "helpful=yes");
  CHECK(forecast.left_out == std::vector<std::string>{"name"});
  auto also = anonymous_form;
  also.replace(also.find("  email "), 0, "           also \"name\"\n");
  CHECK(said(read("name,Was it helpful?\nThe Circle,Yes\n", also)) == "helpful=yes name=‹The Circle›");
  CHECK(said(read("What shall we call the network,Was it helpful\nThe Circle,Yes\n", anonymous_form)) ==
        "helpful=yes name=‹The Circle›");
}

TEST_CASE("a heading that is both the program's own and a question's words is asked about") {
  const std::string form = R"(form desk "Desk"
page "One"
  who      "Name"  text
  helpful  "Was it helpful?"  pick one
           ( ) yes "Yes"
           ( ) no  "No"
)";
  const std::string bytes =
      "ID,Start time,Completion time,Email,Name,Was it helpful?\n1,06/10/22 15:03:42,06/10/22 15:10:42,x,Jo "
      "Bloggs,Yes\n2,06/10/22 15:04:42,06/10/22 15:11:42,x,,No\n";
  const auto asked = read(bytes, form);
  REQUIRE(asked.columns.size() == 1);
  CHECK(asked.columns[0].name == "column Name");
  CHECK(asked.columns[0].why.find("Microsoft Forms") != std::string::npos);
  CHECK(asked.columns[0].candidate == "Name");
  CHECK(said(asked, 0) == "not decided");
  CHECK(said(asked, 1) == "helpful=no");
  CHECK(said(read(bytes, form, {}, "column Name,leave out\n"), 0) == "helpful=yes");
  CHECK(said(read(bytes, form, {}, "column Name,Name\n"), 0) == "helpful=yes who=‹Jo Bloggs›");
  const auto wrong = read(bytes, form, {}, "column Name,Shoe size\n");
  CHECK(wrong.columns.at(0).why == "“Shoe size” is no question of the form");
  CHECK(said(wrong, 0) == "not decided");
  CHECK_FALSE(judged(bytes, form, {}, "column Shoe size,leave out\n").ok());
  CHECK_FALSE(judged(bytes, form, {}, "rows that were changed,perhaps\n").ok());
  CHECK_FALSE(judged(bytes, form, {}, "something,leave out\n").ok());
  // Where it stands twice, the program's own comes first.
  const auto twice = read(
      "ID,Start time,Completion time,Name,Was it helpful?,Name\n"
      "1,06/10/22 15:03:42,06/10/22 15:10:42,Jo Bloggs,Yes,The Circle\n",
      form);
  CHECK(said(twice) == "helpful=yes who=‹The Circle›");
  // In a table that no program wrote it is the question.
  CHECK(said(read("Name,Was it helpful?\nThe Circle,Yes\n", form)) == "helpful=yes who=‹The Circle›");
}
