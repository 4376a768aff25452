// An event is booked by whoever has its address: decided by the seats there are, told by mail, and never oversold.
#include <muster/domain/booking/booking_mail.hpp>
#include <muster/domain/booking/public_booking_service.hpp>
#include <muster/domain/booking/public_pages.hpp>
#include <muster/domain/booking/seat_service.hpp>
#include <muster/domain/events/event_change_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include "support/summit_store.hpp"

namespace muster::booking {
namespace {

constexpr const char* summit = "summit";

struct PublicSite : test::SummitStore {
  PublicSite() {
    REQUIRE(
        events::add_event(database(), audit(),
                          {summit, "London SEND Summit", "2022-06-24", "london", "Coin Street", "in person", "LIIA"})
            .ok());
    add_mail(kinds, database());
    add_public_pages(router, database(), clock, [] { return Result<std::optional<std::int64_t>>(14); });
    open(BookingWay::open);
  }
  void open(BookingWay way) {
    BookingPage page;
    page.way = way;
    const auto saved = set_booking_page(database(), audit(), summit, page);
    if (!saved.ok()) FAIL(saved.error().message);
    code = saved->code;
  }
  void seats(std::int64_t number) {
    SeatRules rules;
    rules.seats = number;
    REQUIRE(set_seat_rules(database(), audit(), summit, rules, std::nullopt).ok());
  }
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> fields(const std::string& surname,
                                                                        const std::string& organisation = "Camden") {
    return {{"first_name", "Pat"},
            {"last_name", surname},
            {"email", surname + "@example.org"},
            {"organisation", organisation},
            {"named", "yes"}};
  }
  web::Reply book(const std::string& surname, const std::string& organisation = "Camden") {
    return visitor.post("/b/" + code + "/book", fields(surname, organisation));
  }
  std::int64_t in_state(const std::string& state) {
    return figure("select count(*) from booking where state = $1", {state});
  }
  /// What the mails that wait say, each sent once.
  std::vector<mail::Letter> mails() {
    std::vector<mail::Letter> all;
    while (true) {
      const auto claimed = mail::claim(database(), clock.now());
      REQUIRE(claimed.ok());
      if (!*claimed) return all;
      const auto letter = mail::letter_of(kinds, **claimed, {clock.now(), "https://muster.example.org", false});
      REQUIRE(letter.ok());
      if (*letter) all.push_back((*letter)->letter);
      REQUIRE(mail::settle(database(), clock.now(), **claimed, mail::DeliveryOutcome::sent, "").ok());
    }
  }

  HandClock clock{test::noon()};
  mail::Kinds kinds;
  web::Router router;
  test::Visitor visitor{router};
  std::string code;
};

TEST_CASE_METHOD(PublicSite, "whoever has the address books, and is told by mail") {
  CHECK(test::holds(visitor.get("/b/" + code), "Book my place"));
  const auto form = visitor.get("/b/" + code + "/book");
  CHECK(test::holds(form, "Kept apart from your booking:"));
  CHECK(test::holds(form, "deleted on Saturday 9 July 2022"));
  CHECK_FALSE(test::holds(form, " checked"));  // nothing is chosen before
  const auto sent = book("Lind");
  INFO(sent.body);
  CHECK(sent.status == 200);
  CHECK(test::holds(sent, "Your booking is in"));
  CHECK(test::holds(sent, "We are sending it to <b>Lind@example.org</b>"));
  CHECK(in_state("booked") == 1);
  const auto letters = mails();
  REQUIRE(letters.size() == 1);
  CHECK(letters[0].subject == "London SEND Summit: your place is booked");
  CHECK(letters[0].text.find("https://muster.example.org/booking/") != std::string::npos);
}

TEST_CASE_METHOD(PublicSite, "an address that has booked already is told by mail alone") {
  const auto first = book("Lind");
  (void)mails();
  const auto again = book("Lind");
  CHECK(first.body == again.body);
  CHECK(in_state("booked") == 1);
  const auto letters = mails();
  REQUIRE(letters.size() == 1);
  CHECK(letters[0].subject == "London SEND Summit: you have a booking already");
}

TEST_CASE_METHOD(PublicSite, "where all is taken somebody waits, and what they typed is kept") {
  seats(1);
  (void)book("Lind");
  CHECK(test::holds(visitor.get("/b/" + code), "Put me on the waiting list"));
  const auto sent = book("Okoro");
  CHECK(test::holds(sent, "none is free"));
  CHECK(in_state("booked") == 1);
  CHECK(in_state("waiting") == 1);
  const auto again = book("Lind");  // has the seat, and is told the same as whoever is new
  CHECK(test::holds(again, "none is free"));
  CHECK(in_state("booked") == 1);
}

TEST_CASE_METHOD(PublicSite, "an organisation that is not known is asked about once") {
  const auto which = book("Lind", "king");
  INFO(which.body);
  CHECK(test::holds(which, "Which organisation?"));
  CHECK(test::holds(which, "Kingston upon Thames"));
  CHECK(test::field_value(which.body, "last_name") == "Lind");
  CHECK(in_state("booked") == 0);
  auto kept = fields("Lind", "king");
  kept.emplace_back("which", "typed");
  CHECK(test::holds(visitor.post("/b/" + code + "/book", kept), "Your booking is in"));
  CHECK(figure("select count(*) from booking_own where typed_organisation = 'king'") == 1);
}

TEST_CASE_METHOD(PublicSite, "what is missing is named, and what was typed is still there") {
  auto typed = fields("Lind");
  typed[2].second = "nowhere";
  typed.pop_back();
  const auto page = visitor.post("/b/" + code + "/book", typed);
  CHECK(page.status == 422);
  CHECK(test::holds(page, "Say whether we may name you"));
  CHECK(test::field_value(page.body, "last_name").empty());  // type stands between
  CHECK(test::holds(page, "value=\"Lind\""));
  CHECK(in_state("booked") == 0);
}

TEST_CASE_METHOD(PublicSite, "closed, cancelled and over each have one clear outcome") {
  const auto tried = [&] { return book("Lind"); };
  open(BookingWay::closed);
  CHECK(tried().status == 409);
  CHECK(test::holds(tried(), "Booking is closed."));
  open(BookingWay::link);
  CHECK(test::holds(tried(), "Whoever is invited books by the link in their invitation."));
  open(BookingWay::open);
  REQUIRE(events::cancel_event(database(), audit(), summit, "The hall is flooded.").ok());
  CHECK(test::holds(tried(), "London SEND Summit will not take place."));
  REQUIRE(events::restore_event(database(), audit(), summit).ok());
  clock.advance(std::chrono::days(400));
  CHECK(test::holds(tried(), "London SEND Summit is over."));
  CHECK(in_state("booked") == 0);
  CHECK(visitor.get("/b/nothing").status == 404);
}

TEST_CASE_METHOD(PublicSite, "where people ask, an organiser decides") {
  open(BookingWay::ask);
  CHECK(test::holds(book("Lind"), "You asked for a place"));
  CHECK(in_state("applied") == 1);
}

}  // namespace
}  // namespace muster::booking
