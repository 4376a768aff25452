// The page of seats: what it says, its two forms, and steps with their mail.
#include <muster/domain/booking/seat_service.hpp>

#include "delegates_by_hand.hpp"

namespace muster::booking {
namespace {

using test::holds;
using test::location;
const std::string page = "/events/summit/allocations";

struct SeatsSite : DelegatesByHand {
  std::string add(const std::string& surname, State state, const std::string& organisation = "Camden") {
    const auto added = add_delegate(database(), audit(), "summit",
                                    {"Pat", surname, surname + "@example.org", "", organisation}, state);
    if (!added.ok()) FAIL(added.error().message);
    return added->person_id;
  }
  void rules(const std::string& seats) {
    const auto saved = visitor.post(page + "/rules", {{"seen", "0"},
                                                      {"seats", seats},
                                                      {"online_seats", ""},
                                                      {"release_on-day", ""},
                                                      {"release_on-month", ""},
                                                      {"release_on-year", ""},
                                                      {"release_to", "kind"},
                                                      {"filling", "offer"},
                                                      {"days_to_answer", "3"},
                                                      {"new_places_first", "no"}});
    REQUIRE(saved.status == 303);
  }
  web::Reply share(const std::string& seats, const std::string& each, const std::string& own,
                   const std::string& seen = "1") {
    return visitor.post(page + "/kind?of=local%20authority&chosen=yes", {{"seen", seen},
                                                                         {"seats", seats},
                                                                         {"least", "2"},
                                                                         {"most", "6"},
                                                                         {"each", each},
                                                                         {"each_by_place", "no"},
                                                                         {"own", own}});
  }
};

}  // namespace

TEST_CASE("the page of seats says what is taken, and asks for the number where there is none") {
  SeatsSite site;
  site.add("Abara", State::booked);
  const auto before = site.visitor.get(page);
  CHECK(before.status == 200);
  CHECK(holds(before, "1 is booked."));
  CHECK(holds(before, "Say how many seats there are"));
  site.rules("3");
  const auto after = site.visitor.get(page + "?done=rules");
  CHECK(holds(after, "1 of 3 seats are taken."));
  CHECK(holds(after, "2 are free. Nobody waits."));
  CHECK(holds(after, "The shares are changed."));
  CHECK(holds(after, "aria-label=\"1 used, 2 free\""));
}

TEST_CASE("seats of a kind are shared out by a form that keeps what was typed and names the line that is wrong") {
  SeatsSite site;
  site.rules("10");
  const auto wrong = site.share("6", "", "Camden: 2\nMoonbase: 1");
  CHECK(wrong.status == 422);
  CHECK(holds(wrong, "Line 2: nobody knows an organisation"));
  CHECK(holds(wrong, "Moonbase: 1"));
  const auto many = site.share("11", "", "");
  CHECK(many.status == 422);
  CHECK(holds(many, "11 seats are shared out, and the event has 10"));
  REQUIRE(site.share("6", "", "Camden: 2").status == 303);
  const auto after = site.visitor.get(page);
  CHECK(holds(after, "Local authorities"));
  CHECK(holds(after, "Aim 2 to 6"));
  CHECK(holds(after, "Has named nobody"));
  CHECK(holds(after, "0 are booked, 2 short of the 2 aimed for."));
  CHECK(site.share("5", "", "", "1").status == 409);  // somebody saved others meanwhile
}

TEST_CASE("a seat is offered with a mail that is shown before, withdrawn, and the step taken back") {
  SeatsSite site;
  const auto first = site.add("Abara", State::booked);
  site.rules("1");
  const auto second = site.add("Bell", State::waiting);
  site.step(first, State::cancelled);
  const auto shown = site.visitor.get(page);
  CHECK(holds(shown, "Pat Bell"));
  CHECK(holds(shown, "1 offer ends"));
  const auto asked = site.visitor.get(page + "/step?person=" + second + "&to=booked");
  CHECK(holds(asked, "Book Pat Bell?"));
  CHECK(holds(asked, "You have a seat."));
  const auto mails = site.figure("select count(*) from outbox");
  const auto done = site.visitor.post(page + "/step?person=" + second + "&to=booked",
                                      {{"message", "m1"}, {"subject", "Yes"}, {"text", "Come."}, {"mail", "yes"}});
  REQUIRE(done.status == 303);
  CHECK(site.figure("select count(*) from outbox") == mails + 1);
  CHECK(holds(site.visitor.get(location(done)), "Pat Bell is booked. The mail is in the outbox."));
  const auto full = site.visitor.get(page + "/step?person=" + first + "&to=booked");
  CHECK(full.status == 409);
}

TEST_CASE("more seats for a kind and the release are asked for once, saying who gets what") {
  SeatsSite site;
  site.rules("4");
  REQUIRE(site.share("2", "", "Camden: 1\nBrent: 1").status == 303);
  site.add("Abara", State::booked);
  const auto waiting = site.add("Bell", State::waiting);
  const auto asked = site.visitor.get(page + "/release");
  CHECK(holds(asked, "Pat Bell is offered a seat until"));
  CHECK(site.text("select state from booking where person_id = '" + waiting + "'") == "waiting");
  REQUIRE(site.visitor.post(page + "/release", {}).status == 303);
  CHECK(site.text("select state from booking where person_id = '" + waiting + "'") == "offered");
  CHECK(site.visitor.post(page + "/release", {}).status == 409);
  CHECK(holds(site.visitor.get(page + "/give?of=local%20authority&seats=2"), "Give 2 seats to local authorities?"));
  REQUIRE(site.visitor.post(page + "/give?of=local%20authority&seats=2", {}).status == 303);
  CHECK(site.visitor.post(page + "/give?of=local%20authority&seats=9", {}).status == 409);
}

TEST_CASE("somebody is moved to the head of the line, and back to their turn") {
  SeatsSite site;
  site.rules("1");
  site.add("Abara", State::booked);
  const auto one = site.add("Bell", State::waiting);
  const auto two = site.add("Cole", State::waiting);
  const auto moved = site.visitor.post(page + "/line?person=" + two, {{"turn", ""}});
  REQUIRE(moved.status == 303);
  CHECK(seats_of(site.database(), "summit")->line.front().person == two);
  const auto back = site.visitor.post(page + "/line?person=" + two, {{"turn", "2"}});
  REQUIRE(back.status == 303);
  CHECK(seats_of(site.database(), "summit")->line.front().person == one);
}

}  // namespace muster::booking
