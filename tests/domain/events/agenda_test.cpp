// An agenda as a whole: rooms and speakers wanted twice, sessions moved, changes taken back, and shown to attendees.
#include <muster/domain/events/agenda_service.hpp>
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/event_change_service.hpp>
#include <muster/domain/events/session_clashes.hpp>
#include <muster/domain/events/session_service.hpp>

#include "support/summit_store.hpp"

namespace muster::events {
namespace {

EventSession session_at(int starts, std::optional<int> ends, const std::string& title, const std::string& place = {},
                        std::vector<std::string> speakers = {}) {
  EventSession session;
  session.title = title;
  session.code = title;
  session.starts_at = starts;
  session.ends_at = ends;
  session.place = place;
  session.speakers = std::move(speakers);
  return session;
}

struct Summit : test::SummitStore {
  Summit() {
    REQUIRE(add_event(database(), audit(), {"summit", "Summit", "2022-06-10", "london", "", "in person", "LIIA"}).ok());
    auto lunch = session_at(720, 780, "Lunch");
    lunch.kind = SessionKind::pause;
    REQUIRE(
        add({session_at(600, 630, "Welcome"), session_at(630, 690, "Panel", "Hall", {"Zainab Okoro"}), lunch}).ok());
  }
  Result<std::vector<EventSession>> add(std::vector<EventSession> wanted) {
    for (auto& one : wanted) one.code.clear();
    return add_sessions(database(), audit(), "summit", std::move(wanted));
  }
  std::vector<EventSession> agenda() { return list_sessions(database(), "summit").value(); }
  std::int64_t newest() {
    const auto last = last_agenda_change(database(), "summit").value();
    return last ? last->number : 0;
  }
  Result<AgendaChange> undo() { return undo_agenda_change(database(), audit(), "summit", newest()); }
  Result<std::vector<EventSession>> move(const std::string& code, int minutes, bool later_too = false) {
    return move_session(database(), audit(), "summit", code, {minutes, later_too});
  }
};

std::vector<std::string> words_of(const std::vector<SessionClash>& clashes) {
  std::vector<std::string> words;
  for (const auto& one : clashes) words.push_back(one.words);
  return words;
}

}  // namespace

TEST_CASE("sessions are at one time where somebody would miss a part of one") {
  const auto morning = session_at(600, 660, "A");
  CHECK(at_one_time(morning, session_at(630, 700, "B")));
  CHECK(at_one_time(session_at(630, 700, "B"), morning));
  CHECK(at_one_time(morning, session_at(600, std::nullopt, "B")));
  CHECK_FALSE(at_one_time(morning, session_at(660, 700, "B")));
  CHECK_FALSE(at_one_time(session_at(600, std::nullopt, "A"), session_at(610, 700, "B")));  // its end is not known
  auto tomorrow = morning;
  tomorrow.day = 1;
  CHECK_FALSE(at_one_time(morning, tomorrow));
}

TEST_CASE("a room and a speaker wanted twice at one time are told, whatever their spelling") {
  auto online = session_at(610, 650, "Webinar", "Main hall");
  online.attendance = Attendance::online;
  CHECK(words_of(clashes_among({session_at(600, 660, "Panel", "Main hall", {"Zoë Okoro", "Jo Lind"}),
                                session_at(630, 700, "Early years", "main  Hall", {"Ana Silva"}),
                                session_at(640, 650, "Law", "Room B", {"ZOE OKORO"}),
                                session_at(700, 710, "Close", "Main hall", {"Jo Lind"}), online,
                                session_at(640, 650, "Chat", "Online"), session_at(640, 650, "Call", "online")})) ==
        std::vector<std::string>{"Panel and Early years are at one time in Main hall.",
                                 "Panel and Law are at one time, and Zoë Okoro speaks in both."});
}

TEST_CASE("seats online are said apart only where people may come both ways") {
  auto session = session_at(600, 660, "Panel");
  session.capacity = 80;
  CHECK(check_seats(session, Attendance::in_person).ok());
  CHECK(seats_words(session) == "80 seats");
  session.online_capacity = 1200;
  CHECK(check_seats(session, Attendance::in_person).error().field == "online_capacity");
  CHECK(check_seats(session, Attendance::hybrid).ok());
  CHECK(seats_words(session) == "80 seats and 1,200 online");
  session.attendance = Attendance::online;
  CHECK_FALSE(check_seats(session, Attendance::hybrid).ok());
  session.attendance = Attendance::hybrid;
  CHECK(check_seats(session, Attendance::in_person).ok());
  session.capacity.reset();
  CHECK(seats_words(session) == "1,200 seats online");
}

TEST_CASE("how people come to a session is kept with it") {
  Summit summit;
  auto session = session_at(800, 830, "Webinar");
  session.attendance = Attendance::hybrid;
  session.capacity = 20;
  session.online_capacity = 300;
  REQUIRE(summit.add({session}).ok());
  const auto kept = find_session(summit.database(), "summit", "webinar").value();
  CHECK(kept.attendance == Attendance::hybrid);
  CHECK(kept.online_capacity == 300);
  CHECK_FALSE(find_session(summit.database(), "summit", "panel")->attendance.has_value());
  auto mended = kept;
  mended.attendance.reset();
  const auto refused = change_session(summit.database(), summit.audit(), "summit", "webinar", mended);
  CHECK(refused.error().field == "online_capacity");
  mended.online_capacity.reset();
  CHECK(change_session(summit.database(), summit.audit(), "summit", "webinar", mended).ok());
  CHECK(summit.figure("select count(*) from audit where fields = 'attendance,online_capacity'") == 1);
}

TEST_CASE("every change of an agenda is taken back exactly, the newest first") {
  Summit summit;
  const auto first = summit.agenda();
  auto wanted = first.at(1);
  wanted.title = "The panel";
  wanted.speakers = {"Jo Lind", "Ana Silva"};
  wanted.capacity = 60;
  REQUIRE(change_session(summit.database(), summit.audit(), "summit", "panel", wanted).ok());
  const auto changed = summit.agenda();
  REQUIRE(delete_session(summit.database(), summit.audit(), "summit", "lunch").ok());
  const auto without = summit.agenda();
  REQUIRE(summit.move("welcome", 15, true).ok());
  REQUIRE(summit.add({session_at(900, 960, "Closing")}).ok());

  const auto stale = summit.newest() - 1;
  CHECK(undo_agenda_change(summit.database(), summit.audit(), "summit", stale).error().kind == ErrorKind::conflict);
  CHECK(summit.undo()->what == "Closing is added.");
  CHECK(summit.undo()->what == "2 sessions are 15 minutes later.");
  CHECK(summit.agenda() == without);
  CHECK(summit.undo()->what == "Lunch is deleted.");
  CHECK(summit.agenda() == changed);
  CHECK(summit.undo()->what == "The panel is changed.");
  CHECK(summit.agenda() == first);
  CHECK(summit.undo()->what == "3 sessions are added.");
  CHECK(summit.agenda().empty());
  CHECK(summit.undo().error().kind == ErrorKind::conflict);
}

TEST_CASE("what people are asked about is not taken back, and old changes are forgotten") {
  Summit summit;
  REQUIRE(summit.add({session_at(900, 960, "Closing")}).ok());
  REQUIRE(add_round(summit.database(), summit.audit(), "summit", {"", "", "closing"}).ok());
  const auto refused = summit.undo();
  CHECK(refused.error().message.find("Summit: Closing") != std::string::npos);
  CHECK(summit.agenda().size() == 4);
  for (int times = 0; times < 60; ++times) REQUIRE(summit.move("closing", times % 2 == 0 ? 5 : -5).ok());
  CHECK(summit.figure("select count(*) from agenda_change") == 50);
}

TEST_CASE("a session moves alone or with what comes after it, and never out of its day") {
  Summit summit;
  REQUIRE(summit.move("panel", -20).ok());
  CHECK(session_times(summit.agenda().at(1)) == "10:10 to 11:10");
  CHECK(session_times(summit.agenda().at(2)) == "12:00 to 13:00");
  const auto moved = summit.move("welcome", 30, true);
  REQUIRE(moved.ok());
  CHECK(moved->size() == 3);
  CHECK(session_times(summit.agenda().at(2)) == "12:30 to 13:30");
  const auto before = summit.agenda();
  const auto refused = summit.move("welcome", 700, true);
  CHECK(refused.error().field == "minutes");
  CHECK(refused.error().message.find("Lunch (12:30 to 13:30) would leave its day") != std::string::npos);
  CHECK(summit.agenda() == before);
  CHECK(summit.move("welcome", 0).error().field == "minutes");
  CHECK(summit.move("welcome", -2000).error().field == "minutes");
  CHECK(summit.move("nobody", 5).error().kind == ErrorKind::not_found);
}

TEST_CASE("attendees see an agenda only where an organiser has said so") {
  Summit summit;
  const auto unknown = shown_agenda(summit.database(), "nothing");
  const auto hidden = shown_agenda(summit.database(), "summit");
  REQUIRE_FALSE(hidden.ok());
  CHECK(hidden.error().kind == ErrorKind::not_found);
  CHECK(hidden.error().message == unknown.error().message);
  REQUIRE(show_agenda(summit.database(), summit.audit(), "summit", true).ok());
  REQUIRE(show_agenda(summit.database(), summit.audit(), "summit", true).ok());
  CHECK(summit.figure("select count(*) from audit where action = 'agenda shown'") == 1);
  CHECK(is_agenda_shown(summit.database(), "summit").value());
  CHECK(shown_agenda(summit.database(), "summit")->sessions.size() == 3);
  REQUIRE(show_agenda(summit.database(), summit.audit(), "summit", false).ok());
  CHECK_FALSE(shown_agenda(summit.database(), "summit").ok());

  REQUIRE(
      add_event(summit.database(), summit.audit(), {"bare", "Bare", "2022-06-10", "london", "", "in person", "LIIA"})
          .ok());
  CHECK(show_agenda(summit.database(), summit.audit(), "bare", true).error().kind == ErrorKind::conflict);
  REQUIRE(show_agenda(summit.database(), summit.audit(), "summit", true).ok());
  const auto id = find_event(summit.database(), "summit")->id;
  REQUIRE(summit.database()
              .write([&](store::Session& session) -> Outcome {
                delete_event(session, summit.audit(), id);
                return Success{};
              })
              .ok());
  CHECK(summit.figure("select count(*) from agenda_change") + summit.figure("select count(*) from shown_agenda") == 0);
}

}  // namespace muster::events
