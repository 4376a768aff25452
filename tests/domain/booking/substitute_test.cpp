// Somebody else in a person's place where an organiser has to agree: asked, answered for many at once, taken back.
#include "domain/booking/public_site.hpp"

#include <muster/domain/booking/booking_pages.hpp>
#include <muster/domain/booking/substitute_service.hpp>

namespace muster::booking {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

struct SubstituteSite : PublicSite {
  SubstituteSite() {
    add_pages(router, database(), clock, {});
    BookingPage page;
    page.way = BookingWay::open;
    page.substitutes = Substitutes::approval;
    REQUIRE(set_booking_page(database(), audit(), summit, page).ok());
    seats(2);
  }
  std::string booked(const std::string& surname) {
    CHECK(book(surname).status == 200);
    return link_in(about(mails(), "your place is booked"));
  }
  static Fields other(const std::string& surname) {
    return {{"first_name", "Ana"}, {"last_name", surname}, {"email", surname + "@example.org"}};
  }
  std::string person(const std::string& surname) {
    return text("select id from person where last_name = '" + surname + "'");
  }
  std::size_t asked() {
    ListQuery all;
    all.sort = "asked";
    all.page_size = 0;
    return listed_substitutes(database(), summit, all)->rows.size();
  }
  const std::string here = "/events/summit/substitutes";
};

}  // namespace

TEST_CASE_METHOD(SubstituteSite,
                 "an organiser agrees: the place is the other's, nobody who waits gets it, both are told") {
  const auto own = booked("Lind");
  (void)booked("Okoro");
  CHECK(book("Waits").status == 200);
  (void)mails();
  CHECK(test::holds(visitor.get(own), "Ask for somebody in my place"));
  CHECK(test::location(visitor.post(own + "/substitute", other("Silva"))) == own + "?done=asked");
  CHECK(test::holds(visitor.get(own), "You asked that <b>Ana Silva</b> comes in your place."));
  CHECK(mails().empty());
  CHECK_FALSE(test::holds(visitor.get("/events/summit/delegates?person=" + person("Lind")), "Silva"));
  CHECK(test::holds(visitor.get("/events/summit/booking"), "1 person asks that somebody else comes in their place."));
  CHECK(test::holds(visitor.get(here), "Ana Silva"));

  // The mails stand there before they go.
  const auto shown = visitor.post(here + "/agree", {{"row[]", person("Lind")}});
  CHECK(test::holds(shown, "Agree to 1 substitute?"));
  CHECK(test::holds(shown, "London SEND Summit: somebody else comes in your place"));
  CHECK(test::holds(shown, "London SEND Summit: your place is booked"));
  CHECK(asked() == 1);
  const Fields agreed{{"row[]", person("Lind")}, {"asked", "yes"}};
  CHECK(test::location(visitor.post(here + "/agree", agreed)) == here + "?done=1");
  CHECK(in_state("booked") == 2);
  CHECK(in_state("offered") == 0);
  const auto letters = mails();
  REQUIRE(letters.size() == 2);
  (void)about(letters, "somebody else comes in your place");
  CHECK(test::holds(visitor.get(link_in(about(letters, "your place is booked"))), "Ana Silva"));
  CHECK(visitor.get(own).status == 404);
  // The other window of the desk is told, and nothing is done twice.
  CHECK(visitor.post(here + "/agree", agreed).status == 409);
  CHECK(mails().empty());
  CHECK(
      test::holds(visitor.get("/events/summit/delegates?person=" + person("Lind")), "Ana Silva comes in their place."));
  CHECK(test::holds(visitor.get("/events/summit/delegates?person=" + person("Silva")),
                    "Comes in the place of Pat Lind."));
}

TEST_CASE_METHOD(SubstituteSite, "an organiser refuses: the place stays, and the mail says so") {
  const auto own = booked("Lind");
  CHECK(visitor.post(own + "/substitute", other("Silva")).status == 303);
  CHECK(test::holds(visitor.post(here + "/refuse", {{"row[]", person("Lind")}}), "your place stays yours"));
  CHECK(visitor.post(here + "/refuse", {{"row[]", person("Lind")}, {"asked", "yes"}}).status == 303);
  CHECK(link_in(about(mails(), "your place stays yours")).starts_with("/booking/"));
  CHECK(in_state("booked") == 1);
  CHECK(figure("select count(*) from substitute_request") == 0);
  CHECK(figure("select count(*) from person where last_name = 'Silva'") == 0);
  CHECK(test::holds(visitor.get(own), "Ask for somebody in my place"));
  CHECK(figure("select count(*) from booking_step where reason like '%Silva%'") == 0);
}

TEST_CASE_METHOD(SubstituteSite, "after the event a request can be refused, without a mail, and not agreed to") {
  const auto own = booked("Lind");
  CHECK(visitor.post(own + "/substitute", other("Silva")).status == 303);
  clock.advance(*parse_instant("2022-06-25T10:00:00Z") - clock.now());
  const Fields ticked{{"row[]", person("Lind")}, {"asked", "yes"}};
  CHECK(visitor.post(here + "/agree", ticked).status == 409);
  CHECK(asked() == 1);
  const auto shown = visitor.post(here + "/refuse", {{"row[]", person("Lind")}});
  CHECK(shown.status == 200);
  CHECK_FALSE(test::holds(shown, "your place stays yours"));
  CHECK_FALSE(test::holds(shown, "send the mails"));
  const auto done = test::location(visitor.post(here + "/refuse", ticked));
  CHECK(done == here + "?done=1");
  CHECK_FALSE(test::holds(visitor.get(done), "outbox"));
  CHECK(mails().empty());
  CHECK(figure("select count(*) from substitute_request") == 0);
}

TEST_CASE_METHOD(SubstituteSite, "the day on which somebody asked is that of the event's clocks") {
  const auto own = booked("Lind");
  clock.advance(*parse_instant("2022-06-10T22:30:00Z") - clock.now());
  CHECK(visitor.post(own + "/substitute", other("Silva")).status == 303);
  CHECK(test::holds(visitor.get(here), "Friday 10 June 2022"));
  REQUIRE(events::change_event(database(), audit(), summit,
                               {"London SEND Summit", "2022-06-24", "london", "Coin Street", "in person", "Asia/Tokyo"})
              .ok());
  CHECK(test::holds(visitor.get(here), "Saturday 11 June 2022"));
  CHECK(test::holds(visitor.get(here + ".csv"), "Saturday 11 June 2022"));
}

TEST_CASE_METHOD(SubstituteSite,
                 "whoever comes after all, gives the place back or books the other has asked for nothing") {
  const auto own = booked("Lind");
  CHECK(visitor.post(own + "/substitute", other("Silva")).status == 303);
  CHECK(visitor.post(own + "/substitute/withdraw", {}).status == 303);
  CHECK(visitor.post(own + "/substitute/withdraw", {}).status == 409);
  CHECK(asked() == 0);

  CHECK(visitor.post(own + "/substitute", other("Silva")).status == 303);
  CHECK(visitor.post(own + "/leave", {}).status == 303);
  CHECK(asked() == 0);
  const auto late = decide_substitutes(database(), audit(), summit, {person("Lind")}, SubstituteAnswer::agree);
  REQUIRE(late.ok());
  REQUIRE(late->refused.size() == 1);
  CHECK(late->refused[0].second.find("asks for nobody in their place any more") != std::string::npos);

  const auto second = booked("Okoro");
  CHECK(visitor.post(second + "/substitute", other("Silva")).status == 303);
  (void)booked("Silva");
  const auto twice = decide_substitutes(database(), audit(), summit, {person("Okoro")}, SubstituteAnswer::agree);
  REQUIRE(twice->refused.size() == 1);
  CHECK(twice->refused[0].second.find("stands in this event already") != std::string::npos);
  CHECK(in_state("booked") == 2);
}

TEST_CASE_METHOD(SubstituteSite,
                 "an event that is cancelled, or takes no substitutes any more, keeps each place where it is") {
  const auto own = booked("Lind");
  CHECK(
      visitor.post(own + "/substitute", {{"first_name", "Ana"}, {"last_name", "Silva"}, {"email", "nowhere"}}).status ==
      422);
  BookingPage page;
  page.way = BookingWay::open;
  REQUIRE(set_booking_page(database(), audit(), summit, page).ok());
  const auto refused = visitor.post(own + "/substitute", other("Silva"));
  CHECK(refused.status == 409);
  CHECK(test::holds(refused, "Nobody else can be sent in your place."));
  CHECK(asked() == 0);
  CHECK(visitor.post(here + "/agree", {}).status == 422);
  CHECK(visitor.post(here + "/agree", {{"row[]", person("Lind")}}).status == 409);
}

TEST_CASE_METHOD(SubstituteSite, "whoever comes in a place is told in whose, and who agrees sees who is no member") {
  const auto own = booked("Lind");
  CHECK(visitor.post(own + "/substitute", other("Silva")).status == 303);
  const Fields ticked{{"row[]", person("Lind")}};
  CHECK_FALSE(test::holds(visitor.post(here + "/agree", ticked), "no member"));
  auto page = page_of_event(database(), summit)->page;
  page.members_only = true;
  REQUIRE(set_booking_page(database(), audit(), summit, page).ok());
  const auto shown = visitor.post(here + "/agree", ticked);
  CHECK(test::holds(shown, "Ana Silva is no member"));
  CHECK(test::holds(shown, "You come in the place of Pat Lind."));
  REQUIRE(decide_substitutes(database(), audit(), summit, {person("Lind")}, SubstituteAnswer::agree).ok());
  CHECK(about(mails(), "your place is booked").text.find("You come in the place of Pat Lind. Your place is booked.") !=
        std::string::npos);
}

}  // namespace muster::booking
