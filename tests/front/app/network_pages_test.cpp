// A programme's network: what is shared is copied before it changes, nobody sees or changes another's, and every change
// can be taken back.
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/front/dashboard/network_service.hpp>

#include "two_programmes.hpp"

#include <algorithm>

using namespace muster;
using namespace muster::test;
using access::Role;

namespace {

class Networks : public TwoProgrammes {
 public:
  Networks() {
    ours_ = session("our-owner@mail.example", Role::owner, "Our programme");
    theirs_ = session("their-owner@mail.example", Role::owner, "Their programme");
    for (const auto* slug : {"ours", "theirs"})
      REQUIRE(booking::import_delegates(
                  database(), SummitStore::audit(), slug,
                  {"list.csv", "First name,Surname,Organisation\nAda,Else-" + std::string(slug) + ",Camden\n", ""},
                  std::nullopt)
                  .ok());
  }
  dashboard::Network network(const std::string& slug) {
    auto found = dashboard::network_of(database(), programme_id(slug));
    REQUIRE(found.ok());
    return *std::move(found);
  }
  people::Organisation organisation(const std::string& slug, const std::string& name) {
    for (const auto& one : network(slug).organisations)
      if (one.name == name) return one;
    FAIL("no organisation " << name << " in " << slug);
    return {};
  }
  std::string home(const std::string& slug) { return "/programmes/" + programme_id(slug); }
  std::string organisation_of_person(const std::string& surname) {
    return text("select o.name from person p join organisation o on o.id = p.organisation_id where p.last_name = $1",
                {surname});
  }

  std::string ours_;
  std::string theirs_;
};

}  // namespace

TEST_CASE("A shared region is copied at the first change, and the other programme keeps its own") {
  Networks site;
  const auto before = site.network("theirs");
  const auto camden = site.organisation("ours", "Camden");
  REQUIRE(camden.programme_id.empty());
  const auto reply =
      site.post(site.home("ours") + "/organisations/" + camden.id, site.ours_,
                {{"name", "Camden Council"}, {"kind", "local authority"}, {"serves", "Camden"}, {"aliases", "Camden"}});
  INFO(reply.body);
  REQUIRE(reply.status == 303);
  const auto ours = site.network("ours");
  REQUIRE(ours.regions.size() == 1);
  CHECK(ours.regions.front().own);
  CHECK(ours.regions.front().places == 33);
  CHECK(site.organisation("ours", "Camden Council").programme_id == site.programme_id("ours"));
  CHECK(site.organisation_of_person("Else-ours") == "Camden Council");
  CHECK(site.text("select r.name from event e join region r on r.id = e.region_id where e.slug = 'ours' and "
                  "r.programme_id is not null") == "London");
  // Nothing of theirs moved.
  const auto after = site.network("theirs");
  CHECK_FALSE(after.regions.front().own);
  CHECK(after.organisations.size() == before.organisations.size());
  CHECK(site.organisation("theirs", "Camden").id == camden.id);
  CHECK(site.organisation_of_person("Else-theirs") == "Camden");
  // A second change copies nothing more.
  const auto regions = site.store().figure("select count(*) from region");
  const auto again = site.organisation("ours", "Camden Council");
  REQUIRE(site.post(site.home("ours") + "/organisations/" + again.id, site.ours_, {{"do", "retire"}}).status == 303);
  CHECK(site.store().figure("select count(*) from region") == regions);
  CHECK(site.organisation("ours", "Camden Council").retired);
}

TEST_CASE("What was changed last can be taken back, step by step") {
  Networks site;
  const auto home = site.home("ours");
  const auto camden = site.organisation("ours", "Camden");
  REQUIRE(site.post(home + "/organisations/" + camden.id, site.ours_,
                    {{"do", "merge"}, {"into", site.organisation("ours", "Barnet").id}})
              .status == 303);
  CHECK(site.organisation_of_person("Else-ours") == "Barnet");
  CHECK(site.organisation("ours", "Camden").retired);
  const auto barnet = site.organisation("ours", "Barnet");
  CHECK(std::ranges::count(barnet.aliases, "Camden") == 1);
  const auto merged = site.network("ours").last;
  REQUIRE(merged);
  REQUIRE(site.post(home + "/kinds/rename", site.ours_, {{"from", "health"}, {"to", "NHS"}}).status == 303);
  CHECK(std::ranges::count(site.network("ours").kinds, "NHS") == 1);
  CHECK(site.post(home + "/undo", site.ours_, {{"change", merged->id}}).status == 409);  // not the newest
  REQUIRE(site.post(home + "/undo", site.ours_, {{"change", site.network("ours").last->id}}).status == 303);
  CHECK(std::ranges::count(site.network("ours").kinds, "health") == 1);
  REQUIRE(site.post(home + "/undo", site.ours_, {{"change", merged->id}}).status == 303);
  CHECK(site.organisation_of_person("Else-ours") == "Camden");
  CHECK_FALSE(site.organisation("ours", "Camden").retired);
  CHECK(std::ranges::count(site.organisation("ours", "Barnet").aliases, "Camden") == 0);
  CHECK_FALSE(site.network("ours").last);
}

TEST_CASE("Another programme's region, place and organisation are not there") {
  Networks site;
  const auto pasted =
      site.post(site.home("theirs") + "/places", site.theirs_,
                {{"which", "pasted"}, {"names", "Walsall\nDudley"}, {"name", "Theirs"}, {"do", "save"}});
  INFO(pasted.body);
  REQUIRE(pasted.status == 303);
  const auto region = site.network("theirs").regions.front();
  REQUIRE(region.own);
  REQUIRE(site.post(site.home("theirs") + "/organisations/add", site.theirs_,
                    {{"region", region.id}, {"lines", "Their trust; voluntary"}, {"do", "save"}})
              .status == 303);
  const auto organisation = site.organisation("theirs", "Their trust");
  const auto nothing = site.get(site.home("ours") + "/organisations/nothing", site.ours_);
  CHECK(nothing.status == 404);
  for (const auto& [there, not_there] : std::vector<std::pair<std::string, std::string>>{
           {"/organisations/" + organisation.id, "/organisations/nothing"},
           {"/regions/" + region.id, "/regions/nothing"},
           {"/regions/" + region.id + "/places/E08000030", "/regions/nothing/places/E08000030"}}) {
    INFO(there);
    CHECK(site.get(site.home("ours") + there, site.ours_).status == 404);
    CHECK(site.post(site.home("ours") + there, site.ours_, {{"do", "retire"}}).status == 404);
    CHECK(site.get(site.home("ours") + there, site.ours_).body.size() ==
          site.get(site.home("ours") + not_there, site.ours_).body.size());
    CHECK(site.get(site.home("theirs") + there, site.theirs_).status == 200);
    CHECK(site.get(site.home("theirs") + there, site.ours_).status == 404);
  }
  CHECK(site.post(site.home("ours") + "/organisations/" + site.organisation("ours", "Camden").id, site.ours_,
                  {{"do", "merge"}, {"into", organisation.id}})
            .status == 404);
  CHECK_FALSE(site.organisation("theirs", "Their trust").retired);
  // A list of ours does not know their organisation.
  const auto forecast =
      booking::forecast_delegates(site.database(), test::noon(), "ours",
                                  {"list.csv", "First name,Surname,Organisation\nIda,New,Their trust\n", ""});
  REQUIRE(forecast.ok());
  CHECK(forecast->preview->count(people::VerdictKind::unknown_organisation) == 1);
}

TEST_CASE("What a list makes new belongs to its programme alone") {
  Networks site;
  REQUIRE(booking::import_delegates(site.database(), SummitStore::audit(), "ours",
                                    {"more.csv", "First name,Surname,Organisation\nIda,New,Our trust\n",
                                     "typed,means\nOur trust,new: voluntary\n"},
                                    std::nullopt)
              .ok());
  CHECK(site.organisation("ours", "Our trust").programme_id == site.programme_id("ours"));
  CHECK_FALSE(site.network("ours").regions.front().own);
  for (const auto& one : site.network("theirs").organisations) CHECK(one.name != "Our trust");
}

TEST_CASE("The map answers to presses without saving anything") {
  Networks site;
  const auto path = site.home("ours") + "/places";
  const auto regions = site.store().figure("select count(*) from region");
  auto reply = site.post(path, site.ours_,
                         {{"which", "pasted"}, {"names", "Birmingham\nCoventry\nWolverhamton\nStoke"}, {"do", "look"}});
  REQUIRE(reply.status == 200);
  CHECK(reply.body.find("3 of 4 are known, one by another name: ‘Stoke’.") != std::string::npos);
  CHECK(reply.body.find("Use Wolverhampton") != std::string::npos);
  CHECK(reply.body.find("3 places laid out by where they lie, 1 set aside") != std::string::npos);
  CHECK(reply.body.find("Save 4 places") != std::string::npos);
  reply = site.post(
      path, site.ours_,
      {{"which", "pasted"}, {"names", "Birmingham\nCoventry\nWolverhamton"}, {"do", "use:Wolverhamton>Wolverhampton"}});
  CHECK(reply.body.find("All 3 are known.") != std::string::npos);
  reply = site.post(path, site.ours_, {{"which", "area"}, {"area", "county-lancashire"}, {"do", "look"}});
  CHECK(reply.body.find("12 places laid out") != std::string::npos);
  CHECK(site.store().figure("select count(*) from region") == regions);
}
