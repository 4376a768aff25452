// A step that writes to somebody shows its mail first, to whoever booked by themselves too.
#include <muster/domain/booking/booking_pages.hpp>
#include <muster/domain/booking/message_service.hpp>

#include "domain/booking/public_site.hpp"

namespace muster::booking {
namespace {

struct StepSite : PublicSite {
  StepSite() { add_pages(router, database(), clock, {}); }
  std::string person(const std::string& surname) {
    return text("select id from person where last_name = '" + surname + "'");
  }
};

const std::string list = "/events/summit/delegates";

}  // namespace

TEST_CASE_METHOD(StepSite, "the mail of a cancellation is read before it goes, from the list and from the sheet") {
  (void)book("Abara");
  (void)mails();
  const auto asked = visitor.post(list + "/cancel", {{"row[]", person("Abara")}});
  CHECK(test::holds(asked, "your booking is cancelled"));
  CHECK(test::holds(asked, "Pat Abara"));
  CHECK(in_state("booked") == 1);
  CHECK(test::holds(visitor.get(list + "?person=" + person("Abara") + "&do=cancel"), "your booking is cancelled"));
  CHECK(figure("select count(*) from outbox where state = 'waiting'") == 0);
}

TEST_CASE_METHOD(StepSite, "a step by a button of the list asks first where somebody is written to") {
  (void)book("Abara");
  (void)mails();
  const auto asked = visitor.post(list + "/steps/cancelled", {{"row[]", person("Abara")}});
  CHECK(asked.status == 200);
  CHECK(test::holds(asked, "and send the mail"));
  CHECK(test::holds(asked, "your booking is cancelled"));
  CHECK(in_state("cancelled") == 0);
  const auto done = visitor.post(list + "/steps/cancelled", {{"row[]", person("Abara")}, {"asked", "yes"}});
  CHECK(done.status == 303);
  CHECK(in_state("cancelled") == 1);
  CHECK(mails().size() == 1);
}

TEST_CASE_METHOD(StepSite, "who has no page of their own is written to by nobody, and nothing is asked") {
  REQUIRE(add_delegate(database(), audit(), summit, {"Jo", "Venner", "jo@example.org", "", "Camden"}).ok());
  const auto done = visitor.post(list + "/steps/cancelled", {{"row[]", person("Venner")}});
  CHECK(done.status == 303);
  CHECK(in_state("cancelled") == 1);
}

TEST_CASE_METHOD(StepSite, "an offer that is withdrawn shows the mail that says so") {
  seats(1);
  (void)book("Abara");
  (void)book("Bell");
  const auto own = link_in(about(mails(), "your place is booked"));
  REQUIRE(visitor.post(own + "/leave", {}).status == 303);
  REQUIRE(in_state("offered") == 1);
  (void)mails();
  const auto asked = visitor.get("/events/summit/allocations/step?to=waiting&person=" + person("Bell"));
  CHECK(test::holds(asked, "you are on the waiting list"));
  CHECK(test::holds(asked, "They get this mail"));
  CHECK(in_state("offered") == 1);
}

TEST_CASE_METHOD(StepSite, "who is invited is told before that no place is free, by mail and on their page") {
  seats(1);
  (void)book("Abara");
  (void)mails();
  REQUIRE(
      add_delegate(database(), audit(), summit, {"Jo", "Venner", "jo@example.org", "", "Camden"}, State::invited).ok());
  REQUIRE(invite_by_link(database(), audit(), summit).value() == 1);
  const auto letters = mails();
  REQUIRE(letters.size() == 1);
  CHECK(letters.front().text.find("no place is free for you. The one seat is taken.") != std::string::npos);
  const auto page = visitor.get(link_in(letters.front()));
  CHECK(test::holds(page, "The one seat is taken."));
  CHECK(test::holds(page, "Wait for a place"));
}

TEST_CASE_METHOD(StepSite, "the places that are left are told by kind") {
  SeatRules rules;
  rules.seats = 5;
  rules.kinds = {{"local authority", 1, 0, 1}, {"health", 2, 0, 2}};
  REQUIRE(set_seat_rules(database(), audit(), summit, rules, std::nullopt).ok());
  (void)book("Abara");
  const auto page = visitor.get("/b/" + code);
  CHECK(test::holds(page, "4 of 5 are still free"));
  CHECK(test::holds(page,
                    "Local authorities: the only one is taken. Health: 2 of 2 are still free. Everyone else: 2 "
                    "of 2 are still free."));
  CHECK(test::holds(visitor.get("/b/" + code + "/book"), "Local authorities: the only one is taken."));
}

TEST_CASE_METHOD(StepSite, "booking does not close, nor are seats released, after the event") {
  auto page = page_of_event(database(), summit)->page;
  page.closes_at = parse_instant("2022-06-25T10:00:00Z").value();
  CHECK(set_booking_page(database(), audit(), summit, page).error().field == "closes_at");
  page.closes_at = parse_instant("2022-06-24T10:00:00Z").value();
  CHECK(set_booking_page(database(), audit(), summit, page).ok());
  SeatRules rules;
  rules.seats = 5;
  rules.release_on = parse_date("2022-06-25").value();
  CHECK(set_seat_rules(database(), audit(), summit, rules, std::nullopt).error().field == "release_on");
  rules.release_on = parse_date("2022-06-24").value();
  CHECK(set_seat_rules(database(), audit(), summit, rules, std::nullopt).ok());
}

TEST_CASE_METHOD(StepSite, "a mail with a certificate goes to those alone who came") {
  (void)book("Abara");
  (void)book("Bell");
  (void)mails();
  const auto send = [&] {
    return send_message(database(), audit(), summit,
                        {"", {"Thank you", "Here: {certificate}"}, {{person("Abara"), person("Bell")}, {}}, {}});
  };
  const auto nobody = send();
  REQUIRE_FALSE(nobody.ok());
  CHECK(nobody.error().message.find("none of these people is marked as having come") != std::string::npos);
  REQUIRE(take_steps(database(), {"test", *parse_instant("2022-06-24T10:00:00Z")}, summit,
                     {{person("Abara")}, State::came, ""})
              .ok());
  const auto sent = send();
  REQUIRE(sent.ok());
  CHECK(sent->people == 1);
}

}  // namespace muster::booking
