// A long list taken back in pieces: whoever reads sees all of it or nothing, whatever happens meanwhile.
#include <muster/domain/booking/step_service.hpp>

#include "domain/booking/long_list.hpp"
#include "support/between_pieces.hpp"

namespace muster::booking {
namespace {

using namespace long_list;

/// In stage 1 rows are marked, in stage 2 what nobody sees is deleted.
using test::BetweenPieces;

struct ImportedList : Summit {
  ImportedList() {
    const auto done = import(unwatched());
    REQUIRE(done.ok());
    id = done->id;
  }
  Result<intake::UndoneImport> undo(Progress& progress = unwatched()) {
    return intake::undo_import(database(), audit(), kinds, id, {&progress, {}, {}});
  }
  /// A step that somebody takes by hand with the first `count` people.
  void touch(std::int64_t count) {
    std::vector<std::string> ids;
    const auto found = database().read([&](store::Session& session) -> Outcome {
      session.each("select person_id from booking order by person_id limit $1", {count},
                   [&](const store::Row& row) { ids.push_back(row.text(0)); });
      return Success{};
    });
    REQUIRE(found.ok());
    const auto taken = take_steps(database(), audit(), summit, {ids, State::came, ""});
    INFO((taken.ok() ? "" : taken.error().message));
    REQUIRE(taken.ok());
  }
  std::string id;
};

}  // namespace

TEST_CASE("a long list that is undone is gone at once, before any of it is deleted") {
  ImportedList store;
  const auto organisations = store.organisations_seen();
  BetweenPieces looking(2, [&] {
    CHECK(store.figure("select count(*) from booking_row") > 0);
    CHECK(store.delegates_seen() == 0);
    CHECK(store.people_found(std::nullopt) == 0);
    CHECK(store.people_found(store.programmes) == 0);
    CHECK(store.organisations_seen() == organisations - 1);
    CHECK(store.figure("select count(*) from import where undone_at is not null") == 1);
    CHECK(store.undo().error().kind == ErrorKind::conflict);
  });
  const auto undone = store.undo(looking);
  REQUIRE(undone.ok());
  CHECK(looking.happened());
  CHECK(undone->removed.gone == rows);
  CHECK(undone->removed.kept.empty());
  for (const auto* table :
       {"booking_row", "booking_step", "person", "delegate_needs", "unfinished_import", "import_made"})
    CHECK(store.figure(std::string("select count(*) from ") + table) == 0);
  CHECK(store.import(unwatched()).ok());
  CHECK(store.delegates_seen() == rows);
}

TEST_CASE("what somebody touched while a long list is undone stays and is named") {
  ImportedList store;
  store.touch(60);
  BetweenPieces touching(1, [&] {
    CHECK(store.delegates_seen() == rows);
    store.touch(62);
  });
  const auto undone = store.undo(touching);
  INFO((undone.ok() ? "" : undone.error().message));
  REQUIRE(undone.ok());
  CHECK(touching.happened());
  CHECK(undone->removed.kept.size() == 62);
  CHECK(undone->removed.gone == rows - 62);
  CHECK(store.delegates_seen() == 62);
  CHECK(store.figure("select count(*) from booking_row") == 62);
  CHECK(store.figure("select count(*) from person") == 62);
}

TEST_CASE("a long undoing that is stopped or dies before the last moment has changed nothing") {
  ImportedList store;
  store.touch(60);
  SECTION("stopped") {
    BetweenPieces stopping(1, [&] { stopping.is_cancelled = true; });
    CHECK(store.undo(stopping).error().kind == ErrorKind::conflict);
    CHECK(stopping.happened());
  }
  SECTION("dead") {
    const auto dies = [] { throw std::runtime_error("the process ends here"); };
    BetweenPieces dying(1, dies);
    CHECK_THROWS(store.undo(dying));
  }
  CHECK(store.delegates_seen() == rows);
  CHECK(store.figure("select count(*) from import where undone_at is not null") == 0);
  CHECK(store.undo()->removed.gone == rows - 60);
  CHECK(store.delegates_seen() == 60);
}

TEST_CASE("a long undoing that dies after that moment is done, and what is left is deleted after a while") {
  ImportedList store;
  const auto dies = [] { throw std::runtime_error("the process ends here"); };
  BetweenPieces dying(2, dies);
  CHECK_THROWS(store.undo(dying));
  CHECK(store.delegates_seen() == 0);
  CHECK(store.figure("select count(*) from booking_row") > 0);
  SECTION("by the clock") {
    REQUIRE(intake::discard_unfinished(store.database(), test::noon() + std::chrono::minutes(3), store.kinds).ok());
    for (const auto* table : {"booking_row", "person", "unfinished_import"})
      CHECK(store.figure(std::string("select count(*) from ") + table) == 0);
    CHECK(store.figure("select count(*) from import where undone_at is not null") == 1);
  }
  SECTION("while the same file is imported again") {
    REQUIRE(store.import(unwatched()).ok());
    CHECK(store.delegates_seen() == rows);
    REQUIRE(intake::discard_unfinished(store.database(), test::noon() + std::chrono::minutes(3), store.kinds).ok());
    CHECK(store.delegates_seen() == rows);
    CHECK(store.figure("select count(*) from person") == rows);
    CHECK(store.organisations_seen() > 0);
  }
}

TEST_CASE("whom an undone list hides still and another event knows is booked by the next list") {
  ImportedList store;
  const people::TypedPerson somebody{"Given5", "Family5", "p5@x.example", "", "Barnet"};
  const auto dies = [] { throw std::runtime_error("the process ends here"); };
  store.add_by_hand("autumn", somebody);
  CHECK(store.figure("select count(*) from person") == rows);
  BetweenPieces dying(2, dies);
  CHECK_THROWS(store.undo(dying));
  REQUIRE(store.import(unwatched()).ok());
  CHECK(store.delegates_seen() == rows);
  REQUIRE(intake::discard_unfinished(store.database(), test::noon() + std::chrono::minutes(3), store.kinds).ok());
  CHECK(store.delegates_seen() == rows);
  CHECK(store.delegates_seen("autumn") == 1);
}

}  // namespace muster::booking
