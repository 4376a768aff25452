// Seats in the store: every way to a seat is decided by the counts of its own transaction, the line promotes by itself,
// offers end, held seats are released, and what was done can be taken back.
#include <muster/domain/booking/delegate_change_service.hpp>
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/booking/seat_json.hpp>
#include <muster/domain/booking/seat_service.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>

#include <barrier>
#include <thread>

#include "support/summit_store.hpp"

namespace muster::booking {
namespace {

constexpr const char* summit = "summit";

struct SharedSummit : test::SummitStore {
  SharedSummit() {
    for (const auto* slug : {summit, "autumn"})
      REQUIRE(events::add_event(database(), audit(),
                                {slug, std::string("The ") + slug, "2022-06-24", "london", "", "in person", "LIIA"})
                  .ok());
  }
  /// Somebody of the list who is invited, and has an address; returns their id.
  std::string invite(const std::string& surname, const std::string& organisation = "Camden",
                     const std::string& slug = summit) {
    const auto added = add_delegate(database(), now(), slug,
                                    {"Pat", surname, surname + "@example.org", "", organisation}, State::invited);
    if (!added.ok()) FAIL(added.error().message);
    return added->person_id;
  }
  SeatAnswer ask(const std::string& person) {
    const auto answer = book_or_wait(database(), now(), summit, person);
    if (!answer.ok()) FAIL(answer.error().message);
    return *answer;
  }
  std::string wait(const std::string& surname, const std::string& organisation = "Camden") {
    const auto id = invite(surname, organisation);
    REQUIRE(ask(id).state == State::waiting);
    return id;
  }
  std::string book(const std::string& surname, const std::string& organisation = "Camden") {
    const auto id = invite(surname, organisation);
    const auto answer = ask(id);
    INFO(answer.why);
    REQUIRE(answer.state == State::booked);
    return id;
  }
  void share(const SeatRules& rules) {
    const auto set = set_seat_rules(database(), now(), summit, rules, std::nullopt);
    if (!set.ok()) FAIL(set.error().message);
  }
  void seats(std::int64_t number, Filling filling = Filling::offer) {
    SeatRules rules;
    rules.seats = number;
    rules.filling = filling;
    share(rules);
  }
  Result<Act> step(const std::string& person, State to) {
    return take_steps(database(), now(), summit, {{person}, to, ""});
  }
  std::string state_of(const std::string& person, const std::string& slug = summit) {
    return database()
        .read([&](store::Session& session) -> Result<std::string> {
          const auto row = session.first(
              "select b.state from booking b join event e on e.id = b.event_id where b.person_id = $1 and e.slug = $2",
              {person, slug});
          return row ? row->text(0) : "none";
        })
        .value();
  }
  std::vector<std::string> mails() {
    std::vector<std::string> found;
    const auto read = database().read([&](store::Session& session) -> Outcome {
      session.each("select recipient, subject from outbox order by recipient, subject", {},
                   [&](const store::Row& row) { found.push_back(row.text(0) + ": " + row.text(1)); });
      return Success{};
    });
    REQUIRE(read.ok());
    return found;
  }
  [[nodiscard]] store::AuditContext now() const { return {"test", clock.now(), "LIIA"}; }
  HandClock clock{test::noon()};
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a seat is booked while there is one, then the waiting list is in the order of asking") {
  SharedSummit summit_;
  summit_.seats(1);
  const auto first = summit_.book("Abara");
  const auto second = summit_.wait("Bell");
  const auto third = summit_.wait("Cole");
  CHECK(summit_.ask(second).why == "The one seat is taken.");  // once more changes nothing
  const auto table = seats_of(summit_.database(), summit);
  REQUIRE(table.ok());
  REQUIRE(table->line.size() == 2);
  CHECK(table->line[0].person == second);
  CHECK(table->line[1].person == third);
  CHECK(table->plan.all().free == 0);
  CHECK_FALSE(book_or_wait(summit_.database(), summit_.now(), summit, first).ok());
}

TEST_CASE("seats of an event of several days are offered until the day before its last") {
  SharedSummit summit_;
  events::EventSession module{.title = "Module 4", .kind = events::SessionKind::module, .day = 21, .starts_at = 600};
  REQUIRE(events::add_sessions(summit_.database(), summit_.now(), summit, {module}).ok());
  summit_.seats(1);
  const auto first = summit_.book("Abara");
  const auto second = summit_.wait("Bell");
  summit_.clock.advance(std::chrono::days(30));  // a week after its first day
  REQUIRE(summit_.step(first, State::cancelled).ok());
  REQUIRE(settle_seats(summit_.database(), summit_.clock.now()).ok());
  CHECK(summit_.state_of(second) == "offered");
  const auto third = summit_.wait("Cole");
  // The clock ends offers and offers on, although the first day is over.
  summit_.clock.advance(std::chrono::days(8));
  REQUIRE(settle_seats(summit_.database(), summit_.clock.now()).ok());
  CHECK(summit_.state_of(second) == "cancelled");
  CHECK(summit_.state_of(third) == "offered");
  summit_.clock.advance(std::chrono::days(4));  // 13 July; the last day is the 15th
  REQUIRE(settle_seats(summit_.database(), summit_.clock.now()).ok());
  const auto fourth = summit_.invite("Dunn");
  REQUIRE(summit_.step(fourth, State::offered).ok());
  const auto table = seats_of(summit_.database(), summit);
  REQUIRE((table.ok() && table->claims.size() == 1));
  CHECK(table->claims[0].until == parse_instant("2022-07-14T16:00:00Z").value());
  summit_.clock.advance(std::chrono::days(2));
  REQUIRE(summit_.step(fourth, State::cancelled).ok());
  CHECK_FALSE(summit_.step(summit_.invite("Eden"), State::offered).ok());
}

TEST_CASE("a seat that comes free is offered to the next with a mail, and after its end to the one after") {
  SharedSummit summit_;
  summit_.seats(1);
  const auto first = summit_.book("Abara");
  const auto second = summit_.wait("Bell");
  const auto third = summit_.wait("Cole");
  const auto cancelled = summit_.step(first, State::cancelled);
  REQUIRE(cancelled.ok());
  CHECK(summit_.state_of(second) == "offered");
  CHECK(summit_.mails() == Names{"Bell@example.org: A seat for you: The summit"});
  const auto back = undo_act(summit_.database(), summit_.now(), summit, cancelled->id);
  REQUIRE_FALSE(back.ok());
  CHECK(back.error().message.find("Somebody else has the seat now.") != std::string::npos);

  REQUIRE(settle_seats(summit_.database(), summit_.clock.now()).ok());
  CHECK(summit_.state_of(second) == "offered");
  summit_.clock.advance(std::chrono::hours(24 * 4));
  REQUIRE(settle_seats(summit_.database(), summit_.clock.now()).ok());
  CHECK(summit_.state_of(second) == "cancelled");
  CHECK(summit_.state_of(third) == "offered");
  CHECK(summit_.mails() == Names{"Bell@example.org: A seat for you: The summit",
                                 "Bell@example.org: The offer of a seat has ended: The summit",
                                 "Cole@example.org: A seat for you: The summit"});
  // Who takes it has it; who cancelled is offered nothing more until they ask again, and then goes to the end.
  CHECK(summit_.ask(third).state == State::booked);
  REQUIRE(summit_.step(third, State::cancelled).ok());
  CHECK(summit_.state_of(first) == "cancelled");
  CHECK(summit_.state_of(second) == "cancelled");
}

TEST_CASE("seats: no step, addition, move or list books more people than there are seats") {
  SharedSummit summit_;
  summit_.seats(2);
  const auto invited = summit_.invite("Abara");
  const auto away = summit_.invite("Away", "Camden", "autumn");
  REQUIRE(take_steps(summit_.database(), summit_.now(), "autumn", {{away}, State::booked, ""}).ok());
  summit_.book("Bell");
  summit_.book("Cole");
  const auto step = summit_.step(invited, State::booked);
  REQUIRE_FALSE(step.ok());
  CHECK(step.error().message.find("Both seats are taken.") != std::string::npos);
  CHECK_FALSE(summit_.step(invited, State::offered).ok());
  const auto added = add_delegate(summit_.database(), summit_.now(), summit, {"Pat", "Dunn", "", "", "Camden"});
  REQUIRE_FALSE(added.ok());
  CHECK(added.error().message.find("Both seats are taken.") == 0);
  CHECK_FALSE(move_delegate(summit_.database(), summit_.now(), "autumn", away, summit).ok());
  const std::string list = "First name,Surname,Organisation\nEve,Frost,Brent\n";
  const auto import = import_delegates(summit_.database(), summit_.now(), summit, {"list.csv", list, ""}, std::nullopt);
  REQUIRE_FALSE(import.ok());
  CHECK(import.error().message.find("With this list 3 people would have a seat, and The summit has 2.") == 0);
  CHECK(summit_.figure("select count(*) from booking where state = 'booked'") == 3);  // one of them in autumn
  CHECK(summit_.figure("select count(*) from person where last_name = 'Frost'") == 0);
}

TEST_CASE(
    "seats: a cancellation is taken back while nobody waits, and whoever was taken off by mistake keeps their turn") {
  SharedSummit summit_;
  summit_.seats(1);
  const auto first = summit_.book("Abara");
  const auto gone = summit_.step(first, State::cancelled);
  REQUIRE(gone.ok());
  REQUIRE(undo_act(summit_.database(), summit_.now(), summit, gone->id).ok());
  CHECK(summit_.state_of(first) == "booked");
  const auto second = summit_.wait("Bell");
  const auto third = summit_.wait("Cole");
  const auto mistake = summit_.step(second, State::cancelled);
  REQUIRE(undo_act(summit_.database(), summit_.now(), summit, mistake->id).ok());
  CHECK(seats_of(summit_.database(), summit)->line.front().person == second);
  REQUIRE(summit_.step(second, State::cancelled).ok());
  REQUIRE(summit_.ask(second).state == State::waiting);
  CHECK(seats_of(summit_.database(), summit)->line.front().person == third);
  const auto had = move_in_line(summit_.database(), summit_.now(), summit, second, std::nullopt);
  REQUIRE(had.ok());
  CHECK(seats_of(summit_.database(), summit)->line.front().person == second);
  REQUIRE(move_in_line(summit_.database(), summit_.now(), summit, second, *had).ok());
  CHECK(seats_of(summit_.database(), summit)->line.front().person == third);
}

TEST_CASE("seats: each borough has its own, and on the release day the rest goes to those who wait") {
  SharedSummit summit_;
  SeatRules rules;
  rules.seats = 80;
  rules.kinds = {{"local authority", 80, 60, 80, 2, true}};
  rules.release_on = parse_date("2022-06-17").value();
  rules.filling = Filling::book;
  summit_.share(rules);
  summit_.book("Abara");
  summit_.book("Bell");
  const auto third = summit_.wait("Cole");
  CHECK(summit_.ask(third).why == "Both seats of Camden are taken.");
  summit_.book("Dunn", "Brent");
  CHECK(seats_of(summit_.database(), summit)->plan.of_kind("local authority").held > 0);
  summit_.clock.advance(parse_instant("2022-06-16T22:59:00Z").value() - summit_.clock.now());
  REQUIRE(settle_seats(summit_.database(), summit_.clock.now()).ok());
  CHECK(summit_.state_of(third) == "waiting");
  summit_.clock.advance(std::chrono::minutes(1));
  REQUIRE(settle_seats(summit_.database(), summit_.clock.now()).ok());
  CHECK(summit_.state_of(third) == "booked");
  const auto table = seats_of(summit_.database(), summit);
  CHECK(table->plan.rules().released);
  CHECK(table->plan.of_kind("local authority").held == 0);
  CHECK(summit_.mails() == Names{"Cole@example.org: You are booked: The summit"});
}

TEST_CASE("seats: rules are changed by whoever saw the last ones, and taken back") {
  SharedSummit summit_;
  CHECK(seats_of(summit_.database(), summit)->version == 0);
  summit_.seats(1);
  SeatRules more;
  more.seats = 2;
  CHECK_FALSE(set_seat_rules(summit_.database(), summit_.now(), summit, more, 0).ok());
  REQUIRE(set_seat_rules(summit_.database(), summit_.now(), summit, more, 1).ok());
  CHECK(seats_of(summit_.database(), summit)->may_undo);
  REQUIRE(undo_seat_rules(summit_.database(), summit_.now(), summit).ok());
  CHECK(seats_of(summit_.database(), summit)->plan.rules().seats == 1);
  SeatRules wrong;
  wrong.seats = -1;
  const auto refused = set_seat_rules(summit_.database(), summit_.now(), summit, wrong, std::nullopt);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message == "Give a number from 0 to 100,000.");
}

TEST_CASE("seats: more seats for a kind go to its line at once") {
  SharedSummit summit_;
  SeatRules rules;
  rules.seats = 4;
  rules.kinds = {{"local authority", 1, 1, 3, 0, false}};
  summit_.share(rules);
  summit_.book("Abara");
  const auto second = summit_.wait("Bell");
  CHECK_FALSE(give_seats(summit_.database(), summit_.now(), summit, "local authority", 4).ok());
  const auto given = give_seats(summit_.database(), summit_.now(), summit, "local authority", 2);
  REQUIRE(given.ok());
  REQUIRE(given->promoted.size() == 1);
  CHECK(summit_.state_of(second) == "offered");
  CHECK(release_seats(summit_.database(), summit_.now(), summit).ok());
  CHECK_FALSE(release_seats(summit_.database(), summit_.now(), summit).ok());
}

TEST_CASE("seats: rules go to JSON and come back as they were") {
  SeatRules rules;
  rules.seats = 110;
  rules.kinds = {{"local authority", 66, 60, 70, 2, true}, {"", 8, 0, 8, 0, false}};
  rules.organisations = {{"o1", 3}};
  rules.release_on = parse_date("2023-05-19").value();
  rules.filling = Filling::book;
  const std::vector<SeatOrganisation> known{{"o1", "Camden", "local authority", 1}};
  const auto json = rules_json(rules, known);
  const auto again = rules_from(json, known);
  REQUIRE(again.ok());
  CHECK(json_text(rules_json(*again, known)) == json_text(json));
  // An organisation that was copied with its region is known by its name.
  const auto moved = rules_from(json, {{"o2", "Camden", "local authority", 1}});
  REQUIRE(moved.ok());
  CHECK(moved->organisations.front().organisation == "o2");
  CHECK_FALSE(rules_from(json, {}).ok());
  CHECK(rules_from(json, {}, GoneOrganisations::left_out)->organisations.empty());
}

TEST_CASE("seats: what nobody knows in the rules is refused by its name, and nothing of them is taken") {
  const auto refused = [](const std::string& text) {
    const auto json =
        read_json(text, {}, [](std::string_view kept) -> Result<std::string> { return std::string(kept); });
    REQUIRE(json.ok());
    const auto read = rules_from(*json, {{"o1", "Camden", "local authority", 1}});
    return read.ok() ? std::string() : read.error().message;
  };
  CHECK(
      refused(R"({"capacity": 11})").starts_with("\"capacity\" is not known in the rules of seats; known are seats,"));
  CHECK(refused(R"({"kinds": [{"kind": "health", "banana": 3}]})").starts_with("\"banana\" is not known in the share"));
  CHECK(refused(R"({"organisations": [{"Camden": 2}]})").starts_with("\"Camden\" is not known in the share"));
  CHECK(refused(R"({"organisations": [{"seats": 2}]})").starts_with("Say whose share it is"));
  CHECK(refused(R"({"organisations": [{"name": "Camden", "seats": 2}]})").empty());
}

TEST_CASE(
    "seats: of many who book the last place at once one has it, and the others wait in the order of their turns") {
  SharedSummit summit_;
  summit_.seats(1);
  constexpr std::size_t people = 24;
  std::vector<std::string> ids;
  for (std::size_t number = 0; number < people; ++number) ids.push_back(summit_.invite("P" + std::to_string(number)));
  std::barrier all(static_cast<std::ptrdiff_t>(people));
  std::vector<State> states(people, State::invited);
  {
    std::vector<std::jthread> threads;
    for (std::size_t number = 0; number < people; ++number) {
      threads.emplace_back([&, number] {
        all.arrive_and_wait();
        const auto answer = book_or_wait(summit_.database(), summit_.now(), summit, ids[number]);
        if (answer.ok()) states[number] = answer->state;
      });
    }
  }
  CHECK(std::ranges::count(states, State::booked) == 1);
  CHECK(std::ranges::count(states, State::waiting) == people - 1);
  CHECK(summit_.figure("select count(distinct turn) from seat_turn") == people - 1);
}

}  // namespace muster::booking
