// Loading regions and organisations, and keeping people.
#include <muster/domain/people/organisation_list_sql.hpp>
#include <muster/domain/people/people_forgetting_sql.hpp>
#include <muster/domain/people/people_service.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/platform/store/audit.hpp>

#include "support/summit_store.hpp"

namespace muster::people {
namespace {

using Store = test::SummitStore;

tabular::Table table_of(const std::string& csv) {
  const auto table = tabular::read_table(csv, "organisations.csv");
  REQUIRE(table.ok());
  return *table;
}

Result<LoadResult> load(Store& store, const std::string& rows) {
  return load_organisations(store.database(), Store::audit(), table_of("name,kind,serves,aliases\n" + rows),
                            "organisations.csv");
}

Region london(Store& store) {
  const auto all = regions(store.database());
  REQUIRE(all.ok());
  REQUIRE(all->size() == 1);
  return all->front();
}

Organisation organisation_named(Store& store, const std::string& name) {
  const auto all = organisations(store.database());
  REQUIRE(all.ok());
  for (const auto& organisation : *all) {
    if (organisation.name == name) return organisation;
  }
  FAIL("no organisation " << name);
  return {};
}

/// How many organisations the list finds.
std::int64_t found_by(Store& store, const std::string& words) {
  const auto found = store.database().read([&](store::Session& session) -> Result<std::int64_t> {
    return listed_organisations(session, std::nullopt, {.search = words}).found;
  });
  REQUIRE(found.ok());
  return *found;
}

}  // namespace

TEST_CASE("the list finds an organisation by each of its other names, however many it has") {
  Store store;
  std::string names = "Ringa";
  for (int at = 1; at < 200; ++at) names += "|Ring " + std::to_string(at);
  REQUIRE(load(store, "Few,other,,Small circle|Óther Roundel\nMany,other,,\"" + names + "\"\n").ok());
  CHECK(found_by(store, "circle") == 1);
  CHECK(found_by(store, "other roundel small") == 1);
  CHECK(found_by(store, "ring199") == 1);
  CHECK(found_by(store, "ringa many") == 1);
  CHECK(found_by(store, "ringa few") == 0);
  CHECK(found_by(store, "*") == 0);
  REQUIRE(load(store, "Few,other,,\nMany,other,,Ringa\n").ok());
  CHECK(found_by(store, "ringa") == 1);
}

TEST_CASE("London comes back as its file has it") {
  Store store;
  const auto read = read_region(table_of(test::example("regions/london.csv")), "london", "London", "london.csv");
  REQUIRE(read.ok());
  const auto kept = london(store);
  CHECK(kept.slug == "london");
  CHECK(kept.name == "London");
  CHECK(kept.places == read->places);
}

TEST_CASE("a region loaded again changes only what differs") {
  Store store;
  auto region = london(store);
  const auto same = load_region(store.database(), Store::audit(), region);
  REQUIRE(same.ok());
  CHECK(same->unchanged == 33);
  CHECK(same->added + same->changed == 0);
  CHECK(store.figure("select count(*) from audit where action = 'region changed'") == 0);

  region.places[0].area = "Elsewhere";
  region.places.push_back({"X00000001", "Moonbase", "MOO", "", "", 90, 90});
  const auto changed = load_region(store.database(), Store::audit(), region);
  REQUIRE(changed.ok());
  CHECK(changed->added == 1);
  CHECK(changed->changed == 1);
  CHECK(changed->unchanged == 32);
  CHECK(london(store).places == region.places);
  CHECK(store.figure("select count(*) from region") == 1);
  CHECK(store.figure("select count(*) from audit where action = 'region changed'") == 1);
}

TEST_CASE("a place that an organisation serves may not go from its region") {
  Store store;
  const auto before = london(store);
  auto region = before;
  std::erase_if(region.places, [](const Place& place) { return place.name == "Croydon"; });
  const auto refused = load_region(store.database(), Store::audit(), region);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().kind == ErrorKind::conflict);
  CHECK(refused.error().message.find("Croydon") != std::string::npos);
  CHECK(london(store).places == before.places);
}

TEST_CASE("two places can change tiles") {
  Store store;
  auto region = london(store);
  std::swap(region.places[0].column, region.places[1].column);
  std::swap(region.places[0].row, region.places[1].row);
  REQUIRE(load_region(store.database(), Store::audit(), region).ok());
  CHECK(london(store).places == region.places);
}

TEST_CASE("the organisations of London load once, and again without a change") {
  Store store;
  const auto all = organisations(store.database());
  REQUIRE(all.ok());
  const auto again =
      load_organisations(store.database(), Store::audit(), table_of(test::example("regions/london-organisations.csv")),
                         "organisations.csv");
  REQUIRE(again.ok());
  CHECK(again->unchanged == all->size());
  CHECK(again->added + again->changed == 0);
}

TEST_CASE("organisations are known by their folded name, and brought up to date") {
  Store store;
  REQUIRE(load(store, "Moonbase Trust,health,Croydon|Camden,MBT|M.B.T.|Moon Trust\n").ok());
  const auto first = organisation_named(store, "Moonbase Trust");
  CHECK(first.kind == "health");
  CHECK(first.serves.size() == 2);
  CHECK(first.aliases == std::vector<std::string>{"MBT", "Moon Trust"});  // M.B.T. folds like MBT
  const auto changed = load(store, "MOONBASE trust,voluntary,Brent,MBT\n");
  REQUIRE(changed.ok());
  CHECK(changed->changed == 1);
  const auto now = organisation_named(store, "MOONBASE trust");
  CHECK(now.id == first.id);
  CHECK(now.kind == "voluntary");
  CHECK(now.serves.size() == 1);
  CHECK(now.aliases == std::vector<std::string>{"MBT"});
  const auto same = load(store, "MOONBASE trust,voluntary,Brent|Brent,MBT|mbt\n");
  REQUIRE(same.ok());
  CHECK(same->unchanged == 1);
}

TEST_CASE("a name that means another organisation already is refused with the whole file") {
  Store store;
  const auto count = organisations(store.database())->size();
  for (const auto* rows : {"First Trust,health,,\nMoonbase,health,,AfC\n", "First Trust,health,,\nAFC,health,,\n",
                           "First Trust,health,,\nMoonbase,health,,Croydon\n"}) {
    INFO(rows);
    const auto refused = load(store, rows);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().diagnostics.size() == 1);
    CHECK(organisations(store.database())->size() == count);
  }
}

TEST_CASE("an organisation that serves a place nobody knows is refused with the nearest") {
  Store store;
  const auto refused = load(store, "Moonbase,health,Croydn,\n");
  REQUIRE_FALSE(refused.ok());
  REQUIRE(refused.error().diagnostics.size() == 1);
  CHECK(refused.error().diagnostics[0].line == 2);
  CHECK(refused.error().diagnostics[0].hint.find("Croydon") != std::string::npos);
}

TEST_CASE("people are kept as given, and go only when nothing refers to them") {
  Store store;
  const auto croydon = organisation_named(store, "Croydon").id;
  REQUIRE(store.database()
              .write([&](store::Session& session) -> Outcome {
                const auto ada = add_person(session, {"", "Ada", "Bell", "ada@croydon.example", "Nurse", croydon});
                const auto cai = add_person(session, {"a-given-id", "Cai", "", "", "", ""});
                CHECK(cai == "a-given-id");
                const auto known = known_people(session);
                REQUIRE(known.size() == 2);
                const auto& found = known[0].id == ada ? known[0] : known[1];
                CHECK(found.organisation_name == "Croydon");
                CHECK(found.email == "ada@croydon.example");
                const auto& other = known[0].id == ada ? known[1] : known[0];
                CHECK(other.organisation_id.empty());
                CHECK_FALSE(remove_organisation(session, croydon));
                CHECK(delete_people(session, {ada, "of nobody"}) == 1);
                CHECK(remove_organisation(session, croydon));
                CHECK_FALSE(remove_organisation(session, croydon));
                return Success{};
              })
              .ok());
}

TEST_CASE("what goes of many people goes of all of them and of nobody else") {
  Store store;
  REQUIRE(store.database()
              .write([&](store::Session& session) -> Outcome {
                std::vector<std::string> some;
                for (int at = 0; at < 1001; ++at)
                  some.push_back(add_person(session, {"", "Ada", "Bell", "ada@croydon.example", "Nurse", ""}));
                add_person(session, {"", "Cai", "Reed", "cai@croydon.example", "Nurse", ""});
                CHECK(clear_emails(session, some) == 1001);
                CHECK(clear_emails(session, some) == 0);
                CHECK(clear_job_titles(session, {some.front()}) == 1);
                CHECK(delete_people(session, {}) == 0);
                CHECK(delete_people(session, some) == 1001);
                const auto left = known_people(session);
                REQUIRE(left.size() == 1);
                CHECK(left.front().email == "cai@croydon.example");
                return Success{};
              })
              .ok());
}

TEST_CASE("every organisation that is added leaves a trace without its name") {
  Store store;
  REQUIRE(load(store, "Moonbase Trust,health,,\n").ok());
  const auto id = organisation_named(store, "Moonbase Trust").id;
  const auto traces = store.database().read([&](store::Session& session) -> Result<std::vector<store::AuditEntry>> {
    return store::audit_entries(session, id, 5);
  });
  REQUIRE(traces.ok());
  REQUIRE(traces->size() == 1);
  CHECK(traces->front().action == "organisation added");
  CHECK(store.figure("select count(*) from audit where fields like '%Moonbase%'") == 0);
}

}  // namespace muster::people
