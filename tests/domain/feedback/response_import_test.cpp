// Answers by export: taken in whole, topped up the next day, taken back, and handed out again.
#include <muster/kit/tabular/table.hpp>

#include <muster/domain/feedback/response_export_service.hpp>

#include "summit_feedback.hpp"

#include "support/source_dir.hpp"

namespace muster::feedback {
namespace {

std::string row(int id, const std::string& rest) {
  return std::to_string(id) + ",06/10/22 15:0" + std::to_string(id % 10) + ",06/10/22 16:0" + std::to_string(id % 10) +
         ",anonymous,," + rest + "\n";
}

/// So that an anonymous form has enough answers to show any.
std::string four_others() {
  std::string rows;
  for (int id = 6; id < 10; ++id) rows += row(id, "Helpful,,");
  return rows;
}

}  // namespace

TEST_CASE("the summit's export is 42 answers; empty and already imported rows are told apart") {
  Feedback summit;
  auto form = read_file(muster::test::source_dir() + "/forms/london-send-summit-2022.form");
  REQUIRE(form.ok());
  summit.publish(*form);
  const auto bytes = test::example("london-send-summit-2022/evaluation.csv");
  const auto forecast = forecast_responses(summit.database(), summit.clock.now(), "summit", {"evaluation.csv", bytes});
  REQUIRE(forecast.ok());
  CHECK(forecast->count(ResponseKind::fresh) == 42);
  CHECK(forecast->count(ResponseKind::refused) == 0);
  CHECK(forecast->left_out == std::vector<std::string>{"ID", "Start time", "Completion time", "Email", "Name"});
  CHECK(forecast->not_in_file.empty());
  CHECK(summit.stored() == 0);
  const auto done = summit.import(bytes);
  REQUIRE(done.ok());
  CHECK(done->added == 42);
  CHECK(summit.stored() == 42);
  const auto again = summit.import(bytes);
  REQUIRE_FALSE(again.ok());
  CHECK(again.error().kind == ErrorKind::conflict);
  CHECK(summit.stored() == 42);
}

TEST_CASE("the same export a day later adds only its new rows") {
  Feedback summit;
  summit.publish();
  std::string sheet = export_head;
  for (int at = 1; at <= 5; ++at) sheet += row(at, "Helpful,,");
  REQUIRE(summit.import(sheet).ok());
  for (int at = 6; at <= 8; ++at) sheet += row(at, "Mainly helpful,,");
  summit.clock.advance(std::chrono::hours(24));
  const auto forecast = forecast_responses(summit.database(), summit.clock.now(), "summit", {"export.csv", sheet});
  REQUIRE(forecast.ok());
  CHECK(forecast->count(ResponseKind::known) == 5);
  CHECK(forecast->count(ResponseKind::fresh) == 3);
  const auto more = summit.import(sheet);
  REQUIRE(more.ok());
  CHECK(more->added == 3);
  CHECK(more->known == 5);
  CHECK(summit.stored() == 8);
}

TEST_CASE("one export saved as CSV, as a workbook and by another program's dates is the same export") {
  Feedback summit;
  auto form = read_file(muster::test::source_dir() + "/forms/london-send-summit-2022.form");
  auto workbook = read_file(muster::test::source_dir() + "/tests/kit/tabular/data/evaluation-libreoffice.xlsx");
  REQUIRE(form.ok());
  REQUIRE(workbook.ok());
  summit.publish(*form);
  REQUIRE(summit.import(*workbook).ok());
  auto bytes = test::example("london-send-summit-2022/evaluation.csv");
  const auto again = [&] {
    const auto forecast =
        forecast_responses(summit.database(), summit.clock.now(), "summit", {"evaluation.csv", bytes});
    REQUIRE(forecast.ok());
    return forecast->count(ResponseKind::known);
  };
  CHECK(again() == 42);
  const std::string american = "06/10/22 15:03:42,06/10/22 15:10:42";
  const auto at = bytes.find(american);
  REQUIRE(at != std::string::npos);
  bytes.replace(at, american.size(), "10/06/2022 15:03,10/06/2022 3:10 PM");
  CHECK(again() == 42);
  bytes.replace(bytes.find("10/06/2022 15:03"), 16, "10/06/2022 15:04");
  CHECK(again() == 41);
}

TEST_CASE("a row that was only touched is still the same row") {
  Feedback summit;
  summit.publish();
  const std::string head = "ID,Last modified time,Was it helpful?\n";
  REQUIRE(summit.import(head + "1,10:00,Helpful\n").ok());
  const auto again = summit.import(head + "1,11:30,Helpful\n2,,Helpful\n");
  REQUIRE(again.ok());
  CHECK(again->known == 1);
  CHECK(again->added == 1);
}

TEST_CASE(
    "equal rows without an identity are as many answers as there are rows, and a later file of them is asked about") {
  Feedback summit;
  summit.publish();
  REQUIRE(summit.import("Was it helpful?\nHelpful\nHelpful\n").ok());
  CHECK(summit.stored() == 2);
  const std::string later = "Was it helpful?\nHelpful\nHelpful\nHelpful\n";
  const auto asked = summit.import(later);
  REQUIRE_FALSE(asked.ok());
  CHECK(asked.error().diagnostics.size() == 3);
  CHECK(summit.stored() == 2);
  const auto decided = [&](const std::string& bytes, const std::string& means) {
    return import_responses(summit.database(), summit.now(), "summit",
                            {"later.csv", bytes, "typed,means\nrows without an ID or a time," + means + "\n"});
  };
  CHECK_FALSE(decided(later, "perhaps").ok());
  const auto more = decided(later, "equal rows are the same");
  REQUIRE(more.ok());
  CHECK(more->added == 1);
  const auto others = decided("Was it helpful?,One topic?\nHelpful,\nHelpful,\n", "all are new");
  REQUIRE(others.ok());
  CHECK(others->added == 2);
  CHECK(summit.stored() == 5);
}

TEST_CASE("one refused row stops the whole file, and every error has its row") {
  Feedback summit;
  summit.publish();
  const auto refused = summit.import(export_head + row(1, "Helpful,,") + row(2, "Helpfull,,") + row(3, "Helpful,,"));
  REQUIRE_FALSE(refused.ok());
  REQUIRE(refused.error().diagnostics.size() == 1);
  CHECK(refused.error().diagnostics[0].line == 3);
  CHECK(refused.error().diagnostics[0].hint.find("\"Helpful\"") != std::string::npos);
  CHECK(summit.stored() == 0);
}

TEST_CASE("what somebody wrote under 'Other' is a write-in, and other labels of an option are known") {
  Feedback summit;
  summit.publish();
  REQUIRE(summit.import(export_head + row(1, "Really helpful,In person;By boat;,=more time") + four_others()).ok());
  const auto sheet = export_responses(summit.database(), summit.clock.now(), "summit", {"csv", true}, unwatched());
  REQUIRE(sheet.ok());
  CHECK(sheet->find("Not for passing on: single forms, for those who may read single answers.") <
        6);  // behind mark and quote
  const auto table = tabular::read_table(sheet->substr(sheet->find('\n') + 1), "out.csv");
  REQUIRE(table.ok());
  CHECK(table->heading == tabular::Row{"helpful", "better", "words", "took_part", "format.in_person", "format.online",
                                       "format.other", "format.written", "events", "topic", "more"});
  REQUIRE(table->rows.size() == 5);
  const tabular::Row whole{"helpful", "not asked", "not asked", "not asked",  "1",        "0",
                           "1",       "By boat",   "not asked", "=more time", "not asked"};
  bool found = false;
  for (std::size_t at = 0; at < table->rows.size(); ++at) found = found || table->rows[at] == whole;
  CHECK(found);
}

TEST_CASE("a cell that begins like a formula is kept as written, and cannot run in the export") {
  Feedback summit;
  summit.publish();
  REQUIRE(summit.import(export_head + row(1, "Helpful,,\"=more time, same venue\"") + four_others()).ok());
  CHECK(summit.figure("select count(*) from response where answers like '%\"=more time, same venue\"%'") == 1);
  const auto sheet =
      export_responses(summit.database(), summit.clock.now(), "summit", {"csv", false, "topic"}, unwatched());
  REQUIRE(sheet.ok());
  CHECK(sheet->find("\"'=more time, same venue\"") != std::string::npos);
  CHECK(sheet->find("\"=more") == std::string::npos);
  CHECK(export_responses(summit.database(), summit.clock.now(), "summit", "xlsx").ok());
  CHECK(export_responses(summit.database(), summit.clock.now(), "summit", "pdf").error().kind == ErrorKind::bad_input);
}

TEST_CASE("the export joins nobody's ticks to what they wrote, and keeps no order of arrival") {
  Feedback summit;
  summit.open();
  for (int at = 0; at < 12; ++at) {
    summit.answer("k" + std::to_string(at), {{"helpful", {at % 3 == 0 ? "not" : "helpful"}},
                                             {"events", {std::to_string(1 + at * 5 % 12)}},
                                             {"topic", {"Topic " + std::to_string(10 + at * 7 % 12)}}});
  }
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  const auto file = [&](const AnswersWanted& wanted) {
    const auto made = export_responses(summit.database(), summit.clock.now(), "summit", wanted, unwatched());
    if (!made.ok()) FAIL(made.error().message);
    return *tabular::read_table(*made, "out." + wanted.format);
  };
  const auto ticks = file({"csv"});
  CHECK(ticks.heading ==
        tabular::Row{"helpful", "took_part", "format.in_person", "format.online", "format.other", "events"});
  CHECK(std::is_sorted(ticks.rows.begin(), ticks.rows.end()));
  const auto texts = file({"csv", false, "topic"});
  CHECK(texts.heading == tabular::Row{"topic"});
  REQUIRE(texts.rows.size() == 12);
  CHECK(std::is_sorted(texts.rows.begin(), texts.rows.end()));
  CHECK(file({"xlsx"}).heading == ticks.heading);
  CHECK(export_responses(summit.database(), summit.clock.now(), "summit", {"csv", false, "helpful"}, unwatched())
            .error()
            .kind == ErrorKind::bad_input);
}

TEST_CASE("while an anonymous round is open the export gives released answers alone") {
  Feedback summit;
  summit.open();
  for (int at = 0; at < 12; ++at) summit.answer("k" + std::to_string(at));
  const auto sheet = export_responses(summit.database(), summit.clock.now(), "summit", "csv");
  REQUIRE(sheet.ok());
  CHECK(tabular::read_table(*sheet, "out.csv")->rows.size() == 5);
}

TEST_CASE("numbers are whole and in range, however the sheet holds them") {
  Feedback summit;
  summit.publish();
  const std::string head = "How many of our events have you been to?\n";
  REQUIRE(summit.import(head + "7.0\n").ok());
  CHECK(summit.figure("select count(*) from response where answers like '%\"7\"%'") == 1);
  CHECK_FALSE(summit.import(head + "2.5\n").ok());
  CHECK_FALSE(summit.import(head + "101\n").ok());
  CHECK_FALSE(summit.import(head + "many\n").ok());
  CHECK(summit.stored() == 1);
}

TEST_CASE("a file without any column of the form, or with one twice, is refused") {
  Feedback summit;
  summit.publish();
  CHECK(summit.import("Name,Shoe size\nPat,40\n").error().message.find("has no column") != std::string::npos);
  const auto twice = summit.import("Was it helpful?,was it helpful\nHelpful,\nHelpful,Helpful\n");
  REQUIRE_FALSE(twice.ok());
  REQUIRE(twice.error().diagnostics.size() == 1);
  CHECK(twice.error().diagnostics[0].line == 3);
}

TEST_CASE("an import is undone whole before the round closes, and the file can be imported again") {
  Feedback summit;
  summit.open();
  summit.answer("k");
  const auto sheet = export_head + row(1, "Helpful,,") + row(2, "Helpful,,");
  const auto done = summit.import(sheet);
  REQUIRE(done.ok());
  CHECK(summit.stored() == 3);
  const auto gone = summit.undo(done->id);
  REQUIRE(gone.ok());
  CHECK(*gone == 2);
  CHECK(summit.stored() == 1);
  CHECK(summit.undo(done->id).error().kind == ErrorKind::conflict);
  const auto again = summit.import(sheet);
  REQUIRE(again.ok());
  CHECK(again->added == 2);
}

TEST_CASE("after closing an import can be neither undone nor topped up") {
  Feedback summit;
  summit.open();
  const auto done = summit.import(export_head + row(1, "Helpful,,"));
  REQUIRE(done.ok());
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  const auto undone = summit.undo(done->id);
  REQUIRE_FALSE(undone.ok());
  CHECK(undone.error().kind == ErrorKind::conflict);
  CHECK(undone.error().message.find("anonymous") != std::string::npos);
  CHECK(summit.import(export_head + row(2, "Helpful,,")).error().kind == ErrorKind::conflict);
  REQUIRE(reopen_round(summit.database(), summit.now(), "summit").ok());
  CHECK(summit.import(export_head + row(2, "Helpful,,")).error().kind == ErrorKind::conflict);
  CHECK(summit.stored() == 1);
}

TEST_CASE("answers to questions that were not asked of somebody are left out of an import") {
  Feedback summit;
  summit.publish();
  REQUIRE(summit.import("Was it helpful?,What would have helped?\nHelpful,Nothing\nNot helpful,Longer breaks\n").ok());
  CHECK(summit.figure("select count(*) from response where answers like '%Longer breaks%'") == 1);
  CHECK(summit.figure("select count(*) from response where answers like '%Nothing%'") == 0);
}

}  // namespace muster::feedback
