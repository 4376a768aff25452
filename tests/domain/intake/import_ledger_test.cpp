// The ledger of files taken in.
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/intake/import_ledger_sql.hpp>

#include "support/summit_store.hpp"

namespace muster::intake {
namespace {

struct Ledger : test::SummitStore {
  Ledger() {
    const auto added =
        events::add_event(database(), audit(), {"summit", "Summit", "2022-06-10", "london", "", "in person", ""});
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

}  // namespace muster::intake
