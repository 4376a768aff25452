// What ties a booking to a lead's list, to sessions and to colleagues passes on in a merge, and comes back whole when a
// merge or a move is taken back.
#include "domain/booking/delegates_by_hand.hpp"

#include <muster/domain/booking/session_choice_service.hpp>
#include <muster/domain/events/session_service.hpp>

#include <sstream>

namespace muster::booking {
namespace {

struct TiedBookings : DelegatesByHand {
  TiedBookings() {
    events::EventSession session;
    session.code = "early";
    session.title = "About early";
    session.kind = events::SessionKind::workshop;
    session.starts_at = 600;
    session.ends_at = 660;
    session.capacity = 1;
    REQUIRE(events::add_sessions(database(), audit(), "summit", {session}).ok());
    REQUIRE(offer_sessions(database(), audit(), "summit", {"early"}).ok());
    run("insert into nomination_call (id, event_id, organisation_id, name, email, until, asked_at) select 'call', "
        "e.id, "
        "o.id, 'Gwen Abara', 'gwen@example.org', '', '2022-05-01T10:00:00Z' from event e join organisation o on "
        "o.name = 'Camden' where e.slug = 'summit'");
  }
  void run(const std::string& statement) {
    REQUIRE(database()
                .write([&](store::Session& session) -> Outcome {
                  session.execute(statement, {});
                  return Success{};
                })
                .ok());
  }
  std::string booking(const std::string& person) {
    return text("select id from booking_row where person_id = '" + person + "'");
  }
  void choose(const std::string& person) {
    run("insert into session_choice (booking_id, code) values ('" + booking(person) + "', 'early')");
  }
  void name(const std::string& person, int place) {
    run("insert into nomination (booking_id, call_id, place) values ('" + booking(person) + "', 'call', " +
        std::to_string(place) + ")");
  }
  void book_for(const std::string& booker, const std::string& person) {
    run("insert into booked_for (booking_id, booker_id, event_id, until, answered) select '" + booking(person) +
        "', '" + booking(booker) + "', id, '2022-05-20T22:59:00Z', 0 from event where slug = 'summit'");
  }
  std::string ties() {
    std::ostringstream all;
    REQUIRE(
        database()
            .read([&](store::Session& session) -> Outcome {
              session.each(
                  "select 'choice', booking_id, code, '', '' from session_choice union all "
                  "select 'name', booking_id, call_id, cast(place as text), '' from nomination union all "
                  "select 'for', booking_id, coalesce(booker_id, ''), until, cast(answered as text) from booked_for "
                  "order by 1, 2",
                  {}, [&](const store::Row& row) {
                    for (std::size_t at = 0; at < 5; ++at) all << row.text(at) << "|";
                    all << "\n";
                  });
              return Success{};
            })
            .ok());
    return all.str();
  }
  std::string merged(const std::string& kept, const std::string& gone) {
    MergeRequest request{
        kept, gone, version(kept), version(gone), MergeSide::kept, MergeSide::kept, MergeSide::kept, MergeSide::kept};
    const auto done = merge_delegates(database(), audit(), "summit", request);
    if (!done.ok()) FAIL(done.error().message);
    return done->id;
  }
  std::int64_t version(const std::string& person) {
    return figure("select version from person where id = $1", {person});
  }
  void undo(const std::string& change) {
    const auto undone = undo_change(database(), audit(), "summit", change);
    if (!undone.ok()) FAIL(undone.error().message);
  }
};

}  // namespace

TEST_CASE_METHOD(TiedBookings, "a merge keeps what the booking that goes was tied to, and taking it back restores it") {
  const auto kept = book("Lind");
  const auto gone = book("Lindt");
  const auto booker = book("Okoro");
  const auto colleague = book("Silva");
  step(kept, State::cancelled);
  choose(gone);
  name(gone, 3);
  book_for(booker, gone);
  book_for(gone, colleague);
  const auto before = ties();
  const auto change = merged(kept, gone);
  CHECK(text("select booking_id from session_choice") == booking(kept));
  CHECK(text("select booking_id from nomination") == booking(kept));
  CHECK(text("select booker_id from booked_for where booking_id = '" + booking(colleague) + "'") == booking(kept));
  // It stands by itself, and no day ends it.
  CHECK(figure("select answered from booked_for where booking_id = $1", {booking(kept)}) == 1);
  undo(change);
  CHECK(ties() == before);
}

TEST_CASE_METHOD(TiedBookings, "whoever is merged with the colleague they booked has booked for nobody") {
  const auto first = book("Lind");
  const auto second = book("Lindt");
  book_for(first, second);
  const auto before = ties();
  // Either way round.
  for (const auto& [kept, gone] : {std::pair(first, second), {second, first}}) {
    const auto change = merged(kept, gone);
    CHECK(figure("select count(*) from booked_for where booker_id = booking_id") == 0);
    undo(change);
    CHECK(ties() == before);
  }
}

TEST_CASE_METHOD(TiedBookings, "a move that is taken back gives back the list, the sessions and who booked whom") {
  const auto booker = book("Okoro");
  const auto person = book("Lind");
  const auto colleague = book("Silva");
  choose(person);
  name(person, 2);
  book_for(booker, person);
  book_for(person, colleague);
  const auto before = ties();
  auto moved = move_delegate(database(), audit(), "summit", person, "autumn");
  REQUIRE(moved.ok());
  CHECK(figure("select count(*) from session_choice") + figure("select count(*) from nomination") == 0);
  CHECK(figure("select count(*) from booked_for where booker_id is not null") == 0);
  undo(moved->id);
  CHECK(ties() == before);
  // A seat in a session that somebody else has by now stays theirs.
  moved = move_delegate(database(), audit(), "summit", person, "autumn");
  REQUIRE(moved.ok());
  choose(booker);
  undo(moved->id);
  CHECK(text("select booking_id from session_choice") == booking(booker));
  CHECK(figure("select count(*) from nomination") == 1);
}

}  // namespace muster::booking
