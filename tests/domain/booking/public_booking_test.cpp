// An event is booked by whoever has its address: decided by the seats there are, told by mail, and never oversold.
#include <muster/domain/booking/booking_jobs.hpp>
#include <muster/domain/booking/booking_mail.hpp>
#include <muster/domain/booking/delegate_change_service.hpp>
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/booking/public_booking_service.hpp>
#include <muster/domain/booking/public_pages.hpp>
#include <muster/domain/booking/seat_service.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/events/event_change_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/membership/membership_service.hpp>
#include <muster/platform/jobs/worker.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include <atomic>
#include <barrier>
#include <thread>

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
  std::string event_id() {
    const auto found = database().read([&](store::Session& session) -> Result<std::string> {
      return session.first("select id from event where slug = $1", {std::string(summit)})->text(0);
    });
    REQUIRE(found.ok());
    return *found;
  }
  std::string text(const std::string& statement) {
    const auto found = database().read(
        [&](store::Session& session) -> Result<std::string> { return session.first(statement)->text(0); });
    REQUIRE(found.ok());
    return *found;
  }
  void run_jobs() {
    jobs::Kinds job_kinds;
    add_jobs(job_kinds, database(), clock);
    const auto ran = jobs::run_next(database(), clock, job_kinds, [](auto, auto) {});
    REQUIRE(ran.ok());
  }
  static std::int64_t sequence(const std::string& entry) {
    const std::string name = "SEQUENCE:";
    return std::stoll(entry.substr(entry.find(name) + name.size()));
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

  /// The entries that the mails that wait carry; keeps the last link.
  std::vector<mail::Message::Calendar> entries() {
    std::vector<mail::Message::Calendar> all;
    while (true) {
      const auto claimed = mail::claim(database(), clock.now());
      REQUIRE(claimed.ok());
      if (!*claimed) return all;
      const auto letter = mail::letter_of(
          kinds, **claimed, {clock.now(), "https://muster.example.org", false, {"LIIA", "events@liia.example"}});
      REQUIRE(letter.ok());
      REQUIRE(*letter);
      all.push_back((*letter)->calendar);
      own = link_in((*letter)->letter);
      REQUIRE(mail::settle(database(), clock.now(), **claimed, mail::DeliveryOutcome::sent, "").ok());
    }
  }
  /// The one of that subject: mails of one moment are sent in no order.
  static mail::Letter about(const std::vector<mail::Letter>& all, const std::string& subject) {
    for (const auto& letter : all)
      if (letter.subject == "London SEND Summit: " + subject) return letter;
    FAIL("no mail says " + subject);
    return {};
  }
  /// The path of the own page that a mail leads to.
  static std::string link_in(const mail::Letter& letter) {
    const auto at = letter.text.find("/booking/");
    return at == std::string::npos ? std::string() : letter.text.substr(at, std::string("/booking/").size() + 26);
  }

  std::string own;
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
  CHECK(first[0].bytes.find("SEQUENCE:1\r\n") != std::string::npos);
  CHECK(first[0].bytes.find("ATTENDEE") != std::string::npos);
  CHECK(visitor.post(own + "/leave", {}).status == 303);
  const auto then = entries();
  REQUIRE(then.size() == 1);
  CHECK(then[0].method == "CANCEL");
  CHECK(then[0].bytes.find("SEQUENCE:2\r\n") != std::string::npos);
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

}  // namespace
}  // namespace muster::booking
