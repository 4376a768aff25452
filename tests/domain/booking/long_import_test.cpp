// A list that is long enough to be saved in pieces: nobody sees any before the last, whatever happens meanwhile.
#include <muster/domain/booking/delegate_change_service.hpp>
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/booking/people_list_sql.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/intake/forgetting_sql.hpp>
#include <muster/domain/intake/import_totals_sql.hpp>
#include <muster/domain/people/organisation_list_sql.hpp>
#include <muster/domain/people/people_sql.hpp>

#include "support/summit_store.hpp"

namespace muster::booking {
namespace {

constexpr const char* summit = "summit";
constexpr std::int64_t rows = 700;

/// Lets somebody do something else while the list is saved, once.
class Meanwhile : public Progress {
 public:
  explicit Meanwhile(std::function<void()> work) : work_(std::move(work)) {}
  void begin(std::string_view things, std::int64_t) override { saving_ = things == "rows"; }
  void reach(std::int64_t done) override {
    if (!saving_ || done == 0 || done == rows || !work_) return;
    ++pieces;
    const auto work = std::exchange(work_, {});
    work();
  }
  [[nodiscard]] bool cancelled() const override { return is_cancelled; }

  int pieces = 0;
  bool is_cancelled = false;

 private:
  std::function<void()> work_;
  bool saving_ = false;
};

struct Summit : test::SummitStore {
  Summit() {
    for (const auto* slug : {summit, "autumn"}) {
      REQUIRE(events::add_event(database(), audit(), {slug, slug, "2022-06-10", "london", "", "in person", ""}).ok());
    }
    kinds.add(delegate_kind());
  }
  /// 700 people of three organisations, one of them new.
  static std::string list() {
    std::string all = "First name,Surname,Organisation,E-mail,Dietary requirements\n";
    for (std::int64_t at = 0; at < rows; ++at) {
      const auto number = std::to_string(at);
      all += "Given" + number + ",Family" + number + "," +
             (at % 3 == 0   ? "Moonbase"
              : at % 3 == 1 ? "Camden"
                            : "Barnet") +
             ",p" + number + "@x.example," + (at % 100 == 1 ? "vegan" : "") + "\n";
    }
    return all;
  }
  Result<DelegateImport> import(Progress& progress, const std::optional<std::string>& expected = std::nullopt) {
    return import_delegates(database(), audit(), summit, {"list.csv", list(), "typed,means\nMoonbase,new: health\n"},
                            expected, {}, {&progress, {}});
  }
  std::string seen_fingerprint() {
    const auto forecast = forecast_delegates(database(), test::noon(), summit,
                                             {"list.csv", list(), "typed,means\nMoonbase,new: health\n"});
    REQUIRE(forecast.ok());
    return forecast->fingerprint;
  }
  void add_by_hand(const std::string& event, const people::TypedPerson& person) {
    const auto added = add_delegate(database(), audit(), event, person);
    INFO((added.ok() ? "" : added.error().message));
    REQUIRE(added.ok());
  }
  std::int64_t delegates_seen(const char* event = summit) {
    const auto found = delegates(database(), event);
    REQUIRE(found.ok());
    return static_cast<std::int64_t>(found->size());
  }
  /// What the database holds, seen or not.
  std::string held() {
    std::string all;
    for (const auto* table : {"booking_row", "booking_step", "person", "organisation", "delegate_needs", "import",
                              "import_made", "unfinished_import"})
      all += std::string(table) + " " + std::to_string(figure(std::string("select count(*) from ") + table)) + "\n";
    return all;
  }
  std::int64_t people_found(const std::optional<std::vector<std::string>>& programmes) {
    ListQuery query;
    query.search = "family";
    const auto found = database().read([&](store::Session& session) -> Result<std::int64_t> {
      return listed_people(session, programmes, query).found;
    });
    REQUIRE(found.ok());
    return *found;
  }
  std::int64_t organisations_seen() {
    const auto all = database().read([](store::Session& session) -> Result<std::int64_t> {
      return static_cast<std::int64_t>(people::all_organisations(session).size());
    });
    return *all;
  }
  /// On the page of organisations, in all and under a name.
  std::int64_t organisations_listed(const std::string& search = {}) {
    ListQuery query;
    query.search = search;
    const auto all = database().read([&](store::Session& session) -> Result<std::int64_t> {
      return people::listed_organisations(session, std::nullopt, query).found;
    });
    return *all;
  }
  void check_nothing_is_seen() {
    CHECK(delegates_seen() == 0);
    CHECK(figure("select count(*) from booking") == 0);
    const auto imports = database().read([](store::Session& session) -> Result<std::size_t> {
      MUSTER_TRY(event, events::find_event(session, summit));
      return intake::imports(session, event.id).size();
    });
    CHECK(*imports == 0);
    CHECK(organisations_listed("moonbase") == 0);
    const auto totals = database().read([](store::Session& session) -> Result<intake::ImportTotals> {
      MUSTER_TRY(event, events::find_event(session, summit));
      return intake::import_totals(session, event.id, "delegates");
    });
    CHECK(totals->files == 0);
    CHECK(totals->rows == 0);
    CHECK(people_found(std::nullopt) == 0);
    CHECK(people_found(programmes) == 0);
  }

  intake::Kinds kinds;
  const std::vector<std::string> programmes{"Our network"};
};

}  // namespace

TEST_CASE("a long list is seen by nobody before all of it is, and is undone as one piece") {
  Summit store;
  const auto before = store.held();
  const auto organisations = store.organisations_seen();
  const auto added = store.figure("select count(*) from audit where action = 'organisation added'");
  Meanwhile looking([&] {
    CHECK(store.figure("select count(*) from booking_row") > 0);
    store.check_nothing_is_seen();
    CHECK(store.organisations_seen() == organisations);
    CHECK(store.organisations_listed() == organisations);
  });
  const auto done = store.import(looking);
  REQUIRE(done.ok());
  CHECK(store.organisations_listed() == organisations + 1);
  CHECK(store.organisations_listed("moonbase") == 1);
  CHECK(looking.pieces == 1);
  CHECK(done->booked == rows);
  CHECK(done->organisations_added == 1);
  CHECK(store.delegates_seen() == rows);
  CHECK(store.people_found(std::nullopt) == rows);
  CHECK(store.people_found(store.programmes) == rows);
  CHECK(store.organisations_seen() == organisations + 1);
  CHECK(store.figure("select count(*) from delegate_needs") == 7);
  CHECK(store.figure("select count(*) from audit where action = 'organisation added'") == added + 1);
  REQUIRE(intake::undo_import(store.database(), store.audit(), store.kinds, done->id).ok());
  CHECK(store.delegates_seen() == 0);
  CHECK(store.organisations_seen() == organisations);
  CHECK(store.figure("select count(*) from person") == 0);
  // The ledger keeps what was undone, and nothing else is left.
  CHECK(before.find("booking_row 0") != std::string::npos);
  CHECK(store.figure("select count(*) from booking_row") + store.figure("select count(*) from booking_step") == 0);
}

TEST_CASE("a long list that is stopped leaves nothing") {
  Summit store;
  const auto before = store.held();
  Meanwhile stopping([&] { stopping.is_cancelled = true; });
  const auto done = store.import(stopping);
  REQUIRE_FALSE(done.ok());
  CHECK(done.error().kind == ErrorKind::conflict);
  store.check_nothing_is_seen();
  CHECK(store.held() != before);
  REQUIRE(intake::discard_unfinished(store.database(), test::noon(), store.kinds).ok());
  CHECK(store.held() == before);
  CHECK(store.import(unwatched()).ok());
  CHECK(store.delegates_seen() == rows);
}

TEST_CASE("what a dead process has left of a long list is discarded after a while, and can be imported again then") {
  Summit store;
  const auto before = store.held();
  const auto dies = [&] { throw std::runtime_error("the process ends here"); };
  Meanwhile dying(dies);
  CHECK_THROWS(store.import(dying));
  store.check_nothing_is_seen();
  REQUIRE(intake::discard_unfinished(store.database(), test::noon(), store.kinds).ok());
  const auto too_soon = store.import(unwatched());
  REQUIRE_FALSE(too_soon.ok());
  CHECK(too_soon.error().message.find("is being imported just now") != std::string::npos);
  REQUIRE(intake::discard_unfinished(store.database(), test::noon() + std::chrono::minutes(3), store.kinds).ok());
  CHECK(store.held() == before);
  CHECK(store.import(unwatched()).ok());
}

TEST_CASE("whoever is added by hand while a long list is saved is not booked twice") {
  Summit store;
  const people::TypedPerson somebody{"Given5", "Family5", "p5@x.example", "", "Barnet"};
  store.add_by_hand("autumn", somebody);
  SECTION("and the button that was pressed does nothing else than it said") {
    Meanwhile adding([&] { store.add_by_hand(summit, somebody); });
    const auto done = store.import(adding, store.seen_fingerprint());
    REQUIRE_FALSE(done.ok());
    CHECK(done.error().kind == ErrorKind::conflict);
    CHECK(store.delegates_seen() == 1);
  }
  SECTION("where nobody looked at numbers, the list is looked at once more") {
    Meanwhile adding([&] { store.add_by_hand(summit, somebody); });
    const auto done = store.import(adding);
    REQUIRE(done.ok());
    CHECK(done->already_booked == 1);
    CHECK(store.delegates_seen() == rows);
  }
}

TEST_CASE("a change that leaves the verdicts as they were does not stop a long list") {
  Summit store;
  Meanwhile adding([&] { store.add_by_hand("autumn", {"Zoe", "Elsewhere", "", "", "Barnet"}); });
  const auto done = store.import(adding, store.seen_fingerprint());
  REQUIRE(done.ok());
  CHECK(store.delegates_seen() == rows);
  CHECK(store.delegates_seen("autumn") == 1);
}

TEST_CASE("erasing somebody stops the long lists that are being saved") {
  Summit store;
  Meanwhile erasing([&] {
    REQUIRE(store.database()
                .write([](store::Session& session) -> Outcome {
                  intake::drop_all_staged(session);
                  return Success{};
                })
                .ok());
  });
  const auto done = store.import(erasing);
  REQUIRE_FALSE(done.ok());
  store.check_nothing_is_seen();
}

TEST_CASE("an import says truly where those stand who have a booking that is not registered") {
  Summit store;
  store.add_by_hand(summit, {"Ada", "Bell", "ada@x.example", "", "Barnet"});
  const auto person = store.figure("select count(*) from booking");
  REQUIRE(person == 1);
  REQUIRE(store.database()
              .write([](store::Session& session) -> Outcome {
                session.execute("update booking_row set state = 'cancelled'");
                return Success{};
              })
              .ok());
  const std::string bytes = "Name,Organisation,E-mail\nAda Bell,Barnet,ada@x.example\nCai Dorn,Barnet,cai@x.example\n";
  const auto file = intake::read_incoming("list.csv", bytes);
  REQUIRE(file.ok());
  const auto seen = intake::forecast(store.database(), test::noon(), delegate_kind(), summit, *file);
  REQUIRE(seen.ok());
  CHECK(seen->judgement.words(0).verdict == "Same person, cancelled");
  CHECK(seen->judgement.words(0).reason == "stays cancelled; equal name and e-mail address");
  CHECK(seen->judgement.lead.find("1 of them is not registered but cancelled: the import leaves that as it is.") !=
        std::string::npos);
  CHECK(seen->judgement.button == "Import 1 person");
  const auto done = import_delegates(store.database(), store.audit(), summit, {"list.csv", bytes, ""}, std::nullopt);
  REQUIRE(done.ok());
  CHECK(done->booked == 1);
  CHECK(done->already_booked == 0);
  CHECK(done->held_back == 1);
  CHECK(store.delegates_seen() == 1);
}

}  // namespace muster::booking
