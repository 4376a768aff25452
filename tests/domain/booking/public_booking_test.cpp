// An event is booked by whoever has its address: decided by the seats there are, told by mail, and never oversold.
#include <muster/domain/booking/turnout_sql.hpp>

#include "domain/booking/public_site.hpp"

#include <muster/domain/events/agenda_service.hpp>
#include <muster/domain/events/session_service.hpp>

#include <atomic>
#include <barrier>
#include <thread>

namespace muster::booking {

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

TEST_CASE_METHOD(PublicSite, "where members alone book, the mail tells and the page says the same to all") {
  BookingPage page;
  page.way = BookingWay::open;
  page.members_only = true;
  page.substitutes = Substitutes::until;
  page.substitutes_until = *parse_date("2022-06-20");
  // Whoever names a substitute would be told whether that address is a member's.
  CHECK(set_booking_page(database(), audit(), summit, page).error().field == "substitutes");
  page.substitutes = Substitutes::forbidden;
  REQUIRE(set_booking_page(database(), audit(), summit, page).ok());
  seats(1);
  const auto event = events::find_event(database(), summit);
  REQUIRE(event.ok());
  REQUIRE(membership::add_example_kinds(database(), audit(), event->programme_id).ok());
  const auto members = membership::book_of(database(), event->programme_id);
  REQUIRE(members.ok());
  membership::NewMembership wanted;
  for (const auto& kind : members->kinds)
    if (kind.holder == membership::Holder::person) wanted.kind_id = kind.id;
  wanted.from = day_in_london(clock.now());
  wanted.person = {"", "Pat", "Lind", "lind@EXAMPLE.org", wanted.from, {}};
  const store::AuditContext today{"test", clock.now(), "LIIA"};
  REQUIRE(membership::take_membership(database(), today, event->programme_id, wanted).ok());

  CHECK(test::holds(visitor.get("/b/" + code), "Members of LIIA"));
  const auto stranger = book("Okoro");
  const auto member = book("Lind");
  CHECK(test::holds(member, "Look at your mail"));
  auto same = stranger.body;
  for (auto at = same.find("Okoro"); at != std::string::npos; at = same.find("Okoro")) same.replace(at, 5, "Lind");
  CHECK(same == member.body);
  // Neither do the places left tell: the one is taken now.
  CHECK_FALSE(test::holds(visitor.get("/b/" + code), "are taken"));
  CHECK(test::holds(visitor.get("/b/" + code), "Book my place"));
  CHECK(in_state("booked") == 1);
  CHECK(figure("select count(*) from person where email = 'Okoro@example.org'") == 0);
  const auto letters = mails();
  REQUIRE(letters.size() == 2);
  CHECK(about(letters, "your place is booked").text.find("/booking/") != std::string::npos);
  const auto refused = about(letters, "nothing is booked yet").text;
  CHECK(refused.find("no membership covers this address") != std::string::npos);
  CHECK(refused.find("https://muster.example.org/b/" + code) != std::string::npos);
  CHECK(refused.find("nothing is kept") == std::string::npos);  // the mail itself is
  CHECK(refused.find("We keep a record of this mail") != std::string::npos);
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

TEST_CASE_METHOD(PublicSite, "who does not want to be named in the list is not, and counts") {
  REQUIRE(book("Abara").status < 400);
  auto refused = fields("Quill");
  refused.back().second = "no";
  REQUIRE(visitor.post("/b/" + code + "/book", refused).status < 400);
  const auto event = event_id();
  const auto listed = database().read(
      [&](store::Session& session) -> Result<std::vector<Delegate>> { return delegates(session, event); });
  REQUIRE(listed.ok());
  REQUIRE(listed->size() == 2);
  CHECK(listed->front().named);
  CHECK_FALSE(listed->back().named);
}

TEST_CASE_METHOD(PublicSite, "who comes as a parent carer without an organisation counts as one everywhere") {
  SeatRules rules;
  rules.seats = 5;
  rules.kinds = {{"parent carer forum", 1, 0, 1}};
  REQUIRE(set_seat_rules(database(), audit(), summit, rules, std::nullopt).ok());
  const auto alone = [&](const std::string& surname) {
    auto typed = fields(surname, "");
    typed.emplace_back("alone[]", "yes");
    return visitor.post("/b/" + code + "/book", typed);
  };
  CHECK(test::holds(alone("Parent"), "Your booking is in"));
  CHECK(test::holds(alone("Second"), "The one seat for parent carer forums is taken."));
  const auto listed = database().read([&](store::Session& session) -> Result<std::vector<Delegate>> {
    return delegates(session, session.first("select id from event where slug = $1", {std::string(summit)})->text(0));
  });
  REQUIRE(listed.ok());
  REQUIRE(listed->size() == 1);
  CHECK(listed->front().kind == "parent carer forum");
  const auto came = database().read([&](store::Session& session) -> Result<std::vector<Attendee>> {
    return attendees(session, session.first("select id from event where slug = $1", {std::string(summit)})->text(0));
  });
  REQUIRE(came.ok());
  CHECK(came->front().kind == "parent carer forum");
  // What the list is filtered by stays when the name is corrected.
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                session.execute("update person set sort_name = 'x' where last_name = 'Parent'");
                return Success{};
              })
              .ok());
  CHECK(text("select b.organisation_kind from booking b join person p on p.id = b.person_id "
             "where p.last_name = 'Parent'") == "parent carer forum");
  const auto table = seats_of(database(), summit);
  REQUIRE(table.ok());
  CHECK(table->plan.of_kind("parent carer forum").used == 1);
  CHECK(table->plan.of_kind("parent carer forum").waiting == 1);
}

TEST_CASE_METHOD(PublicSite, "at most two of an organisation book, and whoever comes after them waits") {
  SeatRules rules;
  rules.seats = 50;
  rules.most_each = 2;
  REQUIRE(set_seat_rules(database(), audit(), summit, rules, std::nullopt).ok());
  CHECK(test::holds(book("One"), "Your booking is in"));
  CHECK(test::holds(book("Two"), "Your booking is in"));
  CHECK(test::holds(book("Three"), "At most 2 people of Camden can have a seat, and 2 have one."));
  CHECK(test::holds(book("Other", "Barnet"), "Your booking is in"));
  CHECK(in_state("waiting") == 1);
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

TEST_CASE("where a page says alone when the event begins, its agenda says when it ends") {
  events::EventSession last;
  last.starts_at = 13 * 60;
  last.ends_at = 14 * 60;
  BookingPage page;
  page.starts_at = 9 * 60 + 30;
  CHECK(hours_of(page, {last}) == std::pair<std::optional<int>, std::optional<int>>(570, 840));
  page.starts_at = 15 * 60;
  CHECK(hours_of(page, {last}) == std::pair<std::optional<int>, std::optional<int>>(900, std::nullopt));
  CHECK(hours_of(page, {}).second == std::nullopt);
}

TEST_CASE_METHOD(PublicSite, "an event of several days is booked until its last one, and over after it") {
  events::EventSession last;
  last.code = "last";
  last.title = "Last module";
  last.day = 2;
  last.starts_at = 600;
  last.place = "Room 1";
  last.speakers = {"Jo Lind"};
  last.attendance = events::Attendance::online;
  REQUIRE(events::add_sessions(database(), audit(), summit, {last}).ok());
  REQUIRE(events::show_agenda(database(), audit(), summit, true).ok());
  CHECK(test::holds(visitor.get("/b/" + code), "Jo Lind, Room 1, online"));
  const auto event = page_of_event(database(), summit)->event;
  const auto wait_for_noon = [&](int day) {
    const Instant noon = std::chrono::sys_days(event.date) + std::chrono::days(day) + std::chrono::hours(12);
    clock.advance(std::chrono::duration_cast<std::chrono::seconds>(noon - clock.now()));
  };
  wait_for_noon(2);
  CHECK(test::holds(visitor.get("/b/" + code), "Put it in my calendar"));
  CHECK(book("Lind").status == 200);
  CHECK(in_state("booked") == 1);
  wait_for_noon(3);
  CHECK(test::holds(visitor.get("/b/" + code), "London SEND Summit is over."));
  CHECK(book("Okoro").status == 409);
  CHECK(in_state("booked") == 1);
}

TEST_CASE_METHOD(PublicSite, "where people ask, an organiser decides") {
  open(BookingWay::ask);
  CHECK(test::holds(book("Lind"), "You asked for a place"));
  CHECK(in_state("applied") == 1);
}

TEST_CASE_METHOD(PublicSite, "where the event has clocks of its own, its page, calendar entry and closing go by them") {
  (void)book("Lind");
  (void)entries();
  REQUIRE(
      events::change_event(database(), audit(), summit,
                           {"London SEND Summit", "2022-06-25", "london", "Rue du Bac", "in person", "Europe/Paris"})
          .ok());
  CHECK(visitor
            .post("/events/summit/booking", {{"seen", std::to_string(page_of_event(database(), summit)->page.version)},
                                             {"way", "open"},
                                             {"who", "anybody"},
                                             {"closes_at", "2022-06-24T12:00"},
                                             {"starts", "10am"},
                                             {"ends", "3pm"},
                                             {"substitutes", "forbidden"},
                                             {"unasked_named", "yes"}})
            .status == 303);
  const auto page = visitor.get("/b/" + code);
  CHECK(test::holds(page, "10am to 3pm (Paris time)"));
  CHECK(test::holds(page, "Booking closes on 24 June 2022 at 12:00 (Paris time)."));
  CHECK(page_of_event(database(), summit)->page.closes_at == *parse_instant("2022-06-24T10:00:00Z"));
  CHECK(test::holds(visitor.get("/events/summit/booking"), "value=\"2022-06-24T12:00\""));
  const auto entry = visitor.get("/b/" + code + "/calendar.ics");
  CHECK(test::holds(entry, "DTSTART:20220625T080000Z"));
  CHECK(test::holds(entry, "DTEND:20220625T130000Z"));
  CHECK(entry_update(database(), summit)->needed());
}

TEST_CASE_METHOD(PublicSite,
                 "the desk tells whoever has a page of their own, and their calendar forgets and takes again") {
  (void)book("Lind");
  const auto booked = entries();
  REQUIRE(booked.size() == 1);
  const auto person = text("select person_id from booking");
  const auto cancelled = take_steps(database(), audit(), summit, {{person}, State::cancelled, "The room is smaller"});
  REQUIRE(cancelled.ok());
  CHECK_FALSE(test::holds(visitor.get(own), "The room is smaller"));  // a reason is for those who may change delegates
  const auto gone = entries();
  REQUIRE(gone.size() == 1);
  CHECK(gone[0].method == "CANCEL");
  REQUIRE(undo_act(database(), audit(), summit, cancelled->id).ok());
  const auto again = entries();
  REQUIRE(again.size() == 1);
  CHECK(again[0].method == "REQUEST");
  CHECK(sequence(booked[0].bytes) < sequence(gone[0].bytes));
  CHECK(sequence(gone[0].bytes) < sequence(again[0].bytes));
  REQUIRE(take_steps(database(), audit(), summit, {{person}, State::cancelled, "", StepRequest::Tell::nobody}).ok());
  CHECK(entries().empty());
}

TEST_CASE_METHOD(PublicSite, "whoever asked for a place is told what was decided") {
  open(BookingWay::ask);
  (void)book("Lind");
  CHECK(mails().size() == 1);
  const auto person = text("select person_id from booking");
  CHECK(told_by_step(database(), clock.now(), summit, {person}).value() == 1);
  REQUIRE(take_steps(database(), audit(), summit, {{person}, State::booked, ""}).ok());
  (void)about(mails(), "your place is booked");
  clock.advance(std::chrono::hours(24 * 90));
  CHECK(told_by_step(database(), clock.now(), summit, {person}).value() == 0);  // over
}

TEST_CASE_METHOD(PublicSite, "everything that is missing is named at once") {
  const auto reply = visitor.post("/b/" + code + "/book", {});
  CHECK(reply.status == 422);
  for (const auto* words :
       {"Give your first name", "Give your surname", "Give the address that the confirmation goes to",
        "Give your organisation, or say that you come without one", "Say whether we may name you"})
    CHECK(test::holds(reply, words));
}

TEST_CASE_METHOD(PublicSite, "many at once get the last place once") {
  seats(3);
  constexpr int people = 24;
  std::vector<std::thread> all;
  std::atomic<int> booked = 0;
  std::barrier together(people);
  for (int each = 0; each < people; ++each)
    all.emplace_back([&, each] {
      BookingWish wish;
      const auto name = "Person" + std::to_string(each);
      wish.person = {"Pat", name, name + "@example.org", "", "", {}};
      wish.alone = true;
      together.arrive_and_wait();
      const auto receipt = book_publicly(database(), clock.now(), code, wish);
      if (receipt.ok() && receipt->state == State::booked) ++booked;
    });
  for (auto& one : all) one.join();
  CHECK(booked == 3);
  CHECK(in_state("booked") == 3);
  CHECK(in_state("waiting") == people - 3);
}

}  // namespace muster::booking
