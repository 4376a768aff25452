#pragma once
// A list that is long enough to be saved in pieces, and what is seen of it.

#include <muster/domain/booking/delegate_change_service.hpp>
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/booking/people_list_sql.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/intake/forgetting_sql.hpp>
#include <muster/domain/intake/import_totals_sql.hpp>
#include <muster/domain/people/organisation_list_sql.hpp>
#include <muster/domain/people/people_sql.hpp>

#include "support/summit_store.hpp"

namespace muster::booking::long_list {

inline constexpr const char* summit = "summit";
inline constexpr std::int64_t rows = 700;

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

}  // namespace muster::booking::long_list
