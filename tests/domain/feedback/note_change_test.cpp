// Notes changed by hand, and each change taken back.
#include <muster/domain/feedback/note_change_service.hpp>
#include <muster/domain/feedback/note_change_sql.hpp>
#include <muster/domain/feedback/note_service.hpp>

#include "summit_feedback.hpp"

namespace muster::feedback {
namespace {

struct Notes : Feedback {
  std::string id(const std::string& body) { return text("select id from note where body = '" + body + "'"); }
  /// All notes in their order: "2 challenge Funding; ".
  std::string all() {
    std::string out;
    for (const auto& note : *notes(database(), "summit")) out += note.table + " " + note.kind + " " + note.text + "; ";
    return out;
  }
  Result<NotesBack> undo_change(const std::string& id) { return undo_note_change(database(), now(), "summit", id); }
  Result<NoteImport> import_file(const std::string& rows) {
    return import_notes(database(), now(), "summit", {"a.csv", "Table,Kind,Note\n" + rows});
  }
};

}  // namespace

TEST_CASE("a note typed by hand is kept with a trace that does not hold its words") {
  Notes summit;
  const auto before = summit.figure("select count(*) from audit");
  REQUIRE(add_note(summit.database(), summit.now(), "summit", {"3", "Opportunity", "  Peer support "}).ok());
  CHECK(summit.all() == "3 opportunity Peer support; ");
  CHECK(summit.figure("select count(*) from audit") == before + 1);
  CHECK(summit.figure("select count(*) from audit where fields like '%Peer%'") == 0);
  const auto gone = delete_note(summit.database(), summit.now(), "summit", summit.id("Peer support"));
  REQUIRE(gone.ok());
  CHECK(summit.figure("select count(*) from audit") == before + 2);
  CHECK(summit.all().empty());
}

TEST_CASE("a deleted note comes back where it stood, with the import that it came from") {
  Notes summit;
  const auto import = summit.import_file("1,Challenge,Funding\n1,Challenge,Waiting\n1,Challenge,Staff\n");
  REQUIRE(import.ok());
  const auto before = summit.all();
  const auto gone = delete_note(summit.database(), summit.now(), "summit", summit.id("Waiting"));
  REQUIRE(gone.ok());
  CHECK(summit.all() == "1 challenge Funding; 1 challenge Staff; ");
  REQUIRE(summit.undo_change(gone->id).ok());
  CHECK(summit.all() == before);
  CHECK(summit.figure("select count(*) from note where import_id is null") == 0);
  CHECK(summit.undo_change(gone->id).error().kind == ErrorKind::not_found);
  CHECK(delete_note(summit.database(), summit.now(), "summit", "nobody").error().kind == ErrorKind::not_found);
}

TEST_CASE("an edited note is somebody's own: undoing the import that it came from leaves it") {
  Notes summit;
  const auto import = summit.import_file("1,Challenge,Funding\n1,Challenge,Waiting\n");
  REQUIRE(import.ok());
  const auto done = edit_note(summit.database(), summit.now(), "summit", summit.id("Waiting"),
                              note_mark({"1", "challenge", "Waiting"}), {"2", "opportunity", "Shorter waits"});
  REQUIRE(done.ok());
  const auto undone = intake::undo_import(summit.database(), summit.now(), summit.kinds, import->id);
  REQUIRE(undone.ok());
  CHECK(summit.all() == "2 opportunity Shorter waits; ");
}

TEST_CASE("a change is taken back only while nobody changed the note again") {
  Notes summit;
  REQUIRE(summit.import_file("1,Challenge,Waiting\n").ok());
  const auto id = summit.id("Waiting");
  const auto first = edit_note(summit.database(), summit.now(), "summit", id, note_mark({"1", "challenge", "Waiting"}),
                               {"1", "challenge", "Waits"});
  REQUIRE(first.ok());
  const auto second = edit_note(summit.database(), summit.now(), "summit", id, note_mark({"1", "challenge", "Waits"}),
                                {"1", "challenge", "Long waits"});
  REQUIRE(second.ok());
  CHECK(summit.undo_change(first->id).error().kind == ErrorKind::conflict);
  CHECK(summit.all() == "1 challenge Long waits; ");
  REQUIRE(summit.undo_change(second->id).ok());
  CHECK(summit.all() == "1 challenge Waits; ");
  REQUIRE(summit.undo_change(first->id).ok());
  CHECK(summit.all() == "1 challenge Waiting; ");
}

TEST_CASE("an edit that is the same as another note, or of a note seen otherwise, is refused") {
  Notes summit;
  REQUIRE(summit.import_file("1,Challenge,Funding\n1,Challenge,Waiting\n").ok());
  const auto id = summit.id("Waiting");
  const auto mark = note_mark({"1", "challenge", "Waiting"});
  const auto same = edit_note(summit.database(), summit.now(), "summit", id, mark, {"1", "challenge", "FUNDING"});
  REQUIRE_FALSE(same.ok());
  CHECK(same.error().field == "text");
  // Its own words are no other note's.
  CHECK(edit_note(summit.database(), summit.now(), "summit", id, mark, {"1", "challenge", "waiting"}).ok());
  const auto stale = edit_note(summit.database(), summit.now(), "summit", id, mark, {"1", "challenge", "Queues"});
  REQUIRE_FALSE(stale.ok());
  CHECK(stale.error().kind == ErrorKind::conflict);
  CHECK(stale.error().field.empty());
}

TEST_CASE("a way back ends after a day") {
  Notes summit;
  const auto added = add_note(summit.database(), summit.now(), "summit", {"1", "challenge", "Funding"});
  REQUIRE(added.ok());
  summit.clock.advance(std::chrono::hours(25));
  CHECK(summit.undo_change(added->id).error().kind == ErrorKind::not_found);
  const auto gone = delete_note(summit.database(), summit.now(), "summit", summit.id("Funding"));
  REQUIRE(gone.ok());
  CHECK(summit.figure("select count(*) from note_change") == 1);
  CHECK(summit.undo_change("nobody").error().kind == ErrorKind::not_found);
  summit.clock.advance(std::chrono::hours(25));
  REQUIRE(summit.database()
              .write([&](store::Session& session) -> Outcome {
                CHECK(next_note_change(session)->count == 1);
                CHECK(drop_note_changes(session, summit.clock.now()) == 1);
                CHECK_FALSE(next_note_change(session));
                return Success{};
              })
              .ok());
  CHECK(summit.figure("select count(*) from note_before") == 0);
}

TEST_CASE("a note is found by any of its words, as it stands now") {
  Notes summit;
  const auto found = [&](const std::string& search, const std::string& sort = "table") {
    const auto book = listed_notes(summit.database(), "summit", {.search = search, .sort = sort});
    REQUIRE(book.ok());
    std::string bodies;
    for (const auto& kept : book->notes.rows) bodies += kept.note.text + "; ";
    return bodies;
  };
  const std::string late = std::string(300, 'x') + " Zuständigkeit";
  REQUIRE(
      summit.import_file("10,Challenge,Funding is short\n2,Challenge,\"Wards, waiting\"\n2,Opportunity," + late + "\n")
          .ok());
  CHECK(found("FUNDING") == "Funding is short; ");
  CHECK(found("zustandigkeit") == late + "; ");
  CHECK(found("waiting wards") == "Wards, waiting; ");
  CHECK(found("nothing like it").empty());
  CHECK(found("", "table") == "Wards, waiting; " + late + "; Funding is short; ");
  CHECK(found("", "note") == "Funding is short; Wards, waiting; " + late + "; ");
  const auto edited =
      edit_note(summit.database(), summit.now(), "summit", summit.id("Funding is short"),
                note_mark({"10", "challenge", "Funding is short"}), {"1", "challenge", "Money is short"});
  REQUIRE(edited.ok());
  CHECK(found("funding").empty());
  CHECK(found("", "table").starts_with("Money is short; "));
  REQUIRE(summit.undo_change(edited->id).ok());
  CHECK(found("funding") == "Funding is short; ");
}

}  // namespace muster::feedback
