// What a booking’s own link opens: the place is looked at, changed, passed on and given back, and calendars follow.
#include "domain/booking/public_site.hpp"

#include <muster/domain/events/agenda_service.hpp>
#include <muster/domain/events/session_service.hpp>

namespace muster::booking {

TEST_CASE_METHOD(PublicSite, "the link in the mail opens one booking, and gives the place back") {
  seats(1);
  (void)book("Lind");
  (void)book("Okoro");
  const auto letters = mails();
  REQUIRE(letters.size() == 2);
  const auto own = link_in(about(letters, "your place is booked"));
  const auto page = visitor.get(own);
  CHECK(test::holds(page, "Your place is booked"));
  CHECK(test::holds(page, "Show this at the door"));
  CHECK(
      test::holds(visitor.get(link_in(about(letters, "you are on the waiting list"))), "You are on the waiting list"));
  CHECK(visitor.get("/booking/00000").status == 404);

  CHECK(test::holds(visitor.get(own + "/leave"), "Give back your place?"));
  CHECK(in_state("booked") == 1);  // it asks first
  CHECK(test::location(visitor.post(own + "/leave", {})) == own);
  CHECK(in_state("cancelled") == 1);
  CHECK(in_state("offered") == 1);
  CHECK(visitor.post(own + "/leave", {}).status == 409);
  CHECK_FALSE(test::holds(visitor.get(own), "Show this at the door"));
  // Whoever waited is offered it, and takes it on their own page.
  const auto offered = mails();
  REQUIRE(offered.size() == 2);
  const auto other = link_in(about(offered, "a place is free for you"));
  CHECK(test::holds(visitor.get(other), "Take the place"));
  CHECK(visitor.post(other + "/take", {}).status == 303);
  CHECK(in_state("booked") == 1);
  CHECK(test::holds(visitor.get(other), "Your place is booked"));
}

TEST_CASE_METHOD(PublicSite, "calendars are asked to take an entry, and to forget it") {
  (void)book("Lind");
  const auto first = entries();
  REQUIRE(first.size() == 1);
  CHECK(first[0].method == "REQUEST");
  const auto sequence = [](const std::string& bytes) {
    const std::string name = "SEQUENCE:";
    return std::stoi(bytes.substr(bytes.find(name) + name.size()));
  };
  CHECK(first[0].bytes.find("ATTENDEE") != std::string::npos);
  CHECK(visitor.post(own + "/leave", {}).status == 303);
  const auto then = entries();
  REQUIRE(then.size() == 1);
  CHECK(then[0].method == "CANCEL");
  CHECK(sequence(then[0].bytes) > sequence(first[0].bytes));
  const auto uid = [](const std::string& bytes) { return bytes.substr(bytes.find("UID:"), 20); };
  CHECK(uid(then[0].bytes) == uid(first[0].bytes));
  CHECK(test::holds(visitor.get("/b/" + code + "/calendar.ics"), "METHOD:PUBLISH"));
}

TEST_CASE_METHOD(PublicSite, "a changed event sends newer entries, once somebody has seen what changed") {
  (void)book("Lind");
  (void)entries();
  CHECK_FALSE(entry_update(database(), summit)->needed());
  REQUIRE(events::change_event(database(), audit(), summit,
                               {"London SEND Summit", "2022-06-25", "london", "Coin Street", "in person"})
              .ok());
  const auto update = entry_update(database(), summit);
  REQUIRE(update->needed());
  CHECK(update->is.find("2022-06-25") != std::string::npos);
  CHECK(test::holds(visitor.get("/events/summit/booking"), "The calendar of 1 person is out of date"));
  CHECK(visitor.post("/events/summit/booking/updates", {}).status == 303);
  CHECK_FALSE(entry_update(database(), summit)->needed());
  CHECK(visitor.post("/events/summit/booking/updates", {}).status == 409);
}

TEST_CASE_METHOD(PublicSite, "somebody else comes in their place until the day the event allows") {
  BookingPage page;
  page.way = BookingWay::open;
  page.substitutes = Substitutes::until;
  page.substitutes_until = *parse_date("2022-06-20");
  REQUIRE(set_booking_page(database(), audit(), summit, page).ok());
  (void)book("Lind");
  const auto first = link_in(mails().at(0));
  const std::vector<std::pair<std::string, std::string>> other{
      {"first_name", "Ana"}, {"last_name", "Silva"}, {"email", "ana@example.org"}};
  CHECK(test::holds(visitor.post(first + "/substitute", other), "Your place is passed on"));
  CHECK(in_state("booked") == 1);
  CHECK(visitor.get(first).status == 404);  // their link opens nothing any more
  const auto letters = mails();
  REQUIRE(letters.size() == 2);
  (void)about(letters, "somebody else comes in your place");
  CHECK(test::holds(visitor.get(link_in(about(letters, "your place is booked"))), "Ana Silva, Camden"));
  // The history of both tells it, and nobody who waits is offered anything.
  CHECK(in_state("cancelled") == 1);
  CHECK(figure("select count(*) from booking_step where reason = 'Comes in the place of Pat Lind.'") == 1);
  CHECK(figure("select count(*) from booking_step where reason = 'Ana Silva comes in their place.'") == 1);
}

TEST_CASE_METHOD(PublicSite, "whoever is invited books by the link in their invitation") {
  open(BookingWay::link);
  REQUIRE(
      add_delegate(database(), audit(), summit, {"Jo", "Venner", "jo@example.org", "", "Camden"}, State::invited).ok());
  REQUIRE(visitor.post("/events/summit/booking/invite", {}).status == 303);
  run_jobs();
  CHECK(visitor.post("/events/summit/booking/invite", {}).status == 409);  // not twice
  const auto invited = link_in(mails().at(0));
  CHECK(test::holds(visitor.get(invited), "Jo Venner, Camden"));
  CHECK(visitor.post(invited + "/take", {}).status == 303);
  CHECK(in_state("booked") == 1);
}

TEST_CASE_METHOD(PublicSite,
                 "an invitation brings the agenda, and whoever takes it is asked what the booking page asks") {
  open(BookingWay::link);
  events::EventSession session;
  session.code = "welcome";
  session.title = "Welcome";
  session.starts_at = 600;
  session.ends_at = 630;
  session.place = "Main hall";
  REQUIRE(events::add_sessions(database(), audit(), summit, {session}).ok());
  REQUIRE(
      add_delegate(database(), audit(), summit, {"Jo", "Venner", "jo@example.org", "", "Camden"}, State::invited).ok());
  REQUIRE(
      add_delegate(database(), audit(), summit, {"Ada", "Lum", "ada@example.org", "", "Camden"}, State::invited).ok());
  REQUIRE(invite_by_link(database(), audit(), summit).value() == 2);
  auto letters = mails();
  REQUIRE(letters.size() == 2);
  CHECK(letters[0].text.find("10:00 to 10:30 Welcome, Main hall") == std::string::npos);  // nobody may see it yet
  const auto own = link_in(letters[0]);
  REQUIRE(events::show_agenda(database(), audit(), summit, true).ok());
  CHECK(test::holds(visitor.get(own), "What it is, with the agenda"));
  const auto taken = visitor.post(own + "/take", {});
  REQUIRE(taken.status == 303);
  CHECK(std::ranges::find(taken.headers, std::pair<std::string, std::string>("Location", own + "/change?asked=yes")) !=
        taken.headers.end());
  CHECK(test::holds(visitor.get(own), "You were not asked yet"));
  const auto asked = visitor.get(own + "/change?asked=yes");
  // Needs are asked for with who reads them, wherever they are asked for.
  CHECK(test::holds(asked, "<b>Kept apart from your booking:</b> only the"));
  CHECK(test::holds(asked, "in lists that others than the organisers see"));
  CHECK(test::holds(asked, "Your place is booked"));
  CHECK(visitor
            .post(own + "/change?asked=yes", {{"first_name", "Jo"},
                                              {"last_name", "Venner"},
                                              {"arrange[]", "loop"},
                                              {"anything", "A quiet room"},
                                              {"named", "no"}})
            .status == 303);
  CHECK(text("select access_needs from delegate_needs") == "Hearing loop; A quiet room");
  CHECK_FALSE(test::holds(visitor.get(own), "You were not asked yet"));
  CHECK(test::holds(visitor.get(own + "/change"), "A quiet room"));
}

TEST_CASE_METHOD(PublicSite, "invitations go out in pieces, and each person gets one") {
  constexpr int people = 203;
  for (int at = 0; at < people; ++at) {
    const auto number = std::to_string(at);
    REQUIRE(add_delegate(database(), audit(), summit,
                         {"Jo", "Nummer" + number, "jo" + number + "@example.org", "", "Camden"}, State::invited)
                .ok());
  }
  int pieces = 0;
  const auto first = queue_invitations(database(), clock.now(), summit, unwatched(), [&](store::Session&) -> Outcome {
    return ++pieces == 2 ? Outcome(conflict("Stopped.")) : Success{};
  });
  CHECK_FALSE(first.ok());
  CHECK(figure("select count(*) from outbox") == 100);  // what was done stays done
  CHECK(invite_by_link(database(), audit(), summit).value() == people - 100);
  CHECK(figure("select count(*) from outbox") == people);
}

TEST_CASE_METHOD(PublicSite, "what cannot be done is said before anything is typed") {
  (void)book("Lind");
  const auto page = link_in(mails().at(0));
  CHECK(visitor.get(page + "/substitute").status == 409);
  REQUIRE(visitor.post(page + "/leave", {}).status == 303);
  CHECK(visitor.get(page + "/leave").status == 409);
  CHECK(test::holds(visitor.get(page), "Book again"));
}

TEST_CASE_METHOD(PublicSite, "what somebody changes on their own page is theirs alone") {
  (void)book("Lind");
  const auto own_path = link_in(mails().at(0));
  CHECK(test::location(
            visitor.post(own_path + "/change",
                         {{"first_name", "Patricia"}, {"last_name", "Lind"}, {"food", "No nuts"}, {"named", "no"}})) ==
        own_path + "?done=changed");
  CHECK(test::holds(visitor.get(own_path), "You are counted without a name"));
  CHECK(figure("select count(*) from delegate_needs where dietary_needs = 'No nuts'") == 1);
  CHECK(visitor.post(own_path + "/change", {{"first_name", ""}, {"last_name", ""}}).status == 422);
}

}  // namespace muster::booking
