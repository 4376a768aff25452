// Steps through the service: taken, refused, taken back, by two people at once; and which of them figures count.
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/people/person_sql.hpp>
#include <muster/platform/store/audit.hpp>

#include <thread>

#include "support/summit_store.hpp"

namespace muster::booking {
namespace {

constexpr const char* summit = "summit";
const std::string heading = "First name,Surname,Organisation,E-mail\n";

struct BookedSummit : test::SummitStore {
  BookedSummit() {
    REQUIRE(events::add_event(database(), audit(),
                              {summit, "London Summit", "2022-06-10", "london", "", "in person", "LIIA"})
                .ok());
    import = take(heading + "Ada,Bell,Croydon,ada@example.org\nCai,Dunn,Camden,\nEve,Frost,Brent,\n");
  }
  std::string take(const std::string& bytes) {
    const auto done = import_delegates(database(), audit(), summit, {"list.csv", bytes, ""}, std::nullopt);
    REQUIRE(done.ok());
    return done->id;
  }
  std::string id_of(const std::string& surname) {
    return database()
        .read([&](store::Session& session) -> Result<std::string> {
          return session.first("select id from person where last_name = $1", {surname})->text(0);
        })
        .value();
  }
  Result<Act> step(const std::vector<std::string>& surnames, State to, const std::string& reason = "") {
    StepRequest requested{{}, to, reason};
    for (const auto& surname : surnames) requested.people.push_back(id_of(surname));
    return take_steps(database(), audit(), summit, requested);
  }
  std::string state_of(const std::string& surname) {
    return database()
        .read([&](store::Session& session) -> Result<std::string> {
          return session
              .first("select b.state from booking b join person p on p.id = b.person_id where p.last_name = $1",
                     {surname})
              ->text(0);
        })
        .value();
  }
  std::vector<Step> steps(const std::string& surname) {
    const auto person = id_of(surname);
    return database()
        .read([&](store::Session& session) -> Result<std::vector<Step>> {
          MUSTER_TRY(event, events::find_event(session, summit));
          return steps_of(session, event.id, person);
        })
        .value();
  }
  std::string import;
};

}  // namespace

TEST_CASE("a booking begins with a step, and every step says from where, to where, when, why and by whom") {
  BookedSummit store;
  REQUIRE(store.step({"Bell"}, State::cancelled, " ill ").ok());
  REQUIRE(store.step({"Bell"}, State::booked).ok());
  const auto steps = store.steps("Bell");
  REQUIRE(steps.size() == 3);
  CHECK_FALSE(steps[0].from);
  CHECK(steps[0].to == State::booked);
  CHECK(steps[1].from == State::booked);
  CHECK(steps[1].to == State::cancelled);
  CHECK(steps[1].reason == "ill");
  CHECK(steps[1].taken_by == "test");
  CHECK(steps[1].taken_at == iso_instant(test::noon()));
  CHECK(steps[2].number == 3);
  CHECK(store.state_of("Bell") == "booked");
  CHECK(store.figure("select count(*) from audit where subject = 'booking'") == 2);
  CHECK(store.figure("select count(*) from audit where fields like '%ill%'") == 0);
}

TEST_CASE("of several, those who can take the step take it, and the others are named with the reason") {
  BookedSummit store;
  REQUIRE(store.step({"Dunn"}, State::cancelled).ok());
  const auto act = store.step({"Bell", "Dunn", "Frost", "Bell"}, State::came);
  REQUIRE(act.ok());
  CHECK(act->taken.size() == 2);
  REQUIRE(act->refused.size() == 1);
  CHECK(act->refused[0].name == "Cai Dunn");
  CHECK(store.state_of("Dunn") == "cancelled");
  const auto none = store.step({"Bell", "Frost"}, State::came);
  REQUIRE_FALSE(none.ok());
  CHECK(none.error().kind == ErrorKind::conflict);
  CHECK(none.error().message.find("Came is where this booking stands already") != std::string::npos);
}

TEST_CASE("nobody is chosen, too many, or somebody from elsewhere: nothing changes, and a sentence says why") {
  BookedSummit store;
  CHECK(store.step({}, State::came).error().kind == ErrorKind::bad_input);
  StepRequest many{std::vector<std::string>(most_people_at_once + 1, "x"), State::came, ""};
  CHECK(take_steps(store.database(), store.audit(), summit, many).error().kind == ErrorKind::bad_input);
  StepRequest stranger{{store.id_of("Bell"), "nobody"}, State::came, ""};
  CHECK(take_steps(store.database(), store.audit(), summit, stranger).error().kind == ErrorKind::not_found);
  CHECK(store.state_of("Bell") == "booked");
  CHECK(take_steps(store.database(), store.audit(), "nowhere", stranger).error().kind == ErrorKind::not_found);
}

TEST_CASE("an act is taken back whole, as steps of its own, and that can be taken back too") {
  BookedSummit store;
  const auto act = store.step({"Bell", "Dunn"}, State::came);
  const auto back = undo_act(store.database(), store.audit(), summit, act->id);
  REQUIRE(back.ok());
  CHECK(back->taken.size() == 2);
  CHECK(store.state_of("Bell") == "booked");
  const auto steps = store.steps("Bell");
  REQUIRE(steps.size() == 3);
  CHECK(steps[2].undoes == steps[1].id);
  REQUIRE(undo_act(store.database(), store.audit(), summit, back->id).ok());
  CHECK(store.state_of("Bell") == "came");
  const auto again = undo_act(store.database(), store.audit(), summit, act->id);
  REQUIRE_FALSE(again.ok());
  CHECK(again.error().kind == ErrorKind::conflict);
}

TEST_CASE("a booking that went on since keeps its step, and the others of the act go back") {
  BookedSummit store;
  const auto act = store.step({"Bell", "Dunn"}, State::cancelled);
  REQUIRE(store.step({"Bell"}, State::booked).ok());
  const auto back = undo_act(store.database(), store.audit(), summit, act->id);
  REQUIRE(back.ok());
  CHECK(back->taken.size() == 1);
  REQUIRE(back->refused.size() == 1);
  CHECK(back->refused[0].name == "Ada Bell");
  CHECK(store.state_of("Dunn") == "booked");
  CHECK(undo_act(store.database(), store.audit(), summit, "nothing").error().kind == ErrorKind::not_found);
}

TEST_CASE("whoever only marks who came takes back nothing else") {
  BookedSummit store;
  const auto came = store.step({"Bell"}, State::came);
  const auto cancelled = store.step({"Dunn"}, State::cancelled);
  CHECK(undo_act(store.database(), store.audit(), summit, came->id, UndoScope::attendance).ok());
  const auto refused = undo_act(store.database(), store.audit(), summit, cancelled->id, UndoScope::attendance);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().kind == ErrorKind::not_allowed);
  CHECK(store.state_of("Dunn") == "cancelled");
}

TEST_CASE("two people who act on one booking at once have one outcome, and the other is told") {
  BookedSummit store;
  const auto id = store.id_of("Bell");
  for (int turn = 0; turn < 10; ++turn) {
    std::vector<Result<Act>> outcomes(2, Result<Act>(Act{}));
    {
      std::vector<std::thread> hands;
      for (std::size_t hand = 0; hand < 2; ++hand) {
        hands.emplace_back([&, hand] {
          outcomes[hand] = take_steps(store.database(), store.audit(), summit,
                                      {{id}, hand == 0 ? State::came : State::cancelled, ""});
        });
      }
      for (auto& hand : hands) hand.join();
    }
    REQUIRE(outcomes[0].ok() != outcomes[1].ok());
    CHECK(store.state_of("Bell") == (outcomes[0].ok() ? "came" : "cancelled"));
    CHECK(outcomes[outcomes[0].ok() ? 1 : 0].error().kind == ErrorKind::conflict);
    REQUIRE(undo_act(store.database(), store.audit(), summit, outcomes[outcomes[0].ok() ? 0 : 1]->id).ok());
  }
  CHECK(store.steps("Bell").size() == 21);
}

TEST_CASE("registered counts who is booked, came or did not come; never who cancelled, declined or waits") {
  BookedSummit store;
  const auto bell = store.id_of("Bell");
  const auto registered = [&] { return delegates(store.database(), summit)->size(); };
  for (const auto state : states) {
    INFO(state_word(state));
    REQUIRE(store.database()
                .write([&](store::Session& session) -> Outcome {
                  session.execute("update booking_row set state = $1 where person_id = $2",
                                  {std::string(state_word(state)), bell});
                  return Success{};
                })
                .ok());
    CHECK(registered() == (is_registered(state) ? 3U : 2U));
    const auto file = export_delegates(store.database(), summit, "csv");
    REQUIRE(file.ok());
    CHECK((file->find("Bell") != std::string::npos) == is_registered(state));
  }
  const auto counts = store.database().read([&](store::Session& session) -> Result<std::vector<std::int64_t>> {
    MUSTER_TRY(event, events::find_event(session, summit));
    return state_counts(session, event.id);
  });
  REQUIRE(counts->size() == states.size());
  CHECK((*counts)[5] == 2);
  CHECK((*counts)[9] == 1);
}

TEST_CASE("undoing an import leaves and names what somebody touched since") {
  BookedSummit store;
  const auto touched = [&] {
    return store.database()
        .read([&](store::Session& session) -> Result<std::vector<TouchedBooking>> {
          MUSTER_TRY(import, intake::find_import(session, store.import));
          return touched_since(session, import);
        })
        .value();
  };
  const auto undo = [&]() -> Result<std::int64_t> {
    intake::Kinds kinds;
    kinds.add(delegate_kind());
    MUSTER_TRY(undone, intake::undo_import(store.database(), store.audit(), kinds, store.import));
    return undone.removed.gone;
  };
  CHECK(touched().empty());
  SECTION("a step") {
    REQUIRE(store.step({"Bell"}, State::came).ok());
    REQUIRE(touched().size() == 1);
    CHECK(touched()[0].name == "Ada Bell");
    CHECK(touched()[0].reason == "marked since");
    CHECK(*undo() == 2);
    CHECK(store.state_of("Bell") == "came");
    CHECK(store.figure("select count(*) from person") == 1);
  }
  SECTION("an edit") {
    const auto dunn = store.id_of("Dunn");
    REQUIRE(store.database()
                .write([&](store::Session& session) -> Outcome {
                  people::note_person_changed(session, dunn, test::noon() + std::chrono::minutes(5));
                  return Success{};
                })
                .ok());
    REQUIRE(touched().size() == 1);
    CHECK(touched()[0].reason == "edited since");
    CHECK(*undo() == 2);
    CHECK(store.state_of("Dunn") == "booked");
  }
  SECTION("nothing") {
    CHECK(*undo() == 3);
    CHECK(store.figure("select count(*) from person") == 0);
    CHECK(store.figure("select count(*) from booking_step") == 0);
  }
  SECTION("another list that stands keeps them without touching them") {
    store.take(heading + "Ada,Bell,Croydon,ada@example.org\n");
    CHECK(touched().empty());
    CHECK(*undo() == 2);
  }
}

}  // namespace muster::booking
