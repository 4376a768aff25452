// A list that is long enough to be saved in pieces: nobody sees any before the last, whatever happens meanwhile.
#include "domain/booking/long_list.hpp"

namespace muster::booking {
namespace {

using namespace long_list;

}  // namespace

TEST_CASE("a long list is seen by nobody before all of it is, and is undone as one piece") {
  Summit store;
  const auto before = store.held();
  const auto organisations = store.organisations_seen();
  const auto added = store.figure("select count(*) from audit where action = 'organisation added'");
  Meanwhile looking([&] {
    CHECK(store.figure("select count(*) from booking_row") > 0);
    store.check_nothing_is_seen();
    CHECK(store.organisations_seen() == organisations);
    CHECK(store.organisations_listed() == organisations);
  });
  const auto done = store.import(looking);
  REQUIRE(done.ok());
  CHECK(store.organisations_listed() == organisations + 1);
  CHECK(store.organisations_listed("moonbase") == 1);
  CHECK(looking.pieces == 1);
  CHECK(done->booked == rows);
  CHECK(done->organisations_added == 1);
  CHECK(store.delegates_seen() == rows);
  CHECK(store.people_found(std::nullopt) == rows);
  CHECK(store.people_found(store.programmes) == rows);
  CHECK(store.organisations_seen() == organisations + 1);
  CHECK(store.figure("select count(*) from delegate_needs") == 7);
  CHECK(store.figure("select count(*) from audit where action = 'organisation added'") == added + 1);
  REQUIRE(intake::undo_import(store.database(), store.audit(), store.kinds, done->id).ok());
  CHECK(store.delegates_seen() == 0);
  CHECK(store.organisations_seen() == organisations);
  CHECK(store.figure("select count(*) from person") == 0);
  // The ledger keeps what was undone, and nothing else is left.
  CHECK(before.find("booking_row 0") != std::string::npos);
  CHECK(store.figure("select count(*) from booking_row") + store.figure("select count(*) from booking_step") == 0);
}

TEST_CASE("a long list that is stopped leaves nothing") {
  Summit store;
  const auto before = store.held();
  Meanwhile stopping([&] { stopping.is_cancelled = true; });
  const auto done = store.import(stopping);
  REQUIRE_FALSE(done.ok());
  CHECK(done.error().kind == ErrorKind::conflict);
  store.check_nothing_is_seen();
  CHECK(store.held() != before);
  REQUIRE(intake::discard_unfinished(store.database(), test::noon(), store.kinds).ok());
  CHECK(store.held() == before);
  CHECK(store.import(unwatched()).ok());
  CHECK(store.delegates_seen() == rows);
}

TEST_CASE("what a dead process has left of a long list is discarded after a while, and can be imported again then") {
  Summit store;
  const auto before = store.held();
  const auto dies = [&] { throw std::runtime_error("the process ends here"); };
  Meanwhile dying(dies);
  CHECK_THROWS(store.import(dying));
  store.check_nothing_is_seen();
  REQUIRE(intake::discard_unfinished(store.database(), test::noon(), store.kinds).ok());
  const auto too_soon = store.import(unwatched());
  REQUIRE_FALSE(too_soon.ok());
  CHECK(too_soon.error().message.find("is being imported just now") != std::string::npos);
  REQUIRE(intake::discard_unfinished(store.database(), test::noon() + std::chrono::minutes(3), store.kinds).ok());
  CHECK(store.held() == before);
  CHECK(store.import(unwatched()).ok());
}

TEST_CASE("whoever is added by hand while a long list is saved is not booked twice") {
  Summit store;
  const people::TypedPerson somebody{"Given5", "Family5", "p5@x.example", "", "Barnet"};
  store.add_by_hand("autumn", somebody);
  SECTION("and the button that was pressed does nothing else than it said") {
    Meanwhile adding([&] { store.add_by_hand(summit, somebody); });
    const auto done = store.import(adding, store.seen_fingerprint());
    REQUIRE_FALSE(done.ok());
    CHECK(done.error().kind == ErrorKind::conflict);
    CHECK(store.delegates_seen() == 1);
  }
  SECTION("where nobody looked at numbers, the list is looked at once more") {
    Meanwhile adding([&] { store.add_by_hand(summit, somebody); });
    const auto done = store.import(adding);
    REQUIRE(done.ok());
    CHECK(done->already_booked == 1);
    CHECK(store.delegates_seen() == rows);
  }
}

TEST_CASE("a change that leaves the verdicts as they were does not stop a long list") {
  Summit store;
  Meanwhile adding([&] { store.add_by_hand("autumn", {"Zoe", "Elsewhere", "", "", "Barnet"}); });
  const auto done = store.import(adding, store.seen_fingerprint());
  REQUIRE(done.ok());
  CHECK(store.delegates_seen() == rows);
  CHECK(store.delegates_seen("autumn") == 1);
}

TEST_CASE("erasing somebody stops the long lists that are being saved") {
  Summit store;
  Meanwhile erasing([&] {
    REQUIRE(store.database()
                .write([](store::Session& session) -> Outcome {
                  intake::drop_all_staged(session);
                  return Success{};
                })
                .ok());
  });
  const auto done = store.import(erasing);
  REQUIRE_FALSE(done.ok());
  store.check_nothing_is_seen();
}

TEST_CASE("an import says truly where those stand who have a booking that is not registered") {
  Summit store;
  store.add_by_hand(summit, {"Ada", "Bell", "ada@x.example", "", "Barnet"});
  const auto person = store.figure("select count(*) from booking");
  REQUIRE(person == 1);
  REQUIRE(store.database()
              .write([](store::Session& session) -> Outcome {
                session.execute("update booking_row set state = 'cancelled'");
                return Success{};
              })
              .ok());
  const std::string bytes = "Name,Organisation,E-mail\nAda Bell,Barnet,ada@x.example\nCai Dorn,Barnet,cai@x.example\n";
  const auto file = intake::read_incoming("list.csv", bytes);
  REQUIRE(file.ok());
  const auto seen = intake::forecast(store.database(), test::noon(), delegate_kind(), summit, *file);
  REQUIRE(seen.ok());
  CHECK(seen->judgement.words(0).verdict == "Same person, cancelled");
  CHECK(seen->judgement.words(0).reason == "stays cancelled; equal name and e-mail address");
  CHECK(seen->judgement.lead.find("1 of them is not registered but cancelled: the import leaves that as it is.") !=
        std::string::npos);
  CHECK(seen->judgement.button == "Import 1 person");
  const auto done = import_delegates(store.database(), store.audit(), summit, {"list.csv", bytes, ""}, std::nullopt);
  REQUIRE(done.ok());
  CHECK(done->booked == 1);
  CHECK(done->already_booked == 0);
  CHECK(done->held_back == 1);
  CHECK(store.delegates_seen() == 1);
}

}  // namespace muster::booking
