// The same export taken again counts nobody twice, whatever notation its times have; what cannot be known is asked.
#include "domain/feedback/exports.hpp"

using namespace muster;
using namespace muster::feedback;
using namespace muster::feedback::exports;

namespace {

/// How many rows of `again` are new, known and to be decided after `first` was imported.
std::string after(const std::string& first, const std::string& again, const std::string& decisions = {}) {
  const auto known = traces(read(first));
  const auto forecast = read(again, day_form, known, decisions);
  return std::to_string(forecast.count(ResponseKind::fresh)) + " new, " +
         std::to_string(forecast.count(ResponseKind::known)) + " known, " +
         std::to_string(forecast.count(ResponseKind::undecided)) + " asked";
}

std::string timed(const std::string& time) {
  return "Timestamp,Was it helpful?\n" + time + ",Very helpful\n2022-06-11 09:00:01,Not helpful\n";
}
std::string numbered(const std::string& time) {
  return "ID,Start time,Was it helpful?\n1," + time + ",Very helpful\n2,2022-06-11 09:00:01,Not helpful\n";
}

}  // namespace

TEST_CASE("one moment is one moment in UK, US and ISO notation, with and without a zone") {
  const std::vector<std::string> notations{"10/06/2022 15:03:42",
                                           "06/10/2022 15:03:42",
                                           "06/10/22 15:03:42",
                                           "10/06/22 15:03",
                                           "6/10/2022 3:03:42 PM",
                                           "6/10/22 3:03 pm",
                                           "10.06.2022 15:03:42",
                                           "10-06-2022 15:03",
                                           "2022-06-10 15:03:42",
                                           "2022-06-10T15:03:42",
                                           "2022-06-10T15:03:42.123",
                                           "2022-06-10T14:03:42Z",
                                           "2022-06-10T15:03:42+01:00",
                                           "2022-06-10T15:03:42.000+0100",
                                           "2022-06-10 10:03:42 -04:00",
                                           "2022/06/10 3:03:42 PM GMT+1",
                                           "2022/06/10 3:03:42 PM BST",
                                           "2022-06-10 14:03:42 UTC",
                                           "\"Jun 10, 2022 3:03 PM\"",
                                           "\"June 10, 2022, 3:03:42 PM\"",
                                           "10 June 2022 15:03",
                                           "\"Friday, 10 June 2022 at 15:03:42\"",
                                           "44722.6275694444"};
  for (const auto& first : notations) {
    for (const auto& again : notations) {
      INFO(first << " and " << again);
      CHECK(after(timed(first), timed(again)) == "0 new, 2 known, 0 asked");
      CHECK(after(numbered(first), numbered(again)) == "0 new, 2 known, 0 asked");
    }
  }
}

TEST_CASE("another moment is another row") {
  const auto first = timed("10/06/2022 15:03:42");
  CHECK(after(first, timed("10/06/2022 15:04:42")) == "1 new, 1 known, 0 asked");
  CHECK(after(first, timed("10/06/2021 15:03:42")) == "1 new, 1 known, 0 asked");
  CHECK(after(first, timed("10/07/2022 15:03:42")) == "1 new, 1 known, 0 asked");
  CHECK(after(first, timed("10/06/2022 3:03:42 AM")) == "1 new, 1 known, 0 asked");
  CHECK(after(first, timed("2022-06-10T15:03:42Z")) == "1 new, 1 known, 0 asked");
  CHECK(after("Timestamp,Was it helpful?\n2022-01-10T15:03:42Z,Very helpful\n",
              "Timestamp,Was it helpful?\n10/01/2022 15:03:42,Very helpful\n") == "0 new, 1 known, 0 asked");
}

TEST_CASE("any column that tells forms apart by name serves") {
  for (const std::string name : {"ID", "Id", "Respondent ID", "Response ID", "ResponseId", "Submission ID", "#", "_id",
                                 "_uuid", "Entry Id", "Record ID", "meta/instanceID", "Response No."}) {
    INFO(name);
    const auto head = name + ",Was it helpful?\n";
    CHECK(after(head + "a1,Very helpful\na2,Very helpful\n",
                head + "a1,Very helpful\na2,Very helpful\na3,Very helpful\n") == "1 new, 2 known, 0 asked");
    CHECK(after(head + "a1,Very helpful\n", head + "a2,Very helpful\n") == "1 new, 0 known, 0 asked");
  }
}

TEST_CASE("a row that was moved, touched or mended is the same row") {
  const std::string head = "ID,Start time,Last modified time,Was it helpful?,What could be better?\n";
  const auto first = head + "1,10/06/2022 15:03:42,,Very helpful,\n2,10/06/2022 15:04:42,,Not helpful,\n";
  CHECK(after(first, head + "2,10/06/2022 15:04:42,,Not helpful,\n1,10/06/2022 15:03:42,,Very helpful,\n") ==
        "0 new, 2 known, 0 asked");
  CHECK(after(first, head + "1,10/06/2022 15:03:42,12/06/2022 10:00,Very helpful,\n") == "0 new, 1 known, 0 asked");
  CHECK(after(first, head + "1,10/06/2022 15:03:42,,Not helpful,More\n") == "0 new, 1 known, 0 asked");
  // A question less, a column more: another export of the same form.
  CHECK(after(first, "Extra,ID,Start time,Was it helpful?\nx,1,10/06/2022 15:03:42,Very helpful\n") ==
        "0 new, 1 known, 0 asked");
}

TEST_CASE("an ID that another form has used too is no row that was imported") {
  const std::string head = "ID,Start time,Completion time,Was it helpful?\n";
  const auto morning = head + "1,10/06/2022 11:03:42,10/06/2022 11:05:00,Very helpful\n";
  CHECK(after(morning, head + "1,10/06/2022 16:03:42,10/06/2022 16:05:00,Very helpful\n") == "1 new, 0 known, 0 asked");
  // In the same minute the seconds tell.
  CHECK(after(morning, head + "1,10/06/2022 11:03:11,10/06/2022 11:05:00,Not helpful\n") == "1 new, 0 known, 0 asked");
  // Without times or without seconds nothing tells a changed row from another form's.
  const std::string bare = "ID,Was it helpful?\n";
  const auto asked = "0 new, 0 known, 1 asked";
  CHECK(after(bare + "1,Very helpful\n", bare + "1,Not helpful\n") == asked);
  CHECK(after(bare + "1,Very helpful\n", bare + "1,Not helpful\n", "rows that were changed,other answers\n") ==
        "1 new, 0 known, 0 asked");
  CHECK(after(bare + "1,Very helpful\n", bare + "1,Not helpful\n", "rows that were changed,the same answers\n") ==
        "0 new, 1 known, 0 asked");
  CHECK(after(head + "1,10/06/2022 11:03,,Very helpful\n", head + "1,10/06/2022 11:03:11,,Not helpful\n") == asked);
}

TEST_CASE("people who answered in one minute, or the same, are as many as they are") {
  const std::string head = "Timestamp,Was it helpful?\n";
  const auto two = head + "10/06/2022 15:01:00,\n10/06/2022 15:03:42,Very helpful\n10/06/2022 15:03:42,Very helpful\n";
  CHECK(read(two).count(ResponseKind::fresh) == 2);
  CHECK(after(two, two + "10/06/2022 15:03:42,Very helpful\n") == "1 new, 2 known, 0 asked");
  // The newest first, as some programs sort.
  CHECK(after(head + "10/06/2022 15:03:10,Very helpful\n",
              head + "10/06/2022 15:03:50,Not helpful\n10/06/2022 15:03:10,Very helpful\n") ==
        "1 new, 1 known, 0 asked");
}

TEST_CASE("where neither ID nor time is there, it is asked") {
  const std::string head = "Was it helpful?\n";
  const auto first = head + "Very helpful\nNot helpful\n";
  CHECK(read(first).count(ResponseKind::fresh) == 2);
  CHECK(read(first).rows_without_identity == 2);
  CHECK(after(first, first + "Not helpful\n") == "0 new, 0 known, 3 asked");
  CHECK(after(first, first + "Not helpful\n", "rows without an ID or a time,equal rows are the same\n") ==
        "1 new, 2 known, 0 asked");
  CHECK(after(first, first + "Not helpful\n", "rows without an ID or a time,all are new\n") ==
        "3 new, 0 known, 0 asked");
  // Typed from paper first, exported with IDs later: whether those on paper are among them, nobody can know.
  const std::string with_ids = "ID,Start time,Was it helpful?\n1,10/06/2022 15:03:42,Very helpful\n";
  CHECK(after(first, with_ids) == "0 new, 0 known, 1 asked");
  CHECK(after(with_ids, first) == "0 new, 0 known, 2 asked");
  CHECK(after(first, with_ids, "rows without an ID or a time,equal rows are the same\n") == "0 new, 1 known, 0 asked");
  // Times that are one for everybody, and days without an hour, tell nobody apart.
  const std::string anonymised = "Date submitted,Was it helpful?\n";
  const auto veiled = anonymised + "1980-01-01 00:00:00,Very helpful\n1980-01-01 00:00:00,Not helpful\n";
  CHECK(after(veiled, veiled) == "0 new, 0 known, 2 asked");
  CHECK(after("Submission Date,Was it helpful?\n\"Jun 10, 2022\",Very helpful\n\"Jun 11, 2022\",Very helpful\n",
              "Submission Date,Was it helpful?\n\"Jun 10, 2022\",Very helpful\n") == "0 new, 0 known, 1 asked");
}

TEST_CASE("what an older Muster kept of rows is not taken for another row") {
  const auto forecast = read("ID,Was it helpful?\n1,Very helpful\n", day_form, {std::string(64, 'a')});
  CHECK(said(forecast) == "not decided");
  CHECK(forecast.without_identity.rows == 1);
}

TEST_CASE("a hundred thousand equal rows are matched in their order, not each with all") {
  std::string many = "Was it helpful?\n";
  for (int at = 0; at < 20'000; ++at) many += "Very helpful\n";
  CHECK(after(many, many, "rows without an ID or a time,equal rows are the same\n") == "0 new, 20000 known, 0 asked");
}

TEST_CASE("what was imported without answers whose condition no column tells is known again with them") {
  const std::string form = R"(form hanging "Hanging"
page "The day"
  helpful "Was it helpful?"  pick one
          ( ) yes "Yes"
          ( ) no  "No"
  miles   "How far?"  number from 0 to 500
          ask if helpful = yes
  more    "Anything else?"  lines 3
)";
  const auto counts = [&](const std::string& once, const std::string& again, const std::string& decisions = {}) {
    const auto forecast = read(again, form, traces(read(once, form)), decisions);
    return std::to_string(forecast.count(ResponseKind::fresh)) + " new, " +
           std::to_string(forecast.count(ResponseKind::known)) + " known";
  };
  const std::string equal = "rows without an ID or a time,equal rows are the same\n";
  // What was kept of a row is of its answers less the number of miles.
  CHECK(counts("How far?,Anything else?\n,One\n,Two\n", "How far?,Anything else?\n40,One\n,Two\n7,Three\n", equal) ==
        "1 new, 2 known");
  CHECK(counts("ID,How far?,Anything else?\n1,,One\n", "ID,How far?,Anything else?\n1,40,One\n2,7,Three\n") ==
        "1 new, 1 known");
  // As many as were kept, and no more.
  CHECK(counts("How far?,Anything else?\n,One\n", "How far?,Anything else?\n40,One\n40,One\n", equal) ==
        "1 new, 1 known");
  // Where the file says what the number hangs on, nothing was ever left out.
  CHECK(counts("Was it helpful?,How far?\nYes,\n", "Was it helpful?,How far?\nYes,40\n", equal) == "1 new, 0 known");
}
