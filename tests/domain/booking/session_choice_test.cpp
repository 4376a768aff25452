// Sessions that people choose when they book: two at one time are refused, and so is one that is full, by the counts of
// the transaction that books.
#include "domain/booking/public_site.hpp"

#include <muster/domain/booking/booking_pages.hpp>
#include <muster/domain/booking/session_choice_service.hpp>
#include <muster/domain/events/agenda_service.hpp>
#include <muster/domain/events/session_service.hpp>

#include <barrier>
#include <thread>

namespace muster::booking {
namespace {

events::EventSession at(const std::string& code, int starts, int ends, std::optional<std::int64_t> capacity = {}) {
  events::EventSession session;
  session.code = code;
  session.title = "About " + code;
  session.kind = events::SessionKind::workshop;
  session.starts_at = starts;
  session.ends_at = ends;
  session.capacity = capacity;
  return session;
}

/// Lets visitors read what leads and doors read.
struct ReadersAlone final : web::Guard {
  [[nodiscard]] std::optional<web::Reply> refusal(const web::Router&, const web::Route&,
                                                  web::Request& request) const override {
    request.visitor.opens = [](const web::Visitor&, web::Method method, const std::string& path) {
      return method == web::Method::get && path == "/events/summit/booking/sessions";
    };
    return std::nullopt;
  }
  void introduce(const web::Router&, web::Request&) const override {}
};

struct ChoiceSite : PublicSite {
  ChoiceSite() {
    REQUIRE(events::add_sessions(database(), audit(), summit,
                                 {at("early", 600, 660, 1), at("late", 630, 700), at("after", 700, 760)})
                .ok());
    REQUIRE(offer_sessions(database(), audit(), summit, {"early", "late", "after"}).ok());
  }
  web::Reply choose(const std::string& surname, const std::vector<std::string>& sessions, test::Visitor& by) {
    auto typed = fields(surname);
    for (const auto& code_of_session : sessions) typed.emplace_back("sessions[]", code_of_session);
    return by.post("/b/" + code + "/book", typed);
  }
  web::Reply choose(const std::string& surname, const std::vector<std::string>& sessions) {
    return choose(surname, sessions, visitor);
  }
  std::int64_t chose(const std::string& session) {
    return figure("select count(*) from session_choice where code = $1", {session});
  }
};

}  // namespace

TEST_CASE("sessions at one time cannot be chosen together, and a full one not at all") {
  const std::vector<OfferedSession> offered{{at("a", 600, 660, 2), 2}, {at("b", 660, 700), 0}, {at("c", 650, 680), 0}};
  const auto in_person = events::Attendance::in_person;
  CHECK(check_choice(offered, in_person, false, {"b"}, {}).ok());
  const auto clash = check_choice(offered, in_person, false, {"b", "c"}, {});
  CHECK(clash.error().message == "“About b” and “About c” are at one time. Choose one of them.");
  CHECK(check_choice(offered, in_person, false, {"a"}, {}).error().message.starts_with("“About a” is full."));
  // Whoever has its seat keeps it.
  CHECK(check_choice(offered, in_person, false, {"a", "b"}, {"a"}).ok());
  CHECK_FALSE(check_choice(offered, in_person, false, {"gone"}, {}).ok());
  // Where people come both ways, each way has its own seats.
  auto both = at("a", 600, 660, 2);
  both.attendance = events::Attendance::hybrid;
  both.online_capacity = 5;
  const OfferedSession hybrid{both, 2, 1};
  CHECK(*seats_left(hybrid, in_person, false) == 0);
  CHECK(*seats_left(hybrid, in_person, true) == 4);
}

TEST_CASE("of a module that is held on two days exactly one is chosen, unless both are full") {
  auto one = at("one", 600, 900, 1);
  one.kind = events::SessionKind::module;
  one.title = "Coaching";
  auto two = one;
  two.code = "two";
  two.day = 7;
  auto other = one;
  other.code = "other";
  other.title = "Law";
  other.day = 14;
  const auto in_person = events::Attendance::in_person;
  std::vector<OfferedSession> offered{{one, 0, 0}, {two, 0, 0}, {other, 0, 0}};
  CHECK(module_words(offered) == "“Coaching” is held more than once: choose one of its days.");
  CHECK(check_choice(offered, in_person, false, {"two"}, {}).ok());
  const auto none = check_choice(offered, in_person, false, {"other"}, {});
  CHECK(none.error().message == "Choose one of the days of “Coaching”.");
  CHECK(none.error().field == "sessions");
  CHECK(check_choice(offered, in_person, false, {"one", "two"}, {}).error().message ==
        "“Coaching” is the same on each of its days. Choose one of them.");
  offered[0].in_room = 1;
  CHECK_FALSE(check_choice(offered, in_person, false, {}, {}).ok());
  offered[1].in_room = 1;
  CHECK(check_choice(offered, in_person, false, {}, {}).ok());
  // Two workshops of one title are two workshops.
  for (auto& each : offered) each.session.kind = events::SessionKind::workshop;
  CHECK(module_words(offered).empty());
}

TEST_CASE_METHOD(ChoiceSite, "whoever books a programme chooses a day of its module, and their calendar has that day") {
  auto one = at("one", 600, 900);
  one.kind = events::SessionKind::module;
  one.title = "Coaching";
  one.day = 7;
  auto two = one;
  two.code = "two";
  two.day = 14;
  REQUIRE(events::add_sessions(database(), audit(), summit, {one, two}).ok());
  REQUIRE(offer_sessions(database(), audit(), summit, {"one", "two"}).ok());
  CHECK(visitor.get("/b/" + code + "/book").body.find("Friday 1 July 2022, 10:00 to 15:00") != std::string::npos);
  const auto refused = choose("Early", {});
  CHECK(refused.status == 422);
  CHECK(refused.body.find("Choose one of the days of “Coaching”") != std::string::npos);
  CHECK(choose("Early", {"two"}).status == 200);
  const auto sent = entries();
  REQUIRE(sent.size() == 1);
  // The event's own day has sessions too, so the chosen day comes behind it; the other does not come at all.
  CHECK(sent[0].bytes.find("RDATE:20220708T090000Z") != std::string::npos);
  CHECK(sent[0].bytes.find("20220701") == std::string::npos);
  CHECK(visitor.get(own).body.find("Friday 8 July 2022") != std::string::npos);
}

TEST_CASE_METHOD(ChoiceSite,
                 "whoever books chooses sessions, a clash is told with both names, and nothing typed is lost") {
  const auto page = visitor.get("/b/" + code + "/book");
  CHECK(test::holds(page, "Your sessions"));
  CHECK(test::holds(page, "1 of 1 seat is left."));
  const auto clash = choose("Lind", {"early", "late"});
  CHECK(clash.status == 422);
  CHECK(test::holds(clash, "“About early” and “About late” are at one time."));
  CHECK(test::holds(clash, "value=\"Lind@example.org\""));
  CHECK(in_state("booked") == 0);
  CHECK(choose("Lind", {"early", "after"}).status == 200);
  const auto letter = about(mails(), "your place is booked");
  CHECK(letter.text.find("Your sessions: About early, 10:00 to 11:00; About after, 11:40 to 12:40.") !=
        std::string::npos);
  const auto own = link_in(letter);
  CHECK(test::holds(visitor.get(own), "About after"));
  // The seat is taken: others are told, and it is free again when the booking goes.
  const auto full = choose("Okoro", {"early"});
  CHECK(full.status == 422);
  CHECK(test::holds(full, "“About early” is full."));
  CHECK(visitor.post(own + "/leave", {}).status == 303);
  CHECK(chose("early") == 0);
  CHECK(choose("Okoro", {"early"}).status == 200);
}

TEST_CASE_METHOD(ChoiceSite, "people change their sessions by their own link, by the same rules") {
  CHECK(choose("Lind", {"late"}).status == 200);
  const auto own = link_in(about(mails(), "your place is booked"));
  CHECK(choose("Okoro", {"early"}).status == 200);
  using Fields = std::vector<std::pair<std::string, std::string>>;
  const Fields person{{"first_name", "Pat"}, {"last_name", "Lind"}};
  auto to = [&](const std::vector<std::string>& sessions) {
    auto typed = person;
    for (const auto& each : sessions) typed.emplace_back("sessions[]", each);
    return visitor.post(own + "/change", typed);
  };
  CHECK(test::holds(to({"early"}), "is full"));
  CHECK(test::holds(to({"late", "after"}), "Your changes") == false);
  CHECK(chose("late") == 1);
  CHECK(chose("after") == 1);
  CHECK(to({"after"}).status == 303);
  CHECK(chose("late") == 0);
  CHECK(who_chose(database(), summit, "after", {})->rows.front().name == "Pat Lind");
  // What is not offered any more is not asked, and stays noted.
  REQUIRE(offer_sessions(database(), audit(), summit, {}).ok());
  CHECK(to({}).status == 303);
  CHECK(chose("after") == 1);
  CHECK_FALSE(offer_sessions(database(), audit(), summit, {"nothing"}).ok());
}

TEST_CASE_METHOD(ChoiceSite, "whose booking does not stand chooses no session, and comes back without one") {
  CHECK(choose("Lind", {"early"}).status == 200);
  const auto own = link_in(about(mails(), "your place is booked"));
  CHECK(visitor.post(own + "/leave", {}).status == 303);
  const std::vector<std::pair<std::string, std::string>> typed{
      {"first_name", "Pat"}, {"last_name", "Lind"}, {"sessions[]", "early"}};
  CHECK(visitor.post(own + "/change", typed).status == 422);
  CHECK(chose("early") == 0);
  CHECK_FALSE(test::holds(visitor.get(own + "/change"), "Choose your sessions"));
  // What was noted while the booking did not stand holds no seat once it stands again.
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                session.execute("insert into session_choice (booking_id, code) select id, 'early' from booking_row");
                return Success{};
              })
              .ok());
  CHECK(choose("Okoro", {"early"}).status == 200);
  const auto lind = text("select id from person where last_name = 'Lind'");
  REQUIRE(take_steps(database(), audit(), summit, {{lind}, State::booked, ""}).ok());
  CHECK(chose("early") == 1);
}

TEST_CASE_METHOD(ChoiceSite, "who chose a session is a list by pages, and readers come to it from the delegates") {
  for (const auto* name : {"Lind", "Okoro", "Silva"}) CHECK(choose(name, {"after"}).status == 200);
  ListQuery query;
  query.page_size = 2;
  query.page = 2;
  const auto second = who_chose(database(), summit, "after", query);
  REQUIRE(second.ok());
  CHECK(second->found == 3);
  REQUIRE(second->rows.size() == 1);
  CHECK(second->rows.front().name == "Pat Silva");
  add_pages(router, database(), clock, {});
  CHECK(test::holds(visitor.get("/events/summit/booking/sessions/after"), "3 people chose it."));
  CHECK(test::holds(visitor.get("/events/summit/booking/sessions/after?sort=organisation"), "Pat Okoro"));
  CHECK(test::holds(visitor.get("/events/summit/booking/sessions"), ">Booking</a>"));
  CHECK_FALSE(test::holds(visitor.get("/events/summit/delegates"), "/booking/sessions"));
  // Whoever may read alone is not led to the settings.
  router.set_guard(std::make_shared<ReadersAlone>());
  CHECK(test::holds(visitor.get("/events/summit/delegates"), "href=\"/events/summit/booking/sessions\""));
  const auto seen = visitor.get("/events/summit/booking/sessions");
  CHECK(test::holds(seen, "href=\"/events/summit/delegates\">Delegates</a>"));
  CHECK(test::holds(seen, "/events/summit/booking/sessions/after"));
  CHECK_FALSE(test::holds(seen, "People choose among"));
}

TEST_CASE_METHOD(ChoiceSite, "the last seat of a session that two want at one moment is one person's") {
  std::barrier start(2);
  test::Visitor other{router};
  int first = 0;
  std::thread one([&] {
    start.arrive_and_wait();
    first = choose("Lind", {"early"}, other).status;
  });
  start.arrive_and_wait();
  const auto second = choose("Okoro", {"early"}).status;
  one.join();
  CHECK(chose("early") == 1);
  CHECK(std::min(first, second) == 200);
  CHECK(std::max(first, second) == 422);
}

TEST_CASE_METHOD(ChoiceSite, "whoever chose a session hears by mail that it is moved or deleted") {
  CHECK(choose("Lind", {"early", "after"}).status == 200);
  const auto own = link_in(about(mails(), "your place is booked"));
  CHECK(session_watch().people != nullptr);
  auto later = at("after", 720, 780);
  REQUIRE(events::change_session(database(), audit(), summit, "after", later, session_watch()).ok());
  const auto moved = about(mails(), "a session that you chose is moved");
  CHECK(moved.text.find("“About after”, which you chose, is at another time or place") != std::string::npos);
  CHECK(moved.text.find("About after, 12:00 to 13:00") != std::string::npos);
  // Another title or number of seats is none of their plans.
  later.capacity = 40;
  REQUIRE(events::change_session(database(), audit(), summit, "after", later, session_watch()).ok());
  CHECK(mails().empty());
  REQUIRE(events::delete_session(database(), audit(), summit, "early", session_watch()).ok());
  const auto gone = about(mails(), "a session that you chose is not held any more");
  CHECK(gone.text.find("“About early”, which you chose, is not in the agenda any more.") != std::string::npos);
  CHECK_FALSE(test::holds(visitor.get(own), "About early"));
  // Nobody chose it: nobody is told.
  REQUIRE(events::delete_session(database(), audit(), summit, "late", session_watch()).ok());
  CHECK(mails().empty());
}

TEST_CASE_METHOD(ChoiceSite, "what is changed by somebody's own link is confirmed by mail, and nothing else is") {
  CHECK(choose("Lind", {"late"}).status == 200);
  const auto own = link_in(about(mails(), "your place is booked"));
  using Fields = std::vector<std::pair<std::string, std::string>>;
  Fields typed{{"first_name", "Pat"}, {"last_name", "Lind"}, {"named", "yes"}, {"sessions[]", "after"}};
  CHECK(visitor.post(own + "/change", typed).status == 303);
  const auto letter = about(mails(), "your changes are saved");
  CHECK(letter.text.find("About after, 11:40 to 12:40") != std::string::npos);
  CHECK(letter.text.find("About late") == std::string::npos);
  CHECK(visitor.post(own + "/change", typed).status == 303);
  CHECK(mails().empty());
  for (const auto& [field, value] : {std::pair("food", "vegan"), {"named", "no"}}) {
    std::erase_if(typed, [&](const auto& each) { return each.first == field; });
    typed.emplace_back(field, value);
    CHECK(visitor.post(own + "/change", typed).status == 303);
    const auto told = entries();
    REQUIRE(told.size() == 1);
    CHECK(told[0].method == "REQUEST");
  }
}

TEST_CASE_METHOD(ChoiceSite,
                 "sessions of an agenda that is not shown are on no public page but where they are offered") {
  add_pages(router, database(), clock, {});
  const auto settings = "/events/summit/booking/sessions";
  CHECK_FALSE(test::holds(visitor.get("/b/" + code), "About early"));
  CHECK(test::holds(visitor.get(settings), "The agenda is not shown to attendees: the sessions that you tick here"));
  REQUIRE(offer_sessions(database(), audit(), summit, {"late"}).ok());
  const auto form = visitor.get("/b/" + code + "/book");
  CHECK(test::holds(form, "About late"));
  CHECK_FALSE(test::holds(form, "About early"));
  REQUIRE(events::show_agenda(database(), audit(), summit, true).ok());
  CHECK(test::holds(visitor.get("/b/" + code), "About early"));
  CHECK_FALSE(test::holds(visitor.get(settings), "The agenda is not shown"));
}

TEST_CASE_METHOD(ChoiceSite, "who chose a session is counted once alike, and where it is not offered any more") {
  add_pages(router, database(), clock, {});
  const auto settings = "/events/summit/booking/sessions";
  CHECK(choose("Lind", {"early"}).status == 200);
  const auto page = visitor.get(settings);
  CHECK(test::holds(page, "All 1 seat is taken."));
  CHECK_FALSE(test::holds(page, "1 of 1 seat is left."));
  REQUIRE(offer_sessions(database(), audit(), summit, {"late"}).ok());
  const auto unticked = visitor.get(settings);
  CHECK(test::holds(unticked, "About early</a>: 1 person."));
  CHECK(test::holds(unticked, "Not offered any more: whoever chose it has it on their page still."));
}

TEST_CASE_METHOD(ChoiceSite, "whoever passed their place on gets no mail with the other's page") {
  auto page = page_of_event(database(), summit)->page;
  page.substitutes = Substitutes::until;
  page.substitutes_until = *parse_date("2022-06-20");
  REQUIRE(set_booking_page(database(), audit(), summit, page).ok());
  CHECK(choose("Lind", {"late"}).status == 200);
  const auto own = link_in(about(mails(), "your place is booked"));
  CHECK(visitor.post(own + "/change", {{"first_name", "Pat"}, {"last_name", "Lind"}, {"food", "vegan"}}).status == 303);
  CHECK(visitor.post(own + "/substitute", {{"first_name", "Ana"}, {"last_name", "Silva"}, {"email", "ana@example.org"}})
            .status == 200);
  const auto letters = mails();
  CHECK(letters.size() == 2);
  for (const auto& letter : letters) CHECK(letter.subject != "London SEND Summit: your changes are saved");
}

}  // namespace muster::booking
