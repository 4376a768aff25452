// The tables' notes: from a file, by hand, and back out.
#include <muster/domain/feedback/note_change_service.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/kit/tabular/table.hpp>

#include "summit_feedback.hpp"

namespace muster::feedback {
namespace {

const std::string head = "Table,Kind,Note\n";

Result<std::int64_t> undo(Feedback& summit, const std::string& id) {
  MUSTER_TRY(undone, intake::undo_import(summit.database(), summit.now(), summit.kinds, id));
  return undone.removed.gone;
}

}  // namespace

TEST_CASE("the summit's notes are 56 challenges and 49 opportunities from 12 tables") {
  Feedback summit;
  const auto done = import_notes(summit.database(), summit.now(), "summit",
                                 {"notes.csv", test::example("london-send-summit-2022/discussion-notes.csv")});
  REQUIRE(done.ok());
  CHECK(done->added == 105);
  CHECK(summit.figure("select count(*) from note where kind = 'challenge'") == 56);
  CHECK(summit.figure("select count(*) from note where kind = 'opportunity'") == 49);
  CHECK(summit.figure("select count(distinct table_label) from note") == 12);
  const auto gone = undo(summit, done->id);
  REQUIRE(gone.ok());
  CHECK(*gone == 105);
  CHECK(summit.figure("select count(*) from note") == 0);
}

TEST_CASE("notes are read with kinds in singular or plural, and a longer file adds only what is new") {
  Feedback summit;
  const auto first = import_notes(summit.database(), summit.now(), "summit",
                                  {"a.csv", head + "10,Challenges,Funding\n2,opportunity,Working together\n"});
  REQUIRE(first.ok());
  const auto more =
      import_notes(summit.database(), summit.now(), "summit",
                   {"a.csv", head + "10,Challenge,FUNDING!\n2,opportunity,Working together\n,Question,When?\n"});
  REQUIRE(more.ok());
  CHECK(more->known == 2);
  CHECK(more->added == 1);
  const auto all = notes(summit.database(), "summit");
  REQUIRE(all.ok());
  REQUIRE(all->size() == 3);
  CHECK((*all)[0].table == "2");
  CHECK((*all)[1].table == "10");
  CHECK((*all)[2].kind == "question");
}

TEST_CASE("a note of an unknown kind or without words stops the file, with its row") {
  Feedback summit;
  const auto refused = import_notes(summit.database(), summit.now(), "summit",
                                    {"a.csv", head + "1,Challenge,Fine\n1,Chalenge,Funding\n2,Challenge,\n"});
  REQUIRE_FALSE(refused.ok());
  REQUIRE(refused.error().diagnostics.size() == 2);
  CHECK(refused.error().message.starts_with("2 rows must be decided or mended before a.csv"));
  CHECK(refused.error().diagnostics[0].line == 3);
  CHECK(refused.error().diagnostics[0].message.find("did you mean \"Challenge\"?") != std::string::npos);
  CHECK(refused.error().diagnostics[1].line == 4);
  CHECK(summit.figure("select count(*) from note") == 0);
}

TEST_CASE("a note that cannot be kept says what to do") {
  Feedback summit;
  CHECK(add_note(summit.database(), summit.now(), "summit", {"1", "", "Funding"}).error().kind == ErrorKind::bad_input);
  CHECK(add_note(summit.database(), summit.now(), "summit", {"1", "challenge", " "})
            .error()
            .message.starts_with("Write the note first"));
  CHECK(add_note(summit.database(), summit.now(), "summit", {"1", "challenge", std::string(1001, 'a')}).error().kind ==
        ErrorKind::bad_input);
  REQUIRE(add_note(summit.database(), summit.now(), "summit", {"1", "challenge", "Funding"}).ok());
  CHECK(add_note(summit.database(), summit.now(), "summit", {"1", "challenge", "funding"}).error().kind ==
        ErrorKind::conflict);
  CHECK(add_note(summit.database(), summit.now(), "nowhere", {"1", "challenge", "Funding"}).error().kind ==
        ErrorKind::not_found);
}

TEST_CASE("two notes of signs alone are two notes") {
  Feedback summit;
  REQUIRE(add_note(summit.database(), summit.now(), "summit", {"1", "challenge", "???"}).ok());
  CHECK(add_note(summit.database(), summit.now(), "summit", {"1", "challenge", "!!!"}).ok());
}

TEST_CASE("notes go out as they came in, safe to open in a spreadsheet") {
  Feedback summit;
  REQUIRE(add_note(summit.database(), summit.now(), "summit", {"2", "challenge", "=1+1"}).ok());
  const auto sheet = export_notes(summit.database(), "summit", "csv");
  REQUIRE(sheet.ok());
  CHECK(sheet->find("2,challenge,'=1+1") != std::string::npos);
  CHECK(tabular::read_table(*sheet, "notes.csv")->rows[0][2] == "=1+1");
  CHECK(export_notes(summit.database(), "summit", "xlsx").ok());
}

}  // namespace muster::feedback
