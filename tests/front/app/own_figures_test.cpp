// Figures that a network takes in by itself: a file without an event, one figure by hand, and taking both back.
#include "summit_site.hpp"
#include "support/catch.hpp"

#include <muster/domain/indicators/own_figures_service.hpp>

using Catch::Contains;
using namespace muster;
using summit_site::SummitSite;

namespace {

std::string programme_of(SummitSite& site) {
  const auto found = indicators::programme_for_figures(site.database(), {});
  REQUIRE(found.ok());
  return *found;
}

const std::string rows =
    "Area code,Year,Indicator,Value,Unit,Source\n"
    "E09000007,2024,Places in special schools,120,number,An invented release\n"
    "E09000007,2025,Places in special schools,131,number,An invented release\n"
    "E09999999,2025,Places in special schools,7,number,An invented release\n";

}  // namespace

TEST_CASE("a file comes in without an event, is looked at first, and can be taken back") {
  SummitSite site;
  const auto home = "/programmes/" + programme_of(site);
  const auto looked = site.post(home + "/indicator-files", {{"pasted", rows}});
  CHECK(looked.status == 200);
  CHECK_THAT(looked.body, Contains("2 new"));
  CHECK_THAT(looked.body, Contains("E09000007,2025,Places in special schools,131"));
  CHECK(site.get(home + "/indicators/places-in-special-schools").status == 404);
  const auto taken = site.post(home + "/indicator-files", {{"pasted", rows}, {"do", "import"}, {"leave", "yes"}});
  CHECK(taken.status == 303);
  CHECK(site.get(home + "/indicators/places-in-special-schools").status == 200);
  const auto all = indicators::own_releases(site.database(), programme_of(site));
  REQUIRE((all.ok() && all->size() == 1));
  CHECK(all->front().what == "2 values from the rows that you pasted");
  // The same again holds nothing new.
  CHECK(site.post(home + "/indicator-files", {{"pasted", rows}, {"do", "import"}, {"leave", "yes"}}).status == 422);
  CHECK(site.post(home + "/indicator-files/undo", {{"release", all->front().id}}).status == 303);
  CHECK(site.get(home + "/indicators/places-in-special-schools").status == 404);
  CHECK(site.post(home + "/indicator-files/undo", {{"release", all->front().id}}).status == 404);
}

TEST_CASE("a figure is set by hand with its reason, and taking it back brings back what was published") {
  SummitSite site;
  const auto home = "/programmes/" + programme_of(site) + "/indicators/";
  const std::string code = "new-plans-issued-within-20-weeks";
  const auto before = site.words(home + code);
  const auto wrong =
      site.post(home + code, {{"area", "Sutton"}, {"year", "2025"}, {"value", "much"}, {"reason", "Corrected"}});
  CHECK(wrong.status == 422);
  CHECK_THAT(wrong.body, Contains("much"));
  CHECK(site.post(home + code, {{"area", "Sutton"}, {"year", "2025"}, {"value", "92.0"}, {"reason", ""}}).status ==
        422);
  CHECK(site.post(home + code, {{"area", "Suton"}, {"year", "2025"}, {"value", "92.0"}, {"reason", "Corrected"}})
            .status == 422);
  const auto done = site.post(
      home + code, {{"area", "Sutton"}, {"year", "2025"}, {"value", "12.5"}, {"reason", "Corrected by the council"}});
  REQUIRE(done.status == 303);
  const auto after = site.words(home + code);
  CHECK_THAT(after, Contains("Sutton, 2025: 12.5, before 91.8") && Contains("Corrected by the council"));
  CHECK_THAT(after, !Contains("highest in Sutton"));
  const auto all = indicators::own_releases(site.database(), programme_of(site), code);
  REQUIRE((all.ok() && all->size() == 1));
  REQUIRE(indicators::take_back(site.database(), site.audit(), programme_of(site), all->front().id).ok());
  CHECK(site.words(home + code) == before);
}

TEST_CASE("a program sets a figure by hand with its reason, reads which were set, and takes one back") {
  SummitSite site;
  const auto home = "/api/programmes/" + programme_of(site) + "/figure-changes";
  const std::string code = "new-plans-issued-within-20-weeks";
  const auto page = "/programmes/" + programme_of(site) + "/indicators/" + code;
  const auto before = site.words(page);
  const auto wrong =
      site.post_json(home, R"({"indicator": "new-plans-issued-within-20-weeks", "area": "Suton", "year": "2025",
        "value": "12.5", "reason": "Corrected"})");
  CHECK(wrong.status == 422);
  CHECK_THAT(wrong.body, Contains("Suton"));
  CHECK(site.post_json(home, R"({"indicator": "new-plans-issued-within-20-weeks"})").status == 422);
  CHECK(site.words(page) == before);
  const auto done =
      site.post_json(home, R"({"indicator": "new-plans-issued-within-20-weeks", "area": "Sutton", "year": "2025",
        "value": 12.5, "reason": "Corrected by the council"})");
  CHECK(done.status == 200);
  CHECK_THAT(done.body, Contains("Sutton, 2025: 12.5, before 91.8") && Contains("Corrected by the council"));
  CHECK_THAT(site.get(home).body, Contains("Sutton, 2025: 12.5"));
  CHECK_THAT(site.words(page), Contains("Corrected by the council"));
  const auto all = indicators::own_releases(site.database(), programme_of(site), code);
  REQUIRE((all.ok() && all->size() == 1));
  CHECK(site.post_json(home + "/" + all->front().id + "/undo", "{}").status == 200);
  CHECK(site.words(page) == before);
  CHECK(site.post_json(home + "/" + all->front().id + "/undo", "{}").status == 404);
}
