// How far people came, as it is read from the store for figures of turnout.
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/booking/turnout_sql.hpp>
#include <muster/domain/events/event_service.hpp>

#include "support/summit_store.hpp"

#include <algorithm>
#include <tuple>

namespace muster::booking {

TEST_CASE("the people of an event are read with their state, whether they were asked, and the doors that let them in") {
  test::SummitStore store;
  REQUIRE(events::add_event(store.database(), store.audit(),
                            {"summit", "Summit", "2022-06-10", "london", "", "in person", "LIIA"})
              .ok());
  REQUIRE(import_delegates(
              store.database(), store.audit(), "summit",
              {"list.csv", "First name,Surname,Organisation,RSVP\nAda,Bell,Camden,Booked\nBo,Cole,Hackney,Booked\n", "",
               ""},
              std::nullopt)
              .ok());
  const auto read = [&] {
    auto found = store.database().read([&](store::Session& session) -> Result<std::vector<Attendee>> {
      MUSTER_TRY(event, events::find_event(session, "summit"));
      return attendees(session, event.id);
    });
    REQUIRE(found.ok());
    std::ranges::sort(*found, {}, &Attendee::organisation);
    return *found;
  };
  auto people = read();
  REQUIRE(people.size() == 2);
  CHECK(people[0].organisation == "Camden");
  CHECK(people[0].state == State::booked);
  CHECK_FALSE(people[0].invited);
  CHECK_FALSE(people[1].invited);
  CHECK(people[1].sessions.empty());
  REQUIRE(store.database()
              .write([&](store::Session& session) -> Outcome {
                session.execute("update booking_row set state = 'came'");
                session.execute(
                    "insert into booking_step (id, booking_id, number, from_state, to_state, taken_at, taken_by, "
                    "reason, act_id, undoes) select 'asked', b.id, 9, '', 'invited', '2022-05-01T09:00:00Z', 'test', "
                    "'', '', '' from booking b where b.person_id = $1",
                    {people[1].person_id});
                for (const auto& [id, code, stands] :
                     {std::tuple("s1", "panel", std::int64_t{1}), std::tuple("s2", "panel", std::int64_t{1}),
                      std::tuple("s3", "talk", std::int64_t{0}), std::tuple("s4", "", std::int64_t{1})})
                  session.execute(
                      "insert into door_scan (id, event_id, booking_id, kind, session_code, door, scanned_at, "
                      "received_at, outcome, act_id, stands) select $1, b.event_id, b.id, 'code', $2, 'front', "
                      "'2022-06-10T09:00:00Z', '2022-06-10T09:00:00Z', 'in', '', $3 from booking b where "
                      "b.person_id = $4",
                      {id, code, stands, people[1].person_id});
                return Success{};
              })
              .ok());
  people = read();
  CHECK(people[0].sessions.empty());
  CHECK_FALSE(people[0].invited);
  // Asked at first, and there in the end; a scan that was taken back lets nobody in, and one again counts once.
  CHECK(people[1].state == State::came);
  CHECK(people[1].invited);
  CHECK(people[1].sessions == std::vector<std::string>{"panel"});
}

}  // namespace muster::booking
