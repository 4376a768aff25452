// Promise 2: nothing in the file joins a person, a submission, an import, an order or a time to an answer.
#include <muster/kit/base/id.hpp>

#include <algorithm>
#include <regex>

#include <muster/domain/feedback/response_export_service.hpp>

#include "summit_feedback.hpp"

namespace muster::feedback {
namespace {

/// Everything that the disk holds of the database.
std::string bytes_of(const Feedback& summit) {
  std::string all;
  for (const auto& [name, bytes] : summit.files()) all += bytes;
  return all;
}

std::vector<std::string> columns(Feedback& summit, const std::string& table) {
  std::vector<std::string> names;
  const auto read = summit.database().read([&](store::Session& session) -> Outcome {
    session.each(test::on_postgres() ? "select column_name::text from information_schema.columns where table_schema = "
                                       "current_schema() and table_name = $1 order by ordinal_position"
                                     : "select name from pragma_table_info($1)",
                 {table}, [&](const store::Row& row) { names.push_back(row.text(0)); });
    return Success{};
  });
  REQUIRE(read.ok());
  return names;
}

std::vector<std::string> texts(Feedback& summit, const std::string& sql) {
  std::vector<std::string> found;
  const auto read = summit.database().read([&](store::Session& session) -> Outcome {
    session.each(sql, {}, [&](const store::Row& row) { found.push_back(row.text(0)); });
    return Success{};
  });
  REQUIRE(read.ok());
  return found;
}

/// The tables that a table names rows of.
std::vector<std::string> referred(Feedback& summit, const std::string& table) {
  if (!test::on_postgres()) return texts(summit, "select \"table\" from pragma_foreign_key_list('" + table + "')");
  return texts(summit,
               "select confrelid::regclass::text from pg_catalog.pg_constraint where contype = 'f' and "
               "conrelid = '" +
                   table + "'::regclass");
}

}  // namespace

TEST_CASE("beside an answer stand its key, its round, its form's version and whether it is counted, and nothing else") {
  Feedback summit;
  CHECK(columns(summit, "response") == std::vector<std::string>{"round_id", "id", "answers", "released", "version"});
  if (!test::on_postgres()) {
    const auto made = texts(summit, "select sql from sqlite_master where name = 'response'");
    REQUIRE(made.size() == 1);
    CHECK(made[0].find("without rowid") != std::string::npos);
  }
  // Keys of submissions and rows of imports stand apart, without a column that names an answer or a person.
  CHECK(columns(summit, "submission_key") == std::vector<std::string>{"round_id", "key_hash"});
  CHECK(columns(summit, "imported_row") == std::vector<std::string>{"round_id", "row_hash", "import_id"});
  // The tables that name answers are emptied when the round closes.
  for (const auto& table : summit.tables()) {
    for (const auto& name : columns(summit, table)) {
      const bool emptied = table == "imported_response" || table == "response_receipt" || table == "withdrawn_response";
      if (name == "response_id") CHECK(emptied);
    }
    const auto refers = referred(summit, table);
    CHECK(std::find(refers.begin(), refers.end(), "response") == refers.end());
  }
}

TEST_CASE("while a round is open the key of a submission is kept as a salted hash alone") {
  Feedback summit;
  summit.open();
  summit.answer("KEYOFTHEFORM");
  const auto bytes = bytes_of(summit);
  CHECK(bytes.find("KEYOFTHEFORM") == std::string::npos);
  CHECK(bytes.find(fingerprint("KEYOFTHEFORM")) == std::string::npos);
}

TEST_CASE("after closing, the file holds no key, no row of an import, and no name or time that came with an export") {
  Feedback summit;
  summit.open();
  summit.answer("KEYOFTHEFORM", {{"helpful", {"helpful"}}, {"topic", {"Transport"}}});
  const auto hash = texts(summit, "select key_hash from submission_key").at(0);
  const auto salt = summit.round().salt;
  const std::string sheet =
      export_head + "7001,STARTEDAT,ENDEDAT,somebody@example.org,Pat Somebody,Helpful,Online;,Housing\n";
  REQUIRE(summit.import(sheet).ok());
  const auto row = texts(summit, "select row_hash from imported_row").at(0);
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  for (const auto* table : {"submission_key", "imported_row", "imported_response", "response_batch", "response_receipt",
                            "withdrawn_response"}) {
    CHECK(summit.figure(std::string("select count(*) from ") + table) == 0);
  }
  CHECK(summit.round().salt.empty());
  const auto bytes = bytes_of(summit);
  for (const auto& gone : {hash, row, salt, std::string("STARTEDAT"), std::string("ENDEDAT"),
                           std::string("somebody@example.org"), std::string("Pat Somebody")}) {
    INFO(gone);
    CHECK(bytes.find(gone) == std::string::npos);
  }
  CHECK(bytes.find("Transport") != std::string::npos);
  CHECK(bytes.find("Housing") != std::string::npos);
}

TEST_CASE("after closing, the log beside the file holds no key either, though the database is in use") {
  Feedback summit;
  summit.open();
  summit.answer("KEYOFTHEFORM");
  const auto hash = texts(summit, "select key_hash from submission_key").at(0);
  REQUIRE(bytes_of(summit).find(hash) != std::string::npos);
  SECTION("closed by hand") { REQUIRE(close_round(summit.database(), summit.now(), "summit").ok()); }
  SECTION("closed by the clock") {
    const auto closes = summit.clock.now() + std::chrono::hours(1);
    REQUIRE(schedule_round(summit.database(), summit.now(), "summit", {}, closes).ok());
    REQUIRE(settle_rounds(summit.database(), closes).ok());
  }
  CHECK(bytes_of(summit).find(hash) == std::string::npos);
}

TEST_CASE("an export that was imported leaves no names behind, in the file or in the log") {
  Feedback summit;
  summit.publish();
  const auto chosen =
      summit.visitor.post("/events/summit/form/import", {},
                          {{"file", "export.csv", export_head + "1,a,b,x@example.org,Pat Somebody,Helpful,,\n"}});
  REQUIRE(chosen.status == 303);
  const auto upload = test::location(chosen);
  const auto seen = test::field_value(summit.visitor.get(upload).body, "expected");
  REQUIRE(summit.visitor.post(upload + "/apply", {{"expected", seen}}).status == 303);
  CHECK(summit.stored() == 1);
  for (const auto& [name, bytes] : summit.files()) {
    INFO(name);
    CHECK(bytes.find("Pat Somebody") == std::string::npos);
  }
}

TEST_CASE("an upload of answers that still waits for its import goes when the round closes") {
  Feedback summit;
  summit.open();
  const auto reply = summit.visitor.post("/events/summit/form/import", {},
                                         {{"file", "export.csv", export_head + "1,a,b,x@example.org,Pat,Helpful,,\n"}});
  REQUIRE(reply.status == 303);
  CHECK(summit.figure("select count(*) from staged_upload") == 1);
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  CHECK(summit.figure("select count(*) from staged_upload") == 0);
}

TEST_CASE("after closing, answers lie in the file in the order of their random keys, not as they arrived", "[sqlite]") {
  Feedback summit;
  summit.open();
  constexpr int people = 40;
  for (int at = 0; at < people; ++at) {
    summit.answer("k" + std::to_string(at),
                  {{"helpful", {"helpful"}}, {"topic", {"T" + std::to_string(1000 + at) + "E"}}});
  }
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  const auto bytes = summit.files().at("muster.db");
  // Where each answer lies, page by page; within a page SQLite fills from the end.
  constexpr std::size_t page = 4096;
  const auto by_key = texts(summit, "select answers from response order by id");
  REQUIRE(by_key.size() == people);
  std::size_t pairs = 0;
  for (std::size_t at = 1; at < by_key.size(); ++at) {
    const auto before = bytes.find(by_key[at - 1]);
    const auto here = bytes.find(by_key[at]);
    REQUIRE(before != std::string::npos);
    REQUIRE(here != std::string::npos);
    if (before / page != here / page) continue;
    ++pairs;
    CHECK(before > here);
  }
  CHECK(pairs > 10);
}

TEST_CASE("answers come out in the order of their keys, so that no order of arrival can be read") {
  Feedback summit;
  summit.open();
  for (int at = 0; at < 30; ++at) {
    summit.answer("k" + std::to_string(at), {{"helpful", {"helpful"}}, {"topic", {"T" + std::to_string(1000 + at)}}});
  }
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  const auto sheet = export_responses(summit.database(), summit.clock.now(), "summit", {"csv", true}, unwatched());
  REQUIRE(sheet.ok());
  std::vector<std::string> order;
  const std::regex topic("T1[0-9]{3}");
  for (std::sregex_iterator at(sheet->begin(), sheet->end(), topic), end; at != end; ++at) order.push_back(at->str());
  REQUIRE(order.size() == 30);
  CHECK_FALSE(std::is_sorted(order.begin(), order.end()));
}

}  // namespace muster::feedback
