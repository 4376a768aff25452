// The door: scans that count once however often they are sent, two doors that converge, search that forgives, walk-ins;
// and its page without scripts.
#include <muster/domain/booking/booking_code_sql.hpp>
#include <muster/domain/booking/door_service.hpp>
#include <muster/domain/booking/public_booking_service.hpp>
#include <muster/domain/events/session_service.hpp>

#include "delegates_by_hand.hpp"

namespace muster::booking {
namespace {

std::string scan_id(int number) {
  auto id = std::to_string(number);
  return std::string(26 - id.size(), 's') + id;
}

struct AtDoor : DelegatesByHand {
  AtDoor() { clock.advance(at_ten_on_the_day() - clock.now()); }
  static Instant at_ten_on_the_day() { return *parse_instant("2022-06-10T09:00:00Z"); }
  static Instant at(const std::string& time) { return *parse_instant("2022-06-10T" + time + ":00Z"); }

  std::string booking_of(const std::string& person) {
    return text(
        "select id from booking where event_id = (select id from event where slug = 'summit') "
        "and person_id = '" +
        person + "'");
  }
  std::string code_of(const std::string& person) {
    const auto booking = booking_of(person);
    const auto code = database().write(
        [&](store::Session& session) -> Result<std::string> { return booking_code(session, booking); });
    REQUIRE(code.ok());
    return *code;
  }
  ScanResult scan(int number, const std::string& code, const std::string& time, const std::string& door = "Main door") {
    return taken({scan_id(number), Scan::What::in, code, {}, {}, at(time)}, door);
  }
  ScanResult undo(int number, int of, const std::string& door = "Main door") {
    return taken({scan_id(number), Scan::What::undo, {}, {}, scan_id(of), {}}, door);
  }
  ScanResult taken(const Scan& scan, const std::string& door) {
    const auto results = take_scans(database(), {"test", clock.now()}, "summit", {door, {}, {scan}});
    if (!results.ok()) FAIL(results.error().message);
    return results->front();
  }
  std::string state_of(const std::string& person) {
    return text("select state from booking where id = '" + booking_of(person) + "'");
  }
  DoorList counts() { return door_counts(database(), clock.now(), "summit").value(); }
};

}  // namespace

TEST_CASE("a code is typed in any way, and never taken for another") {
  CHECK(typed_code("k7qm-3tz9-xw2p") == "K7QM3TZ9XW2P");
  CHECK(typed_code(" K7QM 3TZ9 XW2P ") == "K7QM3TZ9XW2P");
  CHECK_FALSE(typed_code("K7QM3TZ9XW2"));
  CHECK_FALSE(typed_code("K7QM3TZ9XW2P2"));
  CHECK_FALSE(typed_code("K7QM3TZ9XW2O"));
  CHECK(shown_code("K7QM3TZ9XW2P") == "K7QM-3TZ9-XW2P");
  // As `printf 'e1:K7QM3TZ9XW2P' | sha256sum` has it: a browser must come to the same.
  CHECK(code_hash("e1", "K7QM3TZ9XW2P") == "780f6dd75b5754acd1c83c133495105ae0402e1e136dc40358115e659a4bc194");
}

TEST_CASE_METHOD(AtDoor, "at the door of a session those are expected who chose it, and whoever came all the same") {
  events::EventSession talk;
  talk.code = "talk";
  talk.title = "Talk";
  talk.starts_at = 11 * 60;
  REQUIRE(events::add_sessions(database(), audit(), "summit", {talk}).ok());
  const auto ada = book("Abara");
  const auto bel = book("Bell");
  (void)book("Carr");
  const auto of = [&] { return door_counts(database(), clock.now(), "summit", "talk")->of; };
  CHECK(of() == 3);
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                session.execute("insert into session_choice (booking_id, code) values ($1, 'talk')", {booking_of(ada)});
                return Success{};
              })
              .ok());
  CHECK(of() == 1);
  const auto came = take_scans(database(), {"test", clock.now()}, "summit",
                               {"", "talk", {{scan_id(1), Scan::What::in, code_of(bel), {}, {}, at("10:05")}}});
  REQUIRE(came.ok());
  CHECK(of() == 2);
  CHECK(counts().of == 3);
}

TEST_CASE_METHOD(AtDoor, "who did not choose a session is let in with a plain word, where people choose") {
  events::EventSession talk;
  talk.code = "talk";
  talk.title = "Talk";
  talk.starts_at = 11 * 60;
  REQUIRE(events::add_sessions(database(), audit(), "summit", {talk}).ok());
  const auto ada = book("Abara");
  const auto bel = book("Bell");
  const auto enter = [&](int number, const std::string& person) {
    const auto came =
        take_scans(database(), {"test", clock.now()}, "summit",
                   {"", "talk", {{scan_id(number), Scan::What::in, code_of(person), {}, {}, at("10:05")}}});
    REQUIRE(came.ok());
    return came->front();
  };
  // Nobody chooses: whoever comes is expected.
  const auto first = enter(1, bel);
  CHECK(first.outcome == ScanOutcome::in);
  CHECK_FALSE(first.unchosen);
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                const auto event = session.first("select id from event where slug = 'summit'")->text(0);
                session.execute("insert into offered_session (event_id, code) values ($1, 'talk')", {event});
                session.execute("insert into session_choice (booking_id, code) values ($1, 'talk')", {booking_of(ada)});
                return Success{};
              })
              .ok());
  CHECK_FALSE(enter(2, ada).unchosen);
  const auto other = book("Carr");
  const auto let_in = enter(3, other);
  CHECK(let_in.outcome == ScanOutcome::in);
  CHECK(let_in.unchosen);
  const auto told = visitor.get("/events/summit/door?session=talk&scan=" + scan_id(3));
  CHECK(test::holds(told, "In, not chosen"));
  CHECK(test::holds(told, "They did not choose this session, and are let in."));
  const auto list = door_list(database(), clock.now(), "summit", "talk");
  REQUIRE(list.ok());
  for (const auto& person : list->people) CHECK(person.unchosen == (person.name != "Pat Abara"));
}

TEST_CASE_METHOD(AtDoor, "at the door nobody is sent away for what the form asks") {
  book("Abara");
  const auto form = std::string("/events/summit/door/walk-in");
  // A parent carer without an organisation, who counts as one.
  CHECK(visitor.post(form, {{"first_name", "Sam"}, {"last_name", "Cole"}}).status == 422);
  CHECK(visitor.post(form, {{"first_name", "Sam"}, {"last_name", "Cole"}, {"alone[]", "yes"}}).status == 303);
  CHECK(text("select b.organisation_kind from booking b join person p on p.id = b.person_id "
             "where p.last_name = 'Cole'") == "parent carer forum");
  // An organisation that nobody knows is asked about once, and kept as typed.
  const auto unknown =
      visitor.post(form, {{"first_name", "Lee"}, {"last_name", "Dunn"}, {"organisation", "Zzyzx Trust"}});
  CHECK(unknown.status == 422);
  CHECK(test::holds(unknown, "Let them in, and keep it as it is typed"));
  CHECK(visitor
            .post(form,
                  {{"first_name", "Lee"}, {"last_name", "Dunn"}, {"organisation", "Zzyzx Trust"}, {"keep[]", "yes"}})
            .status == 303);
  CHECK(text("select typed_organisation from booking_own where typed_organisation <> ''") == "Zzyzx Trust");
  // Who is in the list already is found there.
  const auto there = visitor.post(form, {{"first_name", "Pat"}, {"last_name", "Abara"}, {"organisation", "Camden"}});
  CHECK(there.status == 409);
  CHECK(test::holds(there, "Find Abara in the list"));
  CHECK(test::holds(there, "/events/summit/door?q=Abara"));
}

TEST_CASE_METHOD(AtDoor, "a booking has one code, and each another") {
  const auto ada = book("Abara");
  const auto bel = book("Bell");
  CHECK(code_of(ada) == code_of(ada));
  CHECK(code_of(ada) != code_of(bel));
  const auto list = door_list_with_codes(database(), clock.now(), "summit");
  REQUIRE(list.ok());
  CHECK(list->people.size() == 2);
  CHECK(list->people[0].code == code_of(ada));
}

TEST_CASE_METHOD(AtDoor, "a scan lets somebody in once, however often it is sent") {
  const auto ada = book("Abara");
  book("Bell");
  const auto code = code_of(ada);
  const auto first = scan(1, code, "08:38");
  CHECK(first.outcome == ScanOutcome::in);
  CHECK(first.undoable);
  CHECK(first.name == "Pat Abara");
  CHECK(first.organisation == "Camden");
  CHECK(state_of(ada) == "came");
  CHECK(scan(1, code, "08:38").outcome == ScanOutcome::in);
  const auto second = scan(2, code, "08:44", "Side door");
  CHECK(second.outcome == ScanOutcome::already);
  REQUIRE(second.entrance);
  CHECK(second.entrance->door == "Main door");
  CHECK(second.entrance->at == at("08:38"));
  CHECK(counts().in == 1);
  CHECK(counts().of == 2);
  CHECK(figure("select count(*) from booking_step where to_state = 'came'") == 1);
}

TEST_CASE_METHOD(AtDoor, "of two doors that worked apart the earlier scan wins, whichever is sent first") {
  const auto code = code_of(book("Abara"));
  CHECK(scan(1, code, "08:44", "Side door").outcome == ScanOutcome::in);
  CHECK(scan(2, code, "08:42", "Main door").outcome == ScanOutcome::in);
  const auto told = scan(1, code, "08:44", "Side door");
  CHECK(told.outcome == ScanOutcome::already);
  REQUIRE(told.entrance);
  CHECK(told.entrance->door == "Main door");
  CHECK(counts().in == 1);
}

TEST_CASE_METHOD(AtDoor, "a scan is taken back, and leaves what another door saw") {
  const auto ada = book("Abara");
  const auto code = code_of(ada);
  (void)scan(1, code, "08:38");
  CHECK(undo(2, 1).outcome == ScanOutcome::undone);
  CHECK(undo(2, 1).outcome == ScanOutcome::undone);
  CHECK(state_of(ada) == "booked");
  CHECK(counts().in == 0);
  CHECK(scan(3, code, "08:50").outcome == ScanOutcome::in);
  CHECK(scan(4, code, "08:55", "Side door").outcome == ScanOutcome::already);
  CHECK(undo(5, 3).outcome == ScanOutcome::still_in);
  CHECK(scan(4, code, "08:55", "Side door").outcome == ScanOutcome::in);
  CHECK(state_of(ada) == "came");
}

TEST_CASE_METHOD(AtDoor, "what was marked in the list of delegates is not taken back at the door") {
  const auto ada = book("Abara");
  step(ada, State::came);
  const auto code = code_of(ada);
  const auto told = scan(1, code, "08:59");
  CHECK(told.outcome == ScanOutcome::already);
  CHECK(undo(2, 1).outcome == ScanOutcome::still_in);
  CHECK(state_of(ada) == "came");
}

TEST_CASE_METHOD(AtDoor, "who has no seat is told apart and not let in") {
  const auto waits = book("Abara");
  const auto gone = book("Bell");
  step(waits, State::waiting);
  step(gone, State::cancelled);
  CHECK(scan(1, code_of(waits), "08:40").outcome == ScanOutcome::not_booked);
  CHECK(scan(2, code_of(gone), "08:40").outcome == ScanOutcome::given_back);
  CHECK(scan(3, "ZZZZZZZZZZZZ", "08:40").outcome == ScanOutcome::not_in_list);
  CHECK(scan(4, "scribble", "08:40").outcome == ScanOutcome::not_in_list);
  const auto other = book("Cole", "autumn");
  const auto code = database().write([&](store::Session& session) -> Result<std::string> {
    return booking_code(session, session.first("select id from booking where person_id = $1", {other})->text(0));
  });
  const auto told = scan(5, *code, "08:40");
  CHECK(told.outcome == ScanOutcome::other_event);
  CHECK(told.event_title == "The autumn");
  CHECK(counts().in == 0);
}

TEST_CASE_METHOD(AtDoor, "scans are held to the time in which there is a door") {
  const auto code = code_of(book("Abara"));
  clock.advance(at("23:30") - clock.now());
  CHECK(counts().state == DoorState::over);
  CHECK(door_list(database(), clock.now(), "summit")->people.empty());
  // What a phone had kept until then is taken all the same; its moment is put where it can have been.
  CHECK(scan(1, code, "08:40").outcome == ScanOutcome::in);
  clock.advance(std::chrono::hours(-72));
  const auto early = take_scans(database(), {"test", clock.now()}, "summit",
                                {"", {}, {{scan_id(2), Scan::What::in, code, {}, {}, {}}}});
  REQUIRE_FALSE(early.ok());
  CHECK(early.error().kind == ErrorKind::conflict);
}

TEST_CASE_METHOD(AtDoor, "names are found from the second letter on, with two wrong letters and without accents") {
  const auto add = [&](const std::string& first, const std::string& last, const std::string& from) {
    REQUIRE(add_delegate(database(), audit(), "summit", {first, last, "", "", from}).ok());
  };
  add("Amara", "Farrimond", "Enfield");
  add("Zoë", "Brontë", "Tower Hamlets");
  add("Jo", "Venner", "Greenwich");
  const auto list = door_list(database(), clock.now(), "summit").value();
  const auto found = [&](const std::string& typed) {
    std::string names;
    for (const auto& person : found_at_door(list, typed, 20)) names += person.name + ";";
    return names;
  };
  CHECK(found("f").empty());
  CHECK(found("fa") == "Amara Farrimond;");
  CHECK(found("farimond") == "Amara Farrimond;");
  CHECK(found("farimont") == "Amara Farrimond;");
  CHECK(found("fxrxmxnd").empty());
  CHECK(found("zoe bronte") == "Zoë Brontë;");
  CHECK(found("tower") == "Zoë Brontë;");
  CHECK(found("venner jo") == "Jo Venner;");
  CHECK(found("hamlets amara").empty());
}

TEST_CASE_METHOD(AtDoor, "somebody who is not in the list comes in, in somebody's place or beside them") {
  const auto absent = book("Abara");
  const auto done =
      walk_in(database(), {"test", clock.now()}, "summit", {"Sam", "Cole", "Camden", booking_of(absent), "Side door"});
  if (!done.ok()) FAIL(done.error().message);
  CHECK(done->outcome == ScanOutcome::in);
  CHECK(done->entrance->door == "Side door");
  CHECK_FALSE(done->undoable);  // there is no step before this one
  CHECK(state_of(absent) == "cancelled");
  CHECK(counts().in == 1);
  CHECK(counts().of == 1);
  // The place is gone: nobody else can come for the same person, and nothing is done by halves.
  const auto again =
      walk_in(database(), {"test", clock.now()}, "summit", {"Lee", "Dunn", "Camden", booking_of(absent), ""});
  REQUIRE_FALSE(again.ok());
  CHECK(counts().of == 1);
  const auto unknown = walk_in(database(), {"test", clock.now()}, "summit", {"Lee", "Dunn", "Nowhere at all", "", ""});
  REQUIRE_FALSE(unknown.ok());
  CHECK(unknown.error().field == "organisation");
}

TEST_CASE_METHOD(AtDoor, "two entries of one person made one leave no badge without a booking") {
  const auto kept = book("Abara");
  const auto gone = book("Bell");
  const auto own = code_of(kept);
  const auto other = code_of(gone);
  const auto booking_before = booking_of(gone);
  REQUIRE(scan(1, other, "08:38").outcome == ScanOutcome::in);
  const auto merged = merge_delegates(database(), {"test", clock.now(), "LIIA"}, "summit", {kept, gone, 1, 1});
  if (!merged.ok()) FAIL(merged.error().message);
  for (const auto& code : {own, other}) {
    const auto again = scan(code == own ? 2 : 3, code, "08:50", "Side door");
    CHECK(again.outcome == ScanOutcome::already);  // what the door saw before is kept too
    CHECK(again.booking_id == booking_of(kept));
  }
  const auto list = door_list_with_codes(database(), clock.now(), "summit").value();
  REQUIRE(list.people.size() == 1);
  CHECK(list.people[0].code == own);
  CHECK(list.people[0].former_codes == std::vector<std::string>{other});
  REQUIRE(undo_change(database(), {"test", clock.now(), "LIIA"}, "summit", merged->id).ok());
  CHECK(code_of(kept) == own);
  CHECK(code_of(gone) == other);
  CHECK(booking_of(gone) == booking_before);
  CHECK(scan(1, other, "08:38").outcome == ScanOutcome::in);
}

TEST_CASE_METHOD(AtDoor, "whether somebody comes in another's place is the event's to say") {
  const auto absent = book("Abara");
  BookingPage page;
  const auto say = [&](Substitutes rule) {
    page.substitutes = rule;
    REQUIRE(set_booking_page(database(), {"test", clock.now(), "LIIA"}, "summit", page).ok());
  };
  WalkIn other{"Sam", "Cole", "Camden", booking_of(absent), "Side door"};
  const auto form = "/events/summit/door/walk-in?for=" + booking_of(absent);
  say(Substitutes::forbidden);
  CHECK(walk_in(database(), {"test", clock.now()}, "summit", other).error().kind == ErrorKind::conflict);
  CHECK(test::holds(visitor.get(form), "Nobody can come for"));
  say(Substitutes::approval);
  CHECK(walk_in(database(), {"test", clock.now()}, "summit", other).error().field == "agreed");
  CHECK(test::holds(visitor.get(form), "An organiser agrees"));
  CHECK(counts().of == 1);
  other.agreed = true;
  CHECK(walk_in(database(), {"test", clock.now()}, "summit", other).ok());
  CHECK(state_of(absent) == "cancelled");
}

TEST_CASE_METHOD(AtDoor, "the page works without scripts") {
  book("Abara");
  const auto page = visitor.get("/events/summit/door?q=aba&door=Side%20door");
  REQUIRE(page.status == 200);
  CHECK(test::holds(page, "0 of 1 in"));
  CHECK(test::holds(page, "1 person with a name like this"));
  const auto done = visitor.post("/events/summit/door/in", {{"scan", test::field_value(page.body, "scan")},
                                                            {"booking", test::field_value(page.body, "booking")},
                                                            {"door", "Side door"}});
  REQUIRE(done.status == 303);
  const auto told = visitor.get(test::location(done));
  CHECK(test::holds(told, "Checked in"));
  CHECK(test::holds(told, "1 of 1 in"));
  CHECK(test::holds(told, "Side door"));
  const auto wrong = visitor.post("/events/summit/door/in", {{"scan", scan_id(9)}, {"code", "O0I1"}});
  CHECK(wrong.status == 422);
  CHECK(test::holds(wrong, "O0I1"));
  const auto undone = visitor.post("/events/summit/door/undo", {{"scan", test::field_value(told.body, "scan")}});
  CHECK(test::holds(visitor.get(test::location(undone)), "Taken back"));
}

}  // namespace muster::booking
