// The ledger of files taken in, and the shelf of uploads that wait.
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/import_ledger_sql.hpp>

#include "support/summit_store.hpp"

namespace muster::events {
namespace {

struct Ledger : test::SummitStore {
  Ledger() {
    const auto added =
        add_event(database(), audit(), {"summit", "Summit", "2022-06-10", "london", "", "in person", ""});
    REQUIRE(added.ok());
    event = added->id;
  }
  Outcome enter_one(const std::string& id, const std::string& fingerprint, const std::string& kind = "delegates",
                    Instant at = test::noon()) {
    return database().write([&](store::Session& session) -> Outcome {
      const Import import{id, event, kind, "list.csv", fingerprint, 3, 2, at, false};
      MUSTER_CHECK(not_taken_yet(session, import));
      enter(session, audit(at), import);
      return Success{};
    });
  }
  Outcome undo(const std::string& id) {
    return database().write([&](store::Session& session) -> Outcome {
      MUSTER_CHECK(find_import(session, id));
      mark_undone(session, audit(), id);
      return Success{};
    });
  }
  Result<std::vector<Import>> all() {
    return database().read(
        [&](store::Session& session) -> Result<std::vector<Import>> { return imports(session, event); });
  }
  std::string put(const std::string& bytes, Instant at = test::noon()) {
    const auto id = database().write([&](store::Session& session) -> Result<std::string> {
      return stage(session, audit(at), {"", event, "delegates", "list.csv", bytes, ""});
    });
    REQUIRE(id.ok());
    return *id;
  }
  Result<StagedUpload> look(const std::string& id, Instant now, const std::string& of) {
    return database().read([&](store::Session& session) { return staged(session, now, of, id); });
  }
  std::string event;
};

}  // namespace

TEST_CASE("a file stands in the ledger once, until it is undone") {
  Ledger ledger;
  REQUIRE(ledger.enter_one("one", "aaa").ok());
  const auto again = ledger.enter_one("two", "aaa");
  REQUIRE_FALSE(again.ok());
  CHECK(again.error().kind == ErrorKind::conflict);
  CHECK(again.error().message.find("1 June 2022 at 12:00") != std::string::npos);
  CHECK(ledger.enter_one("notes", "aaa", "notes").ok());  // the same bytes as another kind are another import
  REQUIRE(ledger.undo("one").ok());
  CHECK(ledger.undo("one").error().kind == ErrorKind::conflict);
  CHECK(ledger.undo("nobody").error().kind == ErrorKind::not_found);
  CHECK(ledger.enter_one("three", "aaa").ok());
}

TEST_CASE("imports are listed newest first, those undone included") {
  Ledger ledger;
  REQUIRE(ledger.enter_one("early", "aaa").ok());
  REQUIRE(ledger.enter_one("late", "bbb", "delegates", test::noon() + std::chrono::hours(1)).ok());
  REQUIRE(ledger.undo("early").ok());
  const auto all = ledger.all();
  REQUIRE(all.ok());
  REQUIRE(all->size() == 2);
  CHECK(all->at(0).id == "late");
  CHECK_FALSE(all->at(0).undone);
  CHECK(all->at(1).undone);
  CHECK(all->at(1).rows == 3);
  CHECK(all->at(1).added == 2);
}

TEST_CASE("an upload keeps its bytes as they came, for two hours and one event") {
  Ledger ledger;
  const std::string bytes(
      "\xEF\xBB\xBF"
      "a,b\0c\xFF\r\n",
      11);
  const auto id = ledger.put(bytes);
  const auto kept = ledger.look(id, test::noon() + staged_for, ledger.event);
  REQUIRE(kept.ok());
  CHECK(kept->bytes == bytes);
  CHECK(kept->file_name == "list.csv");
  CHECK_FALSE(ledger.look(id, test::noon() + staged_for + std::chrono::seconds(1), ledger.event).ok());
  CHECK_FALSE(ledger.look(id, test::noon(), "another event").ok());
  CHECK_FALSE(ledger.look("another id", test::noon(), ledger.event).ok());
}

TEST_CASE("decisions about an upload are kept beside it") {
  Ledger ledger;
  const auto id = ledger.put("a,b\n");
  REQUIRE(ledger.database()
              .write([&](store::Session& session) -> Outcome {
                keep_decisions(session, id, "typed,means\n");
                return Success{};
              })
              .ok());
  CHECK(ledger.look(id, test::noon(), ledger.event)->decisions == "typed,means\n");
  REQUIRE(ledger.database()
              .write([&](store::Session& session) -> Outcome {
                drop_staged(session, id);
                return Success{};
              })
              .ok());
  CHECK_FALSE(ledger.look(id, test::noon(), ledger.event).ok());
}

TEST_CASE("uploads whose time is over go when the next one comes") {
  Ledger ledger;
  ledger.put("old");
  ledger.put("new", test::noon() + staged_for + std::chrono::seconds(1));
  CHECK(ledger.figure("select count(*) from staged_upload") == 1);
}

}  // namespace muster::events
