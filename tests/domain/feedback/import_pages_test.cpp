// Answers and notes by file, as an organiser clicks through: choose, look, import, undo, take away.
#include <muster/domain/feedback/note_change_service.hpp>
#include <muster/domain/feedback/note_service.hpp>

#include "summit_feedback.hpp"

namespace muster::feedback {
namespace {

using test::holds;
using test::location;
constexpr const char* answers = "/events/summit/form/import";
constexpr const char* notes_home = "/events/summit/notes";
constexpr const char* notes_import = "/events/summit/notes/import";

struct Organiser : Feedback {
  web::Reply choose(const std::string& address, const std::string& bytes, const std::string& name = "file.csv") {
    return visitor.post(address, {}, {{"file", name, bytes}});
  }
  /// The preview's address; the file must be readable.
  std::string preview(const std::string& address, const std::string& bytes) {
    const auto reply = choose(address, bytes);
    INFO(reply.body);
    REQUIRE(reply.status == 303);
    return location(reply);
  }
  /// Presses the button of the verdicts' page.
  web::Reply apply(const std::string& address) {
    return visitor.post(address + "/apply", {{"expected", test::field_value(visitor.get(address).body, "expected")}});
  }
};

/// The number of the newest import that can be undone, out of the address that does it.
std::string import_id(const std::string& body) {
  const auto at = body.find("/import/undo/");
  if (at == std::string::npos) return {};
  const auto from = at + 13;
  return body.substr(from, body.find('"', from) - from);
}

}  // namespace

TEST_CASE("answers by export are looked at, imported and undone; no answer is shown") {
  Organiser organiser;
  organiser.publish();
  CHECK(holds(organiser.visitor.get(answers), "Export with answers"));
  const auto sheet =
      export_head + "1,a,b,pat@example.org,Pat,Helpful,Online;,Secret topic\n2,c,d,,,Helpful,,\n3,e,f,,,,,\n";
  const auto address = organiser.preview(answers, sheet);
  const auto page = organiser.visitor.get(address);
  CHECK(page.status == 200);
  CHECK(holds(page, "3 rows are 2 new answers"));
  CHECK(holds(page, "Import 2 answers"));
  CHECK(holds(page, "Empty <b>1</b>"));
  CHECK(holds(page, "Start time"));
  CHECK(holds(page, "Which three words?"));  // a question without a column
  CHECK_FALSE(holds(page, "Secret topic"));
  CHECK_FALSE(holds(page, "pat@example.org"));
  CHECK(organiser.stored() == 0);
  const auto done = organiser.apply(address);
  REQUIRE(done.status == 303);
  CHECK(organiser.stored() == 2);
  CHECK(organiser.figure("select count(*) from staged_upload") == 0);
  const auto list = organiser.visitor.get(location(done));
  CHECK(holds(list, "2 answers imported from file.csv."));
  CHECK(organiser.visitor.get(address).status == 404);
  const auto undone = organiser.visitor.post(std::string(answers) + "/undo/" + import_id(list.body), {});
  REQUIRE(undone.status == 303);
  CHECK(holds(organiser.visitor.get(location(undone)), "2 answers taken out again."));
  CHECK(organiser.stored() == 0);
}

TEST_CASE("refused rows are listed with what to do, mended in place, and do not stop the others") {
  Organiser organiser;
  organiser.publish();
  const auto address = organiser.preview(
      answers, export_head + "1,a,b,pat@example.org,Pat,Helpfull,,Secret\n2,a,b,,,Helpful,,\n3,a,b,,,Helpfulll,,\n");
  const auto page = organiser.visitor.get(address);
  CHECK(holds(page, "1 of 3 rows is ready"));
  CHECK(holds(page, "Import 1 row, leave 2"));
  CHECK(holds(page, "did you mean &quot;Helpful&quot;?"));
  CHECK(holds(page, "name=\"cell-2-5\" value=\"Helpfull\""));
  CHECK_FALSE(holds(page, "pat@example.org"));
  CHECK_FALSE(holds(page, "Secret"));
  CHECK(holds(organiser.visitor.get(address + "/left-out.csv"), "2,"));
  CHECK_FALSE(holds(organiser.visitor.get(address + "/left-out.csv"), "pat@example.org"));
  REQUIRE(organiser.visitor.post(address + "/decide", {{"cell-2-5", "Helpful"}}).status == 303);
  REQUIRE(organiser.apply(address).status == 303);
  CHECK(organiser.stored() == 2);
}

TEST_CASE("what a file of answers does not say is asked on the page, and its rows wait") {
  Organiser organiser;
  organiser.publish();
  const auto address =
      organiser.preview(answers, "ID,Was it helpful?,,One topic?\n1,Helpful,Yes,Secret topic\n2,Not helpful,,\n");
  const auto page = organiser.visitor.get(address);
  CHECK(holds(page, "1 of 2 rows is ready"));
  CHECK(holds(page, "1 column is not decided"));
  CHECK(holds(page, "Column 3"));
  CHECK(holds(page, "It has no heading"));
  CHECK(holds(page, "value=\"is:leave out\""));
  CHECK_FALSE(holds(page, "Secret topic"));
  const std::string field = "q-1";
  REQUIRE(holds(page, "name=\"" + field + "-typed\" value=\"column 3\""));
  REQUIRE(organiser.visitor
              .post(address + "/decide",
                    {{field + "-typed", "column 3"}, {field, "other"}, {field + "-other", "Did you take part?"}})
              .status == 303);
  CHECK(holds(organiser.visitor.get(address), "2 rows are 2 new answers"));
  REQUIRE(organiser.apply(address).status == 303);
  CHECK(organiser.figure("select count(*) from response where answers like '%\"took_part\":{\"codes\":[\"yes\"]%'") ==
        1);
}

TEST_CASE("rows that may have been imported before are asked about on the page") {
  Organiser organiser;
  organiser.publish();
  const std::string sheet = "Was it helpful?,One topic?\nHelpful,Housing\nNot helpful,\n";
  const auto first = organiser.preview(answers, sheet);
  CHECK(holds(organiser.visitor.get(first), "This file has neither IDs nor times."));
  REQUIRE(organiser.apply(first).status == 303);
  const auto later = organiser.preview(answers, sheet + "Helpful,Transport\n");
  const auto page = organiser.visitor.get(later);
  CHECK(holds(page, "0 of 3 rows are ready"));
  CHECK(holds(page, "Imported before?"));
  CHECK(holds(page, "Muster cannot know whether they are the same answers."));
  CHECK(organiser.apply(later).status != 303);
  REQUIRE(organiser.visitor
              .post(later + "/decide",
                    {{"q-1-typed", "rows without an ID or a time"}, {"q-1", "is:equal rows are the same"}})
              .status == 303);
  CHECK(holds(organiser.visitor.get(later), "3 rows are 1 new answer"));
  REQUIRE(organiser.apply(later).status == 303);
  CHECK(organiser.stored() == 3);
}

TEST_CASE("an export with two heading rows is shown, mended and imported under one") {
  Organiser organiser;
  organiser.publish();
  const auto address = organiser.preview(
      answers,
      "Respondent ID,Collector ID,Was it helpful?,How next time?,,\n,,Response,In person,Online,Other (please "
      "specify)\n1,9,Helpful,,Online,\n2,9,Helpful,7,,By boat\n");
  const auto page = organiser.visitor.get(address);
  CHECK(holds(page, "1 of 2 rows is ready"));
  CHECK(holds(page, "name=\"cell-4-3\" value=\"7\""));
  CHECK(holds(page, "How next time? [In person]"));
  REQUIRE(organiser.visitor.post(address + "/decide", {{"cell-4-3", "1"}}).status == 303);
  REQUIRE(organiser.apply(address).status == 303);
  CHECK(organiser.stored() == 2);
  CHECK(organiser.figure("select count(*) from response where answers like '%By boat%'") == 1);
}

TEST_CASE("a file that cannot be read says why, on the page where it is chosen") {
  Organiser organiser;
  organiser.publish();
  CHECK(organiser.visitor.post(answers, {}).status == 422);
  CHECK(holds(organiser.visitor.post(answers, {}), "Choose a file, or paste the rows below"));
  const auto strange = organiser.choose(answers, "Name,Shoe size\nPat,40\n");
  CHECK(strange.status == 422);
  CHECK(holds(strange, "has no column"));
  CHECK(organiser.choose(answers, "").status == 422);
  CHECK(organiser.figure("select count(*) from staged_upload") == 0);
}

TEST_CASE("a cancelled upload is gone at once, and one left lying goes after two hours") {
  Organiser organiser;
  organiser.publish();
  const auto address = organiser.preview(answers, export_head + "1,a,b,,,Helpful,,\n");
  CHECK(organiser.visitor.post(address + "/cancel", {}).status == 303);
  CHECK(organiser.figure("select count(*) from staged_upload") == 0);
  const auto other = organiser.preview(answers, export_head + "1,a,b,,,Helpful,,\n");
  organiser.clock.advance(std::chrono::hours(3));
  CHECK(organiser.visitor.get(other).status == 404);
  CHECK(organiser.apply(other).status == 404);
  CHECK(organiser.stored() == 0);
}

TEST_CASE("after closing, an import is final, and the page says why") {
  Organiser organiser;
  organiser.publish();
  REQUIRE(organiser.import(export_head + "1,a,b,,,Helpful,,\n").ok());
  const auto id = import_id(organiser.visitor.get(answers).body);
  REQUIRE(open_round(organiser.database(), organiser.now(), "summit").ok());
  REQUIRE(close_round(organiser.database(), organiser.now(), "summit").ok());
  const auto page = organiser.visitor.get(answers);
  CHECK(holds(page, "Final"));
  CHECK(holds(page, "can no longer be undone"));
  CHECK_FALSE(holds(page, "Export with answers"));
  const auto refused = organiser.visitor.post(std::string(answers) + "/undo/" + id, {});
  CHECK(refused.status == 409);
  CHECK(organiser.stored() == 1);
}

TEST_CASE("a form whose answers all came from files is closed without being opened") {
  Organiser organiser;
  organiser.publish();
  CHECK_FALSE(holds(organiser.visitor.get("/events/summit/form"), "all answers are in"));
  REQUIRE(organiser.import(export_head + "1,a,b,,,Helpful,,\n").ok());
  CHECK(holds(organiser.visitor.get("/events/summit/form"), "Close: all answers are in"));
  CHECK(holds(organiser.visitor.get("/events/summit/form/close"), "1 answer becomes final"));
  REQUIRE(organiser.visitor.post("/events/summit/form/close", {}).status == 303);
  CHECK(holds(organiser.visitor.get("/events/summit/form"), "These figures are final"));
}

TEST_CASE("an import of notes cannot be undone from the page of answers, nor from another event") {
  Organiser organiser;
  organiser.publish();
  const auto done = organiser.apply(organiser.preview(notes_import, "Table,Kind,Note\n1,Challenge,Funding\n"));
  REQUIRE(done.status == 303);
  const auto id = import_id(organiser.visitor.get(notes_import).body);
  REQUIRE_FALSE(id.empty());
  CHECK(organiser.visitor.post(std::string(answers) + "/undo/" + id, {}).status == 404);
  REQUIRE(events::add_event(organiser.database(), organiser.now(),
                            {"other", "Other day", "2022-07-10", "london", "", "online", "LIIA"})
              .ok());
  CHECK(organiser.visitor.post("/events/other/notes/import/undo/" + id, {}).status == 404);
  CHECK(organiser.figure("select count(*) from note") == 1);
}

TEST_CASE("answers are taken away as CSV and XLSX") {
  Organiser organiser;
  CHECK(organiser.visitor.get("/events/summit/answers.csv").status == 409);
  organiser.publish();
  REQUIRE(organiser
              .import(export_head + "1,a,b,,,Helpful,,\"=more time\"\n2,a,b,,,Helpful,,\n3,a,b,,,Helpful,,\n"
                                    "4,a,b,,,Helpful,,\n5,a,b,,,Helpful,,\n")
              .ok());
  const auto csv = organiser.visitor.get("/events/summit/answers.csv");
  CHECK(csv.status == 200);
  CHECK(holds(csv, "helpful"));
  CHECK_FALSE(holds(csv, "more time"));
  CHECK(holds(organiser.visitor.get("/events/summit/answers.csv?question=topic"), "'=more time"));
  CHECK(organiser.visitor.get("/events/summit/answers.csv?question=helpful").status == 422);
  CHECK(csv.headers.at(0).second.find("summit-answers.csv") != std::string::npos);
  const auto xlsx = organiser.visitor.get("/events/summit/answers.xlsx");
  CHECK(xlsx.body.starts_with("PK"));
}

TEST_CASE("the tables' notes are listed by table, with their counts by kind") {
  Organiser organiser;
  const auto empty = organiser.visitor.get(notes_home);
  CHECK(empty.status == 200);
  CHECK(holds(empty, "No notes yet"));
  CHECK(holds(empty, "href=\"/events/summit/notes/import\""));
  const auto address = organiser.preview(notes_import, test::example("london-send-summit-2022/discussion-notes.csv"));
  const auto page = organiser.visitor.get(address);
  CHECK(holds(page, "105 rows are 105 new notes"));
  CHECK(holds(organiser.visitor.get(address + "?show=new"), "Import 105 notes"));
  const auto done = organiser.apply(address);
  REQUIRE(done.status == 303);
  const auto notes = organiser.visitor.get(notes_home);
  CHECK(holds(notes, "56 challenges and 49 opportunities from 12 tables."));
  CHECK(holds(notes, "Challenges <b>56</b>"));
  CHECK(notes.body.find("</span>2</td>") < notes.body.find("</span>10</td>"));
  const auto chosen = organiser.visitor.get(std::string(notes_home) + "?kind=opportunity&table=2");
  CHECK_FALSE(holds(chosen, "#mark-challenge\"/></svg> <span>Challenge<"));
  CHECK(holds(organiser.visitor.get("/events/summit/notes.csv"), "Note,Kind,Table"));
  CHECK(organiser.visitor.get("/events/summit/notes.xlsx").body.starts_with("PK"));
  const auto undone = organiser.visitor.post(
      std::string(notes_import) + "/undo/" + import_id(organiser.visitor.get(notes_import).body), {});
  CHECK(undone.status == 303);
  CHECK(holds(organiser.visitor.get(notes_home), "No notes yet"));
}

TEST_CASE("a note is typed in by hand, kept where it is refused, and deleted again") {
  Organiser organiser;
  const auto refused = organiser.visitor.post(notes_home, {{"table", "4"}, {"kind", "opportunity"}, {"text", " "}});
  CHECK(refused.status == 422);
  CHECK(holds(refused, "Write the note first"));
  CHECK(holds(refused, "value=\"4\""));
  CHECK(holds(refused, "value=\"opportunity\" checked"));
  const auto saved = organiser.visitor.post(
      notes_home, {{"table", "4"}, {"kind", "opportunity"}, {"text", "<script>alert(1)</script> & co"}});
  REQUIRE(saved.status == 303);
  const auto page = organiser.visitor.get(location(saved));
  CHECK(holds(page, "The note is saved."));
  CHECK(holds(page, "0 challenges and 1 opportunity from 1 table."));
  CHECK_FALSE(holds(page, "<script>alert"));
  const auto gone =
      organiser.visitor.post(std::string(notes_home) + "/delete", {{"note", test::field_value(page.body, "note")}});
  REQUIRE(gone.status == 303);
  CHECK(organiser.figure("select count(*) from note") == 0);
  CHECK(organiser.visitor.post(std::string(notes_home) + "/delete", {{"note", "x"}}).status == 404);
  const auto after = organiser.visitor.get(location(gone));
  CHECK(holds(after, "The note is deleted."));
  const auto back =
      organiser.visitor.post(std::string(notes_home) + "/undo", {{"change", test::field_value(after.body, "change")}});
  REQUIRE(back.status == 303);
  CHECK(holds(organiser.visitor.get(location(back)), "The note is back."));
  CHECK(organiser.figure("select count(*) from note where table_label = '4' and kind = 'opportunity'") == 1);
}

TEST_CASE("table and kind stay chosen for the next note, and saving it can be taken back") {
  Organiser organiser;
  const auto saved = organiser.visitor.post(
      notes_home, {{"table", "Table A & B"}, {"kind", "question"}, {"text", "When will it start?"}});
  REQUIRE(saved.status == 303);
  CHECK(location(saved).ends_with("#type"));
  const auto page = organiser.visitor.get(location(saved).substr(0, location(saved).find('#')));
  CHECK(holds(page, "value=\"Table A &amp; B\""));
  CHECK(holds(page, "value=\"question\" checked"));
  const auto undone =
      organiser.visitor.post(std::string(notes_home) + "/undo", {{"change", test::field_value(page.body, "change")}});
  REQUIRE(undone.status == 303);
  CHECK(holds(organiser.visitor.get(location(undone)), "1 note is taken out again."));
  CHECK(organiser.figure("select count(*) from note") == 0);
}

TEST_CASE("a note is edited; two who edit it at once are told, and the second can save again") {
  Organiser organiser;
  REQUIRE(organiser.visitor.post(notes_home, {{"table", "4"}, {"kind", "challenge"}, {"text", "Fudning"}}).status ==
          303);
  const auto list = organiser.visitor.get(notes_home);
  const auto address = std::string(notes_home) + "/" + test::field_value(list.body, "note") + "/edit";
  CHECK(holds(list, "href=\"" + address + "\""));
  const auto page = organiser.visitor.get(address);
  REQUIRE(page.status == 200);
  CHECK(holds(page, "Fudning"));
  const auto seen = test::field_value(page.body, "seen");
  const auto first =
      organiser.visitor.post(address, {{"seen", seen}, {"table", "4"}, {"kind", "challenge"}, {"text", "Funding"}});
  REQUIRE(first.status == 303);
  CHECK(holds(organiser.visitor.get(location(first)), "The note is changed."));
  const std::vector<std::pair<std::string, std::string>> second{
      {"table", "5"}, {"kind", "opportunity"}, {"text", "Money"}};
  auto stale = second;
  stale.emplace_back("seen", seen);
  const auto told = organiser.visitor.post(address, stale);
  CHECK(told.status == 409);
  CHECK(holds(told, "It now says “Funding”"));
  CHECK(holds(told, ">Money</textarea>"));
  CHECK(organiser.figure("select count(*) from note where body = 'Funding'") == 1);
  auto again = second;
  again.emplace_back("seen", test::field_value(told.body, "seen"));
  REQUIRE(organiser.visitor.post(address, again).status == 303);
  CHECK(organiser.figure("select count(*) from note where body = 'Money' and table_label = '5'") == 1);
}

TEST_CASE("a pasted list is counted line by line before it becomes notes, and taken out again as one") {
  Organiser organiser;
  const std::string paste = std::string(notes_home) + "/paste";
  REQUIRE(organiser.visitor.post(notes_home, {{"table", "7"}, {"kind", "challenge"}, {"text", "Funding"}}).status ==
          303);
  CHECK(organiser.visitor.get(paste).status == 200);
  const auto form = [](const std::string& lines, const std::string& seen) {
    return std::vector<std::pair<std::string, std::string>>{
        {"table", "7"}, {"kind", "challenge"}, {"lines", lines}, {"looked_at", seen}};
  };
  const std::string lines = "• Long waits\r\n\r\n- funding\r\n* <b>Staff</b>\r\n";
  // Nobody saves a list unseen.
  const auto looked = organiser.visitor.post(paste, form(lines, ""));
  CHECK(looked.status == 200);
  CHECK(holds(looked, "3 lines are 2 new notes"));
  CHECK(holds(looked, "Add 2 notes"));
  CHECK(holds(looked, "&lt;b&gt;Staff&lt;/b&gt;"));
  CHECK(organiser.figure("select count(*) from note") == 1);
  const auto seen = test::field_value(looked.body, "looked_at");
  CHECK(holds(organiser.visitor.post(paste, form(lines + "One more\n", seen)), "4 lines are 3 new notes"));
  CHECK(organiser.figure("select count(*) from note") == 1);
  const auto added = organiser.visitor.post(paste, form(lines, seen));
  REQUIRE(added.status == 303);
  const auto page = organiser.visitor.get(location(added));
  CHECK(holds(page, "2 notes are saved."));
  CHECK(organiser.figure("select count(*) from note where body in ('Long waits', '<b>Staff</b>')") == 2);
  // One of them is somebody's own by now: it stays.
  const auto edited = organiser.visitor.post(
      std::string(notes_home) + "/" + organiser.text("select id from note where body = 'Long waits'") + "/edit",
      {{"seen", note_mark({"7", "challenge", "Long waits"})},
       {"table", "7"},
       {"kind", "challenge"},
       {"text", "Waits"}});
  REQUIRE(edited.status == 303);
  const auto back =
      organiser.visitor.post(std::string(notes_home) + "/undo", {{"change", test::field_value(page.body, "change")}});
  REQUIRE(back.status == 303);
  CHECK(holds(organiser.visitor.get(location(back)), "1 note is taken out again. 1 that was changed since stays."));
  CHECK(organiser.figure("select count(*) from note where body in ('Funding', 'Waits')") == 2);
  CHECK(organiser.figure("select count(*) from note") == 2);
}

TEST_CASE("a list that cannot be taken is shown back with its lines") {
  Organiser organiser;
  const std::string look = std::string(notes_home) + "/paste/look";
  const auto empty = organiser.visitor.post(look, {{"table", "7"}, {"kind", "challenge"}, {"lines", " \n - \n"}});
  CHECK(empty.status == 422);
  CHECK(holds(empty, "Paste the list first"));
  const auto page = organiser.visitor.post(
      look, {{"table", "7"}, {"kind", "challenge"}, {"lines", "Fine\n" + std::string(1001, 'a') + "\n"}});
  CHECK(holds(page, "1 line cannot be taken"));
  CHECK(holds(page, "1001 letters"));
  CHECK_FALSE(holds(page, "Add 1 note"));
  std::string long_list;
  for (std::size_t at = 0; at <= most_pasted_notes; ++at) long_list += "Note " + std::to_string(at) + "\n";
  const auto too_long = organiser.visitor.post(look, {{"table", "7"}, {"kind", "challenge"}, {"lines", long_list}});
  CHECK(too_long.status == 422);
  CHECK(holds(too_long, "more than 500 lines"));
}

}  // namespace muster::feedback
