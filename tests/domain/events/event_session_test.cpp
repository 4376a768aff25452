// Sessions of an event: their rules, an agenda that is pasted, and how they are kept.
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/event_change_service.hpp>
#include <muster/domain/events/session_service.hpp>

#include "support/summit_store.hpp"

#include <algorithm>

namespace muster::events {
namespace {

const Date summer_day{std::chrono::year(2022), std::chrono::June, std::chrono::day(10)};

EventSession session_at(int starts, const std::string& title) {
  EventSession session;
  session.title = title;
  session.starts_at = starts;
  return session;
}

std::vector<std::string> codes_of(const std::vector<EventSession>& sessions) {
  std::vector<std::string> codes;
  for (const auto& one : sessions) codes.push_back(one.code);
  return codes;
}

struct Summit : test::SummitStore {
  Summit() {
    REQUIRE(add_event(database(), audit(), {"summit", "Summit", "2022-06-10", "london", "", "in person", "LIIA"}).ok());
  }
};

}  // namespace

TEST_CASE("a time of day is read as it is written on agendas") {
  for (const auto& [text, minutes] : std::vector<std::pair<std::string, int>>{{"10:00", 600},
                                                                              {"9.30", 570},
                                                                              {"0930", 570},
                                                                              {"10am", 600},
                                                                              {"2.30 pm", 870},
                                                                              {"12am", 0},
                                                                              {"12pm", 720},
                                                                              {"noon", 720},
                                                                              {"23:59", 1439}}) {
    INFO(text);
    const auto read = parse_time_of_day(text);
    REQUIRE(read.ok());
    CHECK(*read == minutes);
  }
  for (const std::string text :
       {"", "10", "24:00", "10:60", "10:5", "13pm", "0am", "ten", "10:00:00", "-1:00", "1 000"}) {
    INFO(text);
    CHECK_FALSE(parse_time_of_day(text).ok());
  }
  CHECK(time_of_day(570) == "09:30");
}

TEST_CASE("a session's code is made of its title and stays free") {
  std::vector<EventSession> taken;
  for (const auto* expected : {"welcome", "welcome_2", "welcome_3"}) {
    auto session = session_at(600, "Welcome!");
    session.code = suggested_session_code(session.title, taken);
    CHECK(session.code == expected);
    taken.push_back(session);
  }
  CHECK(suggested_session_code("2030: what next?", {}) == "s2030_what_next");
  CHECK(suggested_session_code("日本", {}) == "session");
  CHECK(suggested_session_code("New", {}) == "new_2");  // its page's address is taken
  const auto long_code = suggested_session_code(std::string(80, 'x') + " " + std::string(80, 'y'), {});
  CHECK(check_session_code(long_code).ok());
  for (const auto* bad : {"", "Welcome", "2nd", "a-b", "new", "paste", "a b"})
    CHECK_FALSE(check_session_code(bad).ok());
  CHECK_FALSE(check_session_code(std::string(32, 'a')).ok());
}

TEST_CASE("what is wrong with a session is said of its field") {
  const auto field_of = [](EventSession session) {
    if (session.code.empty()) session.code = "a";
    const auto checked = check_session(session);
    return checked.ok() ? std::string() : checked.error().field;
  };
  auto good = session_at(600, "Welcome");
  good.ends_at = 630;
  good.speakers = {"Zainab Okoro"};
  CHECK(field_of(good).empty());
  auto untitled = good;
  untitled.title = " ";
  CHECK(field_of(untitled) == "title");
  auto endless = good;
  endless.ends_at = 600;
  CHECK(field_of(endless) == "ends");
  auto empty_room = good;
  empty_room.capacity = 0;
  CHECK(field_of(empty_room) == "capacity");
  auto two_lines = good;
  two_lines.place = "Hall\nA";
  CHECK(field_of(two_lines) == "place");
  auto joined = good;
  joined.speakers = {"Zainab Okoro, Jo Lind"};
  CHECK(field_of(joined) == "speakers");
  CHECK(session_day(summer_day, summer_day).value() == 0);
  CHECK_FALSE(session_day(Date{summer_day.year(), summer_day.month(), std::chrono::day(9)}, summer_day).ok());
  CHECK_FALSE(session_day(Date{std::chrono::year(2024), summer_day.month(), summer_day.day()}, summer_day).ok());
}

TEST_CASE("an agenda is read line by line") {
  const auto read = read_agenda(
      "10:00 Welcome | Hall | Zainab Okoro, Jo Lind\n"
      "\n"
      "10.15 - 11.00  Panel: what next?\n"
      "11:00–11:15 Coffee\n"
      "11.15am to 12 pm: Early years workshop | Room A\n"
      "11.15am to 12 pm: Post-16 workshop | Room B\n"
      "Day 2\n"
      "9:30 Closing\n"
      "Sunday 12 June 2022\n"
      "2 pm Walk\r\n",
      summer_day, {session_at(600, "Welcome")});
  REQUIRE(read.ok());
  REQUIRE(read->size() == 7);
  const auto& welcome = read->at(0);
  CHECK(welcome.title == "Welcome");
  CHECK(welcome.place == "Hall");
  CHECK(welcome.speakers == std::vector<std::string>{"Zainab Okoro", "Jo Lind"});
  CHECK(session_times(welcome) == "10:00 to 10:15");  // until the next
  CHECK(welcome.kind == SessionKind::plenary);
  CHECK(read->at(1).kind == SessionKind::panel);
  CHECK(session_times(read->at(1)) == "10:15 to 11:00");
  CHECK(read->at(2).kind == SessionKind::pause);
  CHECK_FALSE(is_asked_about(read->at(2)));
  CHECK(read->at(3).title == "Early years workshop");
  CHECK(session_times(read->at(3)) == "11:15 to 12:00");
  CHECK(read->at(4).place == "Room B");
  CHECK(read->at(5).day == 1);
  CHECK(session_times(read->at(5)) == "09:30");
  CHECK(read->at(6).day == 2);
  CHECK(read->at(6).starts_at == 840);
}

TEST_CASE("the agenda of the example is read whole") {
  const auto read = read_agenda(test::example("london-send-summit-2022/agenda.txt"), summer_day, {});
  REQUIRE(read.ok());
  REQUIRE(read->size() == 10);
  CHECK(session_times(read->front()) == "09:30 to 10:00");
  CHECK(read->at(4).speakers.size() == 3);
  CHECK(std::ranges::count_if(*read, is_asked_about) == 7);
}

TEST_CASE("a line of an agenda that cannot be read is named with its number") {
  const auto read = read_agenda(
      "10:00 Welcome\nPanel\n25:00 Talk\n11:00 A | B | C | D\n12:00\n2021-01-01\n11:00 to 10:00 X", summer_day, {});
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().field == "agenda");
  std::vector<std::size_t> lines;
  for (const auto& one : read.error().diagnostics) lines.push_back(one.line);
  CHECK(lines == std::vector<std::size_t>{2, 3, 4, 5, 6, 7});
  CHECK_FALSE(read_agenda("", summer_day, {}).ok());
  CHECK_FALSE(read_agenda("10:00 \x01", summer_day, {}).ok());
  std::string endless;
  for (std::size_t line = 0; line <= most_sessions; ++line) endless += "10:00 Talk\n";
  CHECK_FALSE(read_agenda(endless, summer_day, {}).ok());
}

TEST_CASE("sessions are added all or none, and stand by time") {
  Summit summit;
  auto panel = session_at(660, " Panel ");
  panel.speakers = {"Zainab Okoro", "Jo Lind"};
  panel.capacity = 80;
  panel.ends_at = 720;
  panel.place = "Hall";
  panel.kind = SessionKind::panel;
  const auto added = add_sessions(summit.database(), summit.audit(), "summit", {panel, session_at(600, "Welcome")});
  REQUIRE(added.ok());
  const auto all = list_sessions(summit.database(), "summit");
  REQUIRE(all.ok());
  CHECK(codes_of(*all) == std::vector<std::string>{"welcome", "panel"});
  auto kept = panel;
  kept.id = all->at(1).id;
  kept.code = "panel";
  kept.title = "Panel";
  CHECK(all->at(1) == kept);
  CHECK(summit.figure("select count(*) from audit where action = 'session added'") == 2);

  auto same = session_at(800, "Another panel");
  same.code = "panel";
  CHECK_FALSE(add_sessions(summit.database(), summit.audit(), "summit", {session_at(700, "Talk"), same}).ok());
  CHECK(list_sessions(summit.database(), "summit")->size() == 2);
}

TEST_CASE("a session is changed under its code, and deleted while nobody is asked about it") {
  Summit summit;
  REQUIRE(add_sessions(summit.database(), summit.audit(), "summit", {session_at(600, "Welcome")}).ok());
  auto wanted = session_at(615, "Words of welcome");
  wanted.code = "other";
  const auto changed = change_session(summit.database(), summit.audit(), "summit", "welcome", wanted);
  REQUIRE(changed.ok());
  CHECK(changed->code == "welcome");
  CHECK(find_session(summit.database(), "summit", "welcome")->title == "Words of welcome");
  CHECK(summit.figure("select count(*) from audit where action = 'session changed' and fields = 'title,starts'") == 1);
  REQUIRE(change_session(summit.database(), summit.audit(), "summit", "welcome", wanted).ok());
  CHECK(summit.figure("select count(*) from audit where action = 'session changed'") == 1);  // nothing was different
  CHECK(change_session(summit.database(), summit.audit(), "summit", "nobody", wanted).error().kind ==
        ErrorKind::not_found);

  REQUIRE(add_round(summit.database(), summit.audit(), "summit", {"", "", "welcome"}).ok());
  const auto refused = delete_session(summit.database(), summit.audit(), "summit", "welcome");
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message.find("Summit: Words of welcome") != std::string::npos);
  CHECK(list_sessions(summit.database(), "summit")->size() == 1);
}

TEST_CASE("a round may be about a session, whose title it takes") {
  Summit summit;
  REQUIRE(add_sessions(summit.database(), summit.audit(), "summit", {session_at(600, "Early years")}).ok());
  const auto round = add_round(summit.database(), summit.audit(), "summit", {"", "", "early_years"});
  REQUIRE(round.ok());
  CHECK(round->title == "Summit: Early years");
  CHECK(round->slug == "summit.early-years");
  const auto after = add_round(summit.database(), summit.audit(), "summit", {"Early years, later", "", "early_years"});
  REQUIRE(after.ok());
  CHECK(add_round(summit.database(), summit.audit(), "summit", {"Plain"}).ok());
  CHECK_FALSE(add_round(summit.database(), summit.audit(), "summit", {"X", "", "nobody"}).ok());
  CHECK_FALSE(add_round(summit.database(), summit.audit(), "summit", {""}).ok());
  const auto about = [&](const std::string& slug) {
    return summit.database()
        .read([&](store::Session& session) -> Result<std::string> {
          MUSTER_TRY(event, find_event(session, slug));
          const auto found = session_asked_about(session, event.id);
          return found ? found->code : std::string();
        })
        .value();
  };
  CHECK(about("summit.early-years") == "early_years");
  CHECK(about("summit.early-years-later") == "early_years");
  CHECK(about("summit.plain").empty());
  CHECK(about("summit").empty());
  // A round shows the agenda of its event, and has none of its own.
  CHECK(list_sessions(summit.database(), "summit.plain")->size() == 1);
  CHECK(add_sessions(summit.database(), summit.audit(), "summit.plain", {session_at(600, "X")}).error().kind ==
        ErrorKind::conflict);
}

TEST_CASE("sessions move with their event, are copied, and go with it") {
  Summit summit;
  auto second_day = session_at(600, "Closing");
  second_day.day = 1;
  REQUIRE(add_sessions(summit.database(), summit.audit(), "summit", {session_at(600, "Welcome"), second_day}).ok());
  REQUIRE(change_event(summit.database(), summit.audit(), "summit", {"Summit", "2022-06-17", "london", "", "in person"})
              .ok());
  const auto event = find_event(summit.database(), "summit");
  CHECK(iso_date(session_date(list_sessions(summit.database(), "summit")->at(1), event->date)) == "2022-06-18");

  REQUIRE(add_event(summit.database(), summit.audit(),
                    {"summit-2023", "Summit", "2023-06-09", "london", "", "in person", "LIIA"})
              .ok());
  REQUIRE(copy_sessions(summit.database(), summit.audit(), "summit", "summit-2023").ok());
  CHECK(codes_of(*list_sessions(summit.database(), "summit-2023")) == std::vector<std::string>{"welcome", "closing"});

  REQUIRE(summit.database()
              .write([&](store::Session& session) -> Outcome {
                delete_event(session, summit.audit(), event->id);
                return Success{};
              })
              .ok());
  CHECK(summit.figure("select count(*) from event_session") == 2);
}

}  // namespace muster::events
