// Taking delegate lists in and back, through the service.
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/booking/list_state.hpp>
#include <muster/domain/booking/public_booking_service.hpp>
#include <muster/domain/booking/seat_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/platform/store/audit.hpp>

#include "support/observed_database.hpp"
#include "support/summit_store.hpp"

namespace muster::booking {
namespace {

using people::VerdictKind;
constexpr const char* summit = "london-send-summit-2022";

struct Summit : test::SummitStore {
  Summit() {
    for (const auto* slug : {summit, "another-event"}) {
      REQUIRE(events::add_event(database(), audit(),
                                {slug, "London SEND Summit 2022", "2022-06-10", "london", "", "in person", "LIIA"})
                  .ok());
    }
  }
  Result<DelegateImport> import(const std::string& bytes, const std::string& name = "list.csv",
                                const std::string& event = summit, const std::string& decisions = "",
                                const std::optional<std::string>& expected = std::nullopt) {
    return import_delegates(database(), audit(), event, {name, bytes, decisions}, expected);
  }
  Result<std::int64_t> undo(const std::string& id) {
    intake::Kinds kinds;
    kinds.add(delegate_kind());
    MUSTER_TRY(undone, intake::undo_import(database(), audit(), kinds, id));
    return undone.removed.gone;
  }
  std::int64_t people() { return figure("select count(*) from person"); }
  std::int64_t booked(const std::string& event = summit) {
    return figure("select count(*) from booking b join event e on e.id = b.event_id where e.slug = $1", {event});
  }
};

const std::string heading = "First name,Surname,Organisation,E-mail\n";

}  // namespace

TEST_CASE("the summit's list of 105 rows is 104 people from 39 organisations") {
  Summit store;
  const auto forecast =
      forecast_delegates(store.database(), test::noon(), summit,
                         {"delegates.csv", test::example("london-send-summit-2022/delegates.csv"), ""});
  REQUIRE(forecast.ok());
  CHECK(forecast->preview->rows.size() == 105);
  CHECK(forecast->preview->people() == 104);
  CHECK(forecast->preview->organisations() == 39);
  CHECK(forecast->already_booked == 0);
  CHECK(store.people() == 0);
  const auto done = store.import(test::example("london-send-summit-2022/delegates.csv"));
  REQUIRE(done.ok());
  CHECK(done->rows == 105);
  CHECK(done->booked == 104);
  CHECK(done->people_added == 104);
  CHECK(done->already_booked == 0);
  CHECK(store.booked() == 104);
  const auto rows = store.database().read([&](store::Session& session) -> Result<std::int64_t> {
    MUSTER_TRY(event, events::find_event(session, summit));
    return listed_rows(session, event.id);
  });
  CHECK(*rows == 105);
}

TEST_CASE("the same bytes are not taken in twice, for one event") {
  Summit store;
  const auto list = heading + "Ada,Bell,Croydon,\n";
  REQUIRE(store.import(list).ok());
  const auto again = store.import(list, "other name.csv");
  REQUIRE_FALSE(again.ok());
  CHECK(again.error().kind == ErrorKind::conflict);
  CHECK(store.booked() == 1);
  CHECK(store.import(list, "list.csv", "another-event").ok());
  CHECK(store.people() == 1);
}

TEST_CASE("undoing an import leaves nothing of it, and the file can be taken in again") {
  Summit store;
  const auto organisations = store.figure("select count(*) from organisation");
  const auto list = heading + "Ada,Bell,Croydon,\nCai,Dunn,Moonbase,\n";
  const std::string decisions = "typed,means\nMoonbase,new: voluntary\n";
  const auto done = store.import(list, "list.csv", summit, decisions);
  REQUIRE(done.ok());
  CHECK(done->organisations_added == 1);
  CHECK(store.figure("select count(*) from organisation") == organisations + 1);
  const auto gone = store.undo(done->id);
  REQUIRE(gone.ok());
  CHECK(*gone == 2);
  CHECK(store.people() == 0);
  CHECK(store.booked() == 0);
  CHECK(store.figure("select count(*) from organisation") == organisations);
  const auto twice = store.undo(done->id);
  REQUIRE_FALSE(twice.ok());
  CHECK(twice.error().kind == ErrorKind::conflict);
  CHECK(store.import(list, "list.csv", summit, decisions).ok());
}

TEST_CASE("undoing one of two lists keeps whoever stands in the other, in either order") {
  Summit store;
  const auto first = store.import(heading + "Ada,Bell,Croydon,\nCai,Dunn,Camden,\n");
  const auto second = store.import(heading + "Cai,Dunn,Camden,\nEve,Frost,Brent,\n");
  REQUIRE(first.ok());
  REQUIRE(second.ok());
  CHECK(second->already_booked == 1);
  CHECK(second->booked == 1);
  SECTION("the list that booked them goes first") {
    CHECK(*store.undo(first->id) == 1);
    CHECK(store.booked() == 2);
    CHECK(*store.undo(second->id) == 2);
  }
  SECTION("the later list goes first") {
    CHECK(*store.undo(second->id) == 1);
    CHECK(store.booked() == 2);
    CHECK(*store.undo(first->id) == 2);
  }
  CHECK(store.booked() == 0);
  CHECK(store.people() == 0);
}

TEST_CASE("undoing at one event keeps a person who is a delegate of another") {
  Summit store;
  const auto list = heading + "Ada,Bell,Croydon,\n";
  const auto here = store.import(list);
  REQUIRE(here.ok());
  REQUIRE(store.import(list, "list.csv", "another-event").ok());
  REQUIRE(store.undo(here->id).ok());
  CHECK(store.people() == 1);
  CHECK(store.booked("another-event") == 1);
}

TEST_CASE("rows that are undecided or refused stop the whole list, each named") {
  Summit store;
  const auto stopped = store.import(heading + "Ada,Bell,Croydon,\nCai,Dunn,Moonbase,\n,,Camden,\nTBC,,Brent,\n");
  REQUIRE_FALSE(stopped.ok());
  CHECK(stopped.error().kind == ErrorKind::bad_input);
  REQUIRE(stopped.error().diagnostics.size() == 3);
  CHECK(stopped.error().diagnostics[0].line == 3);
  CHECK(stopped.error().diagnostics[1].line == 4);
  CHECK(stopped.error().diagnostics[2].line == 5);
  CHECK(store.people() == 0);
  CHECK(store.figure("select count(*) from import") == 0);
}

TEST_CASE("a list without rows is refused") {
  Summit store;
  const auto empty = forecast_delegates(store.database(), test::noon(), summit, {"list.csv", heading, ""});
  REQUIRE_FALSE(empty.ok());
  CHECK(empty.error().message.find("no rows") != std::string::npos);
}

TEST_CASE("a preview is stale when the same button would do something else") {
  Summit store;
  const auto list = heading + "Ada,Bell,Croydon,\nCai,Dunn,Camden,\n";
  const auto seen = forecast_delegates(store.database(), test::noon(), summit, {"list.csv", list, ""});
  REQUIRE(seen.ok());
  SECTION("somebody of the list was registered in between") {
    REQUIRE(store.import(heading + "Ada,Bell,Croydon,\n", "a.csv", "another-event").ok());
    const auto stale = store.import(list, "list.csv", summit, "", seen->fingerprint);
    REQUIRE_FALSE(stale.ok());
    CHECK(stale.error().kind == ErrorKind::conflict);
  }
  SECTION("an unrelated person came in between") {
    REQUIRE(store.import(heading + "Zia,Young,Croydon,\n", "a.csv", "another-event").ok());
    CHECK(store.import(list, "list.csv", summit, "", seen->fingerprint).ok());
  }
  SECTION("an unrelated organisation came in between") {
    REQUIRE(store.database()
                .write([](store::Session& session) -> Outcome {
                  people::add_organisation(session, {"", "Aardvark Trust", "voluntary", {}, {}});
                  return Success{};
                })
                .ok());
    CHECK(store.import(list, "list.csv", summit, "", seen->fingerprint).ok());
  }
}

TEST_CASE("a preview is stale when somebody known was booked in between") {
  Summit store;
  REQUIRE(store.import(heading + "Ada,Bell,Croydon,\n", "a.csv", "another-event").ok());
  const auto list = heading + "Ada,Bell,Croydon,\nCai,Dunn,Camden,\n";
  const auto seen = forecast_delegates(store.database(), test::noon(), summit, {"list.csv", list, ""});
  REQUIRE(store.import(heading + "Ada,Bell,Croydon,\n").ok());
  CHECK_FALSE(store.import(list, "list.csv", summit, "", seen->fingerprint).ok());
}

TEST_CASE("the kind decided for a new organisation is part of what was seen") {
  Summit store;
  const auto list = heading + "Cai,Dunn,Moonbase,\n";
  const auto seen = forecast_delegates(store.database(), test::noon(), summit,
                                       {"list.csv", list, "typed,means\nMoonbase,new: health\n"});
  REQUIRE(seen.ok());
  CHECK_FALSE(store.import(list, "list.csv", summit, "typed,means\nMoonbase,new: voluntary\n", seen->fingerprint).ok());
}

TEST_CASE("delegates come by surname, and go out as a file that cannot run formulas") {
  Summit store;
  REQUIRE(store.import(heading + "Zoë,Ángel,Croydon,zoe@croydon.example\nAda,bell,Camden,\n=1+1,Zed,Brent,\n").ok());
  const auto found = delegates(store.database(), summit);
  REQUIRE(found.ok());
  REQUIRE(found->size() == 3);
  CHECK(found->at(0).last_name == "Ángel");
  CHECK(found->at(0).kind == "local authority");
  CHECK(found->at(1).last_name == "bell");
  const auto csv = export_delegates(store.database(), summit, "csv");
  REQUIRE(csv.ok());
  CHECK(csv->find("First name,Surname,Organisation,Kind of organisation,E-mail,Job title") != std::string::npos);
  CHECK(csv->find("'=1+1") != std::string::npos);
  const auto xlsx = export_delegates(store.database(), summit, "xlsx");
  REQUIRE(xlsx.ok());
  CHECK(xlsx->starts_with("PK"));
  CHECK_FALSE(export_delegates(store.database(), summit, "pdf").ok());
  CHECK(export_delegates(store.database(), "nowhere", "csv").error().kind == ErrorKind::not_found);
}

TEST_CASE("an import leaves a trace without names, and makes the event's figures new") {
  Summit store;
  const auto before = events::find_event(store.database(), summit)->version;
  const auto done = store.import(heading + "Ada,Bell,Croydon,\n");
  REQUIRE(done.ok());
  CHECK(events::find_event(store.database(), summit)->version > before);
  const auto traces = store.database().read([&](store::Session& session) -> Result<std::vector<store::AuditEntry>> {
    return store::audit_entries(session, done->id, 10);
  });
  REQUIRE(traces->size() == 1);
  CHECK(traces->front().action == "import applied");
  CHECK(store.figure("select count(*) from audit where fields like '%Bell%' or subject_id like '%Bell%'") == 0);
  const auto imported = events::find_event(store.database(), summit)->version;
  REQUIRE(store.undo(done->id).ok());
  CHECK(events::find_event(store.database(), summit)->version > imported);
}

TEST_CASE("a short list costs no more inside the writers' line where the event is full") {
  const auto rows_inside = [](int already) {
    Summit store;
    std::string full = heading;
    for (int at = 0; at < already; ++at)
      full += "Given" + std::to_string(at) + ",Family" + std::to_string(at) + ",Camden,\n";
    REQUIRE(store.import(full).ok());
    test::ObservedDatabase observed(store.database());
    const auto done =
        import_delegates(observed, store.audit(), summit,
                         {"more.csv", heading + "Given0,Family0,Camden,\nAda,Bell,Camden,\n", ""}, std::nullopt);
    REQUIRE(done.ok());
    CHECK(done->booked == 1);
    CHECK(done->already_booked == 1);
    return observed.most_rows();
  };
  CHECK(rows_inside(3) == rows_inside(60));
}

TEST_CASE("somebody who is booked while a list is judged is not booked twice") {
  Summit store;
  REQUIRE(store.import(heading + "Ada,Bell,Croydon,ada@example.org\n", "autumn.csv", "another-event").ok());
  test::ObservedDatabase observed(store.database());
  observed.before_next_write = [&] {
    REQUIRE(store.import(heading + "Ada,Bell,Croydon,ada@example.org\n", "first.csv").ok());
  };
  const auto done = import_delegates(
      observed, store.audit(), summit,
      {"second.csv", heading + "Ada,Bell,Croydon,ada@example.org\nCai,Dunn,Camden,\n", ""}, std::nullopt);
  REQUIRE(done.ok());
  CHECK(done->already_booked == 1);
  CHECK(done->booked == 1);
  CHECK(store.booked() == 2);
}

TEST_CASE("a list is taken in as to be invited where somebody says so, and takes no seat") {
  Summit store;
  SeatRules rules;
  rules.seats = 1;
  REQUIRE(set_seat_rules(store.database(), store.audit(), summit, rules, std::nullopt).ok());
  const auto list = heading + "Jo,Venner,Camden,jo@example.org\nAna,Silva,Brent,ana@example.org\n";
  CHECK(store.import(list).error().kind == ErrorKind::conflict);  // two people and one seat
  const auto wrong = store.import(list, "list.csv", summit, "typed,means\nevery row: state,waiting\n");
  REQUIRE_FALSE(wrong.ok());
  CHECK(wrong.error().diagnostics.at(0).line == 2);
  CHECK(store.import(list, "list.csv", summit, "typed,means\nevery row: state,booked\nevery row: state,to be invited\n")
            .error()
            .diagnostics.at(0)
            .line == 3);
  const auto decisions = "typed,means\nEvery row: state,To be invited\n";
  const auto forecast = forecast_delegates(store.database(), test::noon(), summit, {"list.csv", list, decisions});
  REQUIRE(forecast.ok());
  CHECK(forecast->remarks.at(0) == to_invite_remark);
  // What was looked at as booked is not taken in as to be invited.
  const auto as_booked = forecast_delegates(store.database(), test::noon(), summit, {"list.csv", list, ""});
  CHECK(store.import(list, "list.csv", summit, decisions, as_booked->fingerprint).error().kind == ErrorKind::conflict);
  const auto done = store.import(list, "list.csv", summit, decisions, forecast->fingerprint);
  REQUIRE(done.ok());
  CHECK(store.figure("select count(*) from booking where state = 'invited'") == 2);
  CHECK(store.figure("select count(*) from booking where state = 'booked'") == 0);
  CHECK(store.figure("select count(*) from outbox") == 0);
  CHECK(invite_by_link(store.database(), store.audit(), summit).value() == 2);
  // Somebody who has a place keeps it, whatever a later list is taken in as.
  const auto another = store.import(heading + "Jo,Venner,Camden,jo@example.org\nBo,Lind,Brent,bo@example.org\n",
                                    "more.csv", summit, decisions);
  REQUIRE(another.ok());
  CHECK(another->booked == 1);
  CHECK(another->held_back == 1);
  CHECK(store.undo(another->id).ok());
  CHECK(store.booked() == 2);
}

}  // namespace muster::booking
