// The waiting list of a cohort goes to the next: in its order, behind those who wait there, with whoever has a page
// told.
#include "domain/booking/public_site.hpp"

#include <muster/domain/booking/booking_pages.hpp>
#include <muster/domain/booking/waiting_move_service.hpp>

namespace muster::booking {
namespace {

struct CohortSite : PublicSite {
  CohortSite() {
    add_pages(router, database(), clock, {});
    for (const auto& [slug, date] : {std::pair("next", "2022-07-24"), {"gone", "2022-05-01"}})
      REQUIRE(events::add_event(database(), audit(),
                                {slug, std::string("The ") + slug, date, "london", "", "in person", "LIIA"})
                  .ok());
    seats(1);
    for (const auto* name : {"Lind", "Okoro", "Silva", "Tarn"}) CHECK(book(name).status == 200);
    (void)mails();
  }
  void seats_there(std::int64_t number) {
    SeatRules rules;
    rules.seats = number;
    REQUIRE(set_seat_rules(database(), audit(), "next", rules, std::nullopt).ok());
  }
  std::string stands(const std::string& surname) {
    return text(
        "select e.slug || ' ' || b.state from booking b join person p on p.id = b.person_id join event e on e.id = "
        "b.event_id where p.last_name = '" +
        surname + "'");
  }
  const std::string here = "/events/summit/allocations";
};

}  // namespace

TEST_CASE_METHOD(CohortSite, "everybody who waits goes to the next cohort in order, and free seats there are theirs") {
  seats_there(2);
  CHECK(test::holds(visitor.get(here), "Move the waiting list to another event"));
  const auto asked = visitor.get(here + "/move-line");
  CHECK(test::holds(asked, "Move 3 people who wait?"));
  CHECK(test::holds(asked, "The next, Sunday 24 July 2022"));
  CHECK_FALSE(test::holds(asked, "The gone"));
  const auto there = test::location(visitor.post(here + "/move-line", {{"to", "next"}}));
  CHECK(there == "/events/next/allocations?done=line&people=3&promoted=2&left=0&rest=0");
  CHECK(test::holds(visitor.get(there),
                    "3 people who waited are here now: 2 have a seat or are offered one, and 1 waits."));
  CHECK(test::holds(visitor.get("/events/next/allocations?done=line&people=1&promoted=0&left=1"),
                    "1 person who waited is here now: nobody of them has a seat yet. 1 other stands here already"));
  CHECK(stands("Lind") == "summit booked");
  CHECK(stands("Okoro") == "next offered");
  CHECK(stands("Silva") == "next offered");
  CHECK(stands("Tarn") == "next waiting");
  const auto letters = mails();
  CHECK(letters.size() == 3);
  std::size_t waits = 0;
  for (const auto& letter : letters) waits += letter.subject == "The next: you are on the waiting list" ? 1 : 0;
  CHECK(waits == 1);
  // A second press finds nobody.
  CHECK(visitor.post(here + "/move-line", {{"to", "next"}}).status == 409);
  CHECK(test::holds(
      visitor.get("/events/next/delegates?person=" + text("select id from person where last_name = 'Tarn'")),
      "Moved with the waiting list from London SEND Summit"));
}

TEST_CASE_METHOD(CohortSite, "whoever stands there already stays, and where nobody can go nothing is changed") {
  REQUIRE(add_delegate(database(), audit(), "next", {"Pat", "Okoro", "Okoro@example.org", "", "Camden"}, State::booked)
              .ok());
  const auto moved = move_waiting_list(database(), audit(), summit, "next");
  REQUIRE(moved.ok());
  CHECK(moved->people == 2);
  CHECK(moved->left == std::vector<std::string>{"Pat Okoro"});
  CHECK(move_waiting_list(database(), audit(), summit, "next").error().kind == ErrorKind::conflict);
  for (const auto& [to, kind] :
       {std::pair("gone", ErrorKind::conflict), {"nowhere", ErrorKind::not_found}, {summit, ErrorKind::bad_input}})
    CHECK(move_waiting_list(database(), audit(), summit, to).error().kind == kind);
}

TEST_CASE_METHOD(CohortSite, "five hundred are moved at a time, in the order of the line, and the rest is told") {
  const auto done = database().write([&](store::Session& session) -> Outcome {
    for (int each = 0; each < 500; ++each) {
      const auto id = std::to_string(each);
      session.execute("insert into person (id, first_name, last_name, email, job_title) values ($1, 'Ana', $2, $3, '')",
                      {"p" + id, "Many" + id, std::string()});
      session.execute("insert into booking_row (id, event_id, person_id, booked_at, state) select 'b" + id +
                      "', event_id, 'p" + id + "', booked_at, 'waiting' from booking_row limit 1");
      session.execute("insert into seat_turn (booking_id, event_id, turn, offered_until, online) select 'b" + id +
                      "', event_id, " + std::to_string(1000 + each) + ", '', 0 from seat_turn limit 1");
    }
    return Success{};
  });
  if (!done.ok()) FAIL(done.error().message);
  const auto moved = move_waiting_list(database(), audit(), summit, "next");
  if (!moved.ok()) FAIL(moved.error().message);
  CHECK(moved->people == 500);
  CHECK(moved->rest == 3);
  CHECK(stands("Tarn") == "next waiting");
  CHECK(stands("Many499") == "summit waiting");
  const auto rest = move_waiting_list(database(), audit(), summit, "next");
  REQUIRE(rest.ok());
  CHECK(rest->people == 3);
  CHECK(rest->rest == 0);
}

TEST_CASE_METHOD(CohortSite, "whoever goes with the waiting list is told of the move, once") {
  seats_there(1);
  REQUIRE(move_waiting_list(database(), audit(), summit, "next").ok());
  const auto letters = mails();
  REQUIRE(letters.size() == 3);
  for (const auto& letter : letters)
    CHECK(letter.text.find("The waiting list of London SEND Summit was moved to The next, and you with it.") !=
          std::string::npos);
}

}  // namespace muster::booking
