// What a copied event takes along of how the first was booked: settings with their days moved, and nobody.
#include "domain/booking/public_site.hpp"

#include <muster/domain/booking/booking_questions_service.hpp>
#include <muster/domain/booking/copy_service.hpp>
#include <muster/domain/booking/nomination_service.hpp>
#include <muster/domain/booking/planned_message_service.hpp>
#include <muster/domain/booking/session_choice_service.hpp>
#include <muster/domain/events/session_service.hpp>

namespace muster::booking {

TEST_CASE_METHOD(PublicSite,
                 "a copy is booked as the event before it, with days moved, closed, and without its people") {
  BookingPage page;
  page.way = BookingWay::open;
  page.about = "A day for everybody.";
  page.closes_at = *parse_instant("2022-06-17T16:00:00Z");
  page.substitutes = Substitutes::until;
  page.substitutes_until = *parse_date("2022-06-20");
  page.joining_link = "https://meet.example.org/one";
  page.colleagues = 3;
  REQUIRE(set_booking_page(database(), audit(), summit, page).ok());
  SeatRules rules;
  rules.seats = 40;
  rules.release_on = *parse_date("2022-06-10");
  rules.released = true;
  REQUIRE(set_seat_rules(database(), audit(), summit, rules, std::nullopt).ok());
  events::EventSession session;
  session.title = "Early years";
  session.code = "early";
  session.kind = events::SessionKind::workshop;
  session.starts_at = 600;
  REQUIRE(events::add_sessions(database(), audit(), summit, {session}).ok());
  REQUIRE(offer_sessions(database(), audit(), summit, {"early"}).ok());
  CHECK(book("Lind").status == 200);
  REQUIRE(ask_leads(database(), audit(), summit, "Camden, Gwen Abara, gwen@example.org", std::nullopt).ok());
  REQUIRE(events::add_event(database(), audit(),
                            {"next", "The next day", "2022-07-24", "london", "Coin Street", "in person", "LIIA"})
              .ok());
  REQUIRE(events::copy_sessions(database(), audit(), summit, "next").ok());
  const auto copied = copy_booking_settings(database(), audit(), summit, "next");
  if (!copied.ok()) FAIL(copied.error().message);

  const auto made = page_of_event(database(), "next");
  REQUIRE(made.ok());
  CHECK(made->page.way == BookingWay::closed);
  CHECK(made->page.code != code);
  CHECK(made->page.about == "A day for everybody.");
  CHECK(*made->page.closes_at == *parse_instant("2022-07-17T16:00:00Z"));
  CHECK(*made->page.substitutes_until == *parse_date("2022-07-20"));
  CHECK(made->page.joining_link.empty());
  CHECK(made->page.colleagues == 3);
  const auto seats = seats_of(database(), "next");
  CHECK(*seats->plan.rules().seats == 40);
  CHECK_FALSE(seats->plan.rules().released);
  CHECK(*seats->plan.rules().release_on == *parse_date("2022-07-10"));
  CHECK(figure("select count(*) from audit where action = 'booking settings copied'") == 1);
  CHECK(session_choices(database(), "next")->offered.size() == 1);
  CHECK(figure("select count(*) from booking b join event e on e.id = b.event_id where e.slug = 'next'") == 0);
  CHECK(figure("select count(*) from nomination_call c join event e on e.id = c.event_id where e.slug = 'next'") == 0);
}

TEST_CASE_METHOD(PublicSite, "booking closes at the same time of day by the clocks of the copied event") {
  BookingPage page;
  page.way = BookingWay::open;
  page.closes_at = *parse_instant("2022-06-17T16:00:00Z");  // 5pm in London's summer
  REQUIRE(set_booking_page(database(), audit(), summit, page).ok());
  REQUIRE(events::add_event(database(), audit(),
                            {"winter", "The winter", "2022-11-24", "london", "Coin Street", "in person", "LIIA"})
              .ok());
  const auto before = figure("select count(*) from audit where action = 'booking settings copied'");
  REQUIRE(copy_booking_settings(database(), audit(), summit, "winter").ok());
  const auto made = page_of_event(database(), "winter");
  REQUIRE(made.ok());
  CHECK(*made->page.closes_at == *parse_instant("2022-11-17T17:00:00Z"));
  CHECK(before == 0);
}

}  // namespace muster::booking
