// Booking for colleagues: by name and address alone, by the seats of that moment; each says themselves what they need,
// and keeps the place meanwhile, up to the day that the organisers set.
#include "domain/booking/public_site.hpp"

#include <muster/domain/booking/booking_pages.hpp>

#include <barrier>
#include <thread>

namespace muster::booking {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

struct ColleagueSite : PublicSite {
  ColleagueSite() {
    add_pages(router, database(), clock, {});
    allow(2, 5);
  }
  void allow(std::int64_t colleagues, std::int64_t days, BookingWay way = BookingWay::open) {
    BookingPage page;
    page.way = way;
    page.colleagues = colleagues;
    page.colleague_days = days;
    const auto saved = set_booking_page(database(), audit(), summit, page);
    if (!saved.ok()) FAIL(saved.error().message);
  }
  std::string booked(const std::string& surname) {
    CHECK(book(surname).status == 200);
    return link_in(about(mails(), "your place is booked"));
  }
  web::Reply add(const std::string& own, const std::string& surname) {
    return visitor.post(own + "/colleagues",
                        {{"first_name", "Ana"}, {"last_name", surname}, {"email", surname + "@example.org"}});
  }
  std::string state(const std::string& surname) {
    return text("select b.state from booking b join person p on p.id = b.person_id where p.last_name = '" + surname +
                "'");
  }
  std::string booking(const std::string& surname) {
    return text("select b.id from booking b join person p on p.id = b.person_id where p.last_name = '" + surname + "'");
  }
};

}  // namespace

TEST_CASE_METHOD(ColleagueSite, "colleagues are booked by name and address, and say themselves what they need") {
  seats(3);
  const auto own = booked("Lind");
  CHECK(test::holds(visitor.get(own), "Book for a colleague"));
  CHECK(test::location(add(own, "Silva")) == own + "/colleagues?done=booked");
  CHECK(state("Silva") == "booked");
  const auto letter = about(mails(), "Pat Lind booked a place for you");
  CHECK(letter.text.find("is asked of nobody but you") != std::string::npos);
  const auto theirs = link_in(letter);
  CHECK(theirs != own);
  // The booker is asked nothing of it, and sees that nothing came yet.
  CHECK(test::holds(visitor.get(own + "/colleagues"), "Has not said yet what they need"));
  CHECK(figure("select count(*) from delegate_needs") == 0);
  CHECK(test::holds(visitor.get(theirs), "Pat Lind asked for this place."));
  CHECK(test::holds(visitor.get(theirs), "You were not asked"));
  CHECK(add(theirs, "Fourth").status == 409);
  const Fields details{{"first_name", "Ana"}, {"last_name", "Silva"}, {"food", "No nuts"}, {"named", "no"}};
  CHECK(visitor.post(theirs + "/change", details).status == 303);
  CHECK_FALSE(test::holds(visitor.get(theirs), "asked for this place"));
  CHECK(figure("select count(*) from delegate_needs") == 1);
  CHECK_FALSE(test::holds(visitor.get(own + "/colleagues"), "Has not said yet"));
  CHECK_FALSE(test::holds(visitor.get(own + "/colleagues"), "No nuts"));
  // What is filled in is theirs, and their place is not taken back by others.
  CHECK(visitor.post(own + "/colleagues/take-back", {{"colleague", booking("Silva")}}).status == 409);
  CHECK(state("Silva") == "booked");
  CHECK(test::holds(
      visitor.get("/events/summit/delegates?person=" + text("select id from person where last_name = 'Silva'")),
      "Asked for by Pat Lind."));
}

TEST_CASE_METHOD(ColleagueSite, "where no seat is left a colleague waits, and as many are booked as the event allows") {
  seats(2);
  const auto own = booked("Lind");
  CHECK(test::location(add(own, "Silva")) == own + "/colleagues?done=booked");
  CHECK(test::location(add(own, "Okoro")) == own + "/colleagues?done=waiting");
  CHECK(state("Okoro") == "waiting");
  CHECK(about(mails(), "Pat Lind asked for a place for you").text.find("You are on the waiting list") !=
        std::string::npos);
  const auto more = add(own, "More");
  CHECK(more.status == 409);
  CHECK(test::holds(more, "that is all this event allows"));
  CHECK(figure("select count(*) from person where last_name = 'More'") == 0);
  // A wrong address is taken back, and another booked: the seat went to the one who waits.
  CHECK(visitor.post(own + "/colleagues/take-back", {{"colleague", booking("Silva")}}).status == 303);
  CHECK(state("Silva") == "cancelled");
  CHECK(state("Okoro") == "offered");
  CHECK(about(mails(), "your booking is cancelled").text.find("Pat Lind took the booking back.") != std::string::npos);
  CHECK(add(own, "More").status == 303);
}

TEST_CASE_METHOD(ColleagueSite, "a place for which nobody gives details goes to the next on the day that was set") {
  seats(2);
  const auto own = booked("Lind");
  CHECK(add(own, "Silva").status == 303);
  CHECK(book("Waits").status == 200);
  (void)mails();
  clock.advance(std::chrono::days(4));
  REQUIRE(settle_seats(database(), clock.now()).ok());
  CHECK(state("Silva") == "booked");
  clock.advance(std::chrono::days(2));
  REQUIRE(settle_seats(database(), clock.now()).ok());
  CHECK(state("Silva") == "cancelled");
  CHECK(state("Waits") == "offered");
  const auto letters = mails();
  CHECK(about(letters, "your place is not kept any more").text.find("Nothing came by") != std::string::npos);
  CHECK(letters.size() == 2);
  // Once: whoever is booked again after that stays.
  REQUIRE(settle_seats(database(), clock.now()).ok());
  CHECK(mails().empty());
  CHECK(state("Lind") == "booked");
}

TEST_CASE_METHOD(ColleagueSite,
                 "whoever books for themselves after a colleague took their booking back keeps the place") {
  const auto own = booked("Lind");
  CHECK(add(own, "Silva").status == 303);
  CHECK(visitor.post(own + "/colleagues/take-back", {{"colleague", booking("Silva")}}).status == 303);
  CHECK(book("Silva").status == 200);
  CHECK(state("Silva") == "booked");
  clock.advance(std::chrono::days(7));
  REQUIRE(settle_seats(database(), clock.now()).ok());
  CHECK(state("Silva") == "booked");
  CHECK_FALSE(test::holds(visitor.get(own + "/colleagues"), "Silva"));
}

TEST_CASE_METHOD(ColleagueSite, "without a day the place is kept, and whoever gave details keeps it in any case") {
  allow(3, 0);
  const auto own = booked("Lind");
  CHECK(add(own, "Silva").status == 303);
  CHECK(about(mails(), "Pat Lind booked a place for you").text.find("goes to somebody else") == std::string::npos);
  allow(3, 1);
  CHECK(add(own, "Okoro").status == 303);
  const auto theirs = link_in(about(mails(), "Pat Lind booked a place for you"));
  CHECK(visitor.post(theirs + "/change", {{"first_name", "Ana"}, {"last_name", "Okoro"}}).status == 303);
  clock.advance(std::chrono::days(7));
  REQUIRE(settle_seats(database(), clock.now()).ok());
  CHECK(in_state("booked") == 3);
}

TEST_CASE_METHOD(ColleagueSite, "an address that stands in the event is answered as any other, and counts as one try") {
  const auto own = booked("Lind");
  CHECK(book("Okoro").status == 200);
  (void)mails();
  // The same reply, the same page, one fewer left, for who stands there and for who does not.
  CHECK(test::location(add(own, "Okoro")) == own + "/colleagues?done=booked");
  const auto first = visitor.get(own + "/colleagues");
  CHECK(test::holds(first, "Ana Okoro"));
  CHECK(test::holds(first, "You can book for 1 more."));
  CHECK(test::location(add(own, "Silva")) == own + "/colleagues?done=booked");
  const auto both = visitor.get(own + "/colleagues").body;
  const std::string words = "We wrote to them. Has not said yet what they need: they can until";
  const auto at = both.find(words);
  REQUIRE(at != std::string::npos);
  CHECK(both.find(words, at + 1) != std::string::npos);
  CHECK_FALSE(test::holds(visitor.get(own + "/colleagues"), "Cancelled"));
  // Whoever has the address is told, and nothing of theirs is changed.
  const auto letters = mails();
  CHECK(letters.size() == 2);
  CHECK(about(letters, "you have a booking already").text.find("Somebody wanted to book with your address") !=
        std::string::npos);
  CHECK(in_state("booked") == 3);
  // It is taken back as any other, and frees a place to ask for; in all it counts.
  const auto held = text("select booking_id from booked_for where answered = 3");
  CHECK(visitor.post(own + "/colleagues/take-back", {{"colleague", held}}).status == 303);
  CHECK(test::holds(visitor.get(own + "/colleagues"), "Cancelled."));
  CHECK(visitor.post(own + "/colleagues/take-back", {{"colleague", held}}).status == 409);
  CHECK(mails().empty());
  for (int more = 0; more < 4; ++more) {
    CHECK(add(own, "Okoro").status == 303);
    const auto again = text("select booking_id from booked_for where answered = 3");
    CHECK(visitor.post(own + "/colleagues/take-back", {{"colleague", again}}).status == 303);
  }
  CHECK(add(own, "Okoro").status == 409);
  // Their own booking is found by their address as before.
  (void)mails();
  CHECK(book("Okoro").status == 200);
  CHECK(in_state("booked") == 3);
  CHECK(mails().size() == 1);
}

TEST_CASE_METHOD(ColleagueSite, "what stands for a taken address ends with its day, as a place of which nothing came") {
  const auto own = booked("Lind");
  CHECK(book("Okoro").status == 200);
  CHECK(add(own, "Okoro").status == 303);
  CHECK(add(own, "Silva").status == 303);
  clock.advance(std::chrono::days(6));
  REQUIRE(settle_seats(database(), clock.now()).ok());
  const auto page = visitor.get(own + "/colleagues").body;
  const auto at = page.find("Cancelled.");
  REQUIRE(at != std::string::npos);
  CHECK(page.find("Cancelled.", at + 1) != std::string::npos);
  CHECK(page.find("Has not said yet") == std::string::npos);
  CHECK(in_state("booked") == 2);
}

TEST_CASE_METHOD(ColleagueSite, "whoever is booked again after their time is asked for details still, by no day") {
  const auto own = booked("Lind");
  CHECK(add(own, "Silva").status == 303);
  const auto theirs = link_in(about(mails(), "Pat Lind booked a place for you"));
  clock.advance(std::chrono::days(6));
  REQUIRE(settle_seats(database(), clock.now()).ok());
  CHECK(state("Silva") == "cancelled");
  const auto person = text("select id from person where last_name = 'Silva'");
  REQUIRE(book_or_wait(database(), audit(), summit, person).ok());
  CHECK(state("Silva") == "booked");
  CHECK(test::holds(visitor.get(theirs), "Pat Lind asked for this place."));
  CHECK_FALSE(test::holds(visitor.get(theirs), "or the place goes to somebody else"));
  CHECK(test::holds(visitor.get(own + "/colleagues"), "Has not said yet what they need."));
  CHECK(visitor.post(own + "/colleagues/take-back", {{"colleague", booking("Silva")}}).status == 303);
}

TEST_CASE_METHOD(ColleagueSite, "many places lapse in pieces, and an event whose lapse fails stops no other's clock") {
  REQUIRE(events::add_event(database(), audit(),
                            {"other", "The other", "2022-06-24", "london", "Coin Street", "in person", "LIIA"})
              .ok());
  REQUIRE(set_seat_rules(
              database(), audit(), "other",
              [] {
                SeatRules rules;
                rules.seats = 5;
                return rules;
              }(),
              std::nullopt)
              .ok());
  seats(400);
  const auto own = booked("Lind");
  CHECK(add(own, "Silva").status == 303);
  const auto done = database().write([&](store::Session& session) -> Outcome {
    for (int each = 0; each < 230; ++each) {
      const auto id = std::to_string(each);
      session.execute("insert into person (id, first_name, last_name, email, job_title) values ($1, 'Ana', $2, $3, '')",
                      {"p" + id, "Many" + id, "many" + id + "@example.org"});
      session.execute("insert into booking_row (id, event_id, person_id, booked_at, state) select 'b" + id +
                      "', event_id, 'p" + id + "', booked_at, 'booked' from booking_row limit 1");
      session.execute("insert into booked_for (booking_id, booker_id, event_id, until, answered) select 'b" + id +
                      "', booker_id, event_id, until, 0 from booked_for limit 1");
    }
    return Success{};
  });
  if (!done.ok()) FAIL(done.error().message);
  // Somebody waits at the other event, which has seats, and rules of the first are none.
  REQUIRE(add_delegate(database(), audit(), "other", {"Jo", "Venner", "jo@example.org", "", "Camden"}, State::waiting)
              .ok());
  const auto good = text("select rules from seat_rules r join event e on e.id = r.event_id where e.slug = 'summit'");
  const auto set = [&](const std::string& rules) {
    REQUIRE(database()
                .write([&](store::Session& session) -> Outcome {
                  session.execute("update seat_rules set rules = $2 where event_id = $1", {event_id(), rules});
                  return Success{};
                })
                .ok());
  };
  set("{broken");
  clock.advance(std::chrono::days(6));
  const auto settled = settle_seats(database(), clock.now());
  REQUIRE_FALSE(settled.ok());
  CHECK(settled.error().message.find(event_id()) != std::string::npos);
  CHECK(state("Venner") != "waiting");
  CHECK(state("Silva") == "booked");
  set(good);
  const auto works = database().counts().works;
  REQUIRE(settle_seats(database(), clock.now()).ok());
  CHECK(database().counts().works - works == 3);
  CHECK(figure("select count(*) from booked_for where answered = 0") == 0);
  CHECK(state("Silva") == "cancelled");
  CHECK(in_state("booked") <= 2);
}

TEST_CASE_METHOD(ColleagueSite, "who cannot be booked for is said where it is typed") {
  const auto own = booked("Lind");
  CHECK(add(own, "").status == 422);
  CHECK(visitor.get("/booking/00000000000000000000000000/colleagues").status == 404);
  allow(0, 0);
  CHECK(add(own, "Silva").status == 409);
  CHECK_FALSE(test::holds(visitor.get(own), "Book for a colleague"));
  BookingPage page;
  page.way = BookingWay::open;
  page.members_only = true;
  page.colleagues = 2;
  CHECK(set_booking_page(database(), audit(), summit, page).error().field == "colleagues");
}

TEST_CASE_METHOD(ColleagueSite, "the last place that a colleague and a stranger want at one moment is one booking") {
  seats(2);
  const auto own = booked("Lind");
  std::barrier start(2);
  std::thread colleague([&] {
    start.arrive_and_wait();
    CHECK(add(own, "Silva").status == 303);
  });
  test::Visitor other{router};
  start.arrive_and_wait();
  CHECK(other.post("/b/" + code + "/book", fields("Okoro")).status == 200);
  colleague.join();
  CHECK(in_state("booked") == 2);
  CHECK(in_state("waiting") == 1);
}

}  // namespace muster::booking
