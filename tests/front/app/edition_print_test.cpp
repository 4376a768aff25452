// What an edition's checksum covers, what changed of what it prints, and editions in another language.
#include "summit_site.hpp"

#include "support/catch.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/indicators/own_figures_service.hpp>

using Catch::Contains;
using namespace muster;
using summit_site::event;
using summit_site::SummitSite;

namespace {

const std::string page = std::string(event) + "/report";
const std::string api = "/api/events/london-send-summit-2022/report/editions";

/// Of edition `number`, as programs read it.
std::string checksum_of(SummitSite& site, int number) {
  const auto listed = site.get(api).body;
  auto at = listed.find("\"number\": " + std::to_string(number) + ",");
  REQUIRE(at != std::string::npos);
  constexpr std::string_view before = "\"checksum\": \"";
  at = listed.find(before, at) + before.size();
  return listed.substr(at, listed.find('"', at) - at);
}

}  // namespace

TEST_CASE("an edition's checksum covers figures that are none of the event's, and the next says what it prints now") {
  SummitSite site;
  const std::string words = "# Published\n\n::: each indicator\n{indicator.title}: {indicator.headline}\n\n::: end\n";
  REQUIRE(site.post(page + "/change", {{"version", "0"}, {"text", words}}).status == 303);
  REQUIRE(site.post(page + "/editions", {}).status == 303);
  REQUIRE(site.post(page + "/editions", {}).status == 303);
  CHECK(checksum_of(site, 1) == checksum_of(site, 2));
  const auto programme = indicators::programme_for_figures(site.database(), {});
  REQUIRE(programme.ok());
  REQUIRE(site.post("/programmes/" + *programme + "/indicators/education-health-and-care-plans",
                    {{"area", "London"}, {"year", "2022"}, {"value", "71000"}, {"reason", "Corrected"}})
              .status == 303);
  REQUIRE(site.post(page + "/editions", {}).status == 303);
  CHECK(checksum_of(site, 3) != checksum_of(site, 1));
  const auto told = site.words(page + "/editions/3");
  CHECK_THAT(told, Contains("No figure of the event changed.") && Contains("It prints ‘Education, health and care "
                                                                           "plans: 71,000 in London in 2022"));
  CHECK_THAT(told, Contains("that it printed before") && Contains("gone."));
  CHECK_THAT(told, Contains("Checksum of all that it prints"));
  CHECK_THAT(site.get(api).body, Contains("\"checksum_of\": \"print\""));
}

TEST_CASE("an edition of an earlier version says that its checksum is of the event's figures alone") {
  SummitSite site;
  REQUIRE(site.post(page + "/editions", {}).status == 303);
  REQUIRE(site.database()
              .write([](store::Session& session) -> Outcome {
                session.execute("update edition set checksum_of = 'event'", {});
                return Success{};
              })
              .ok());
  CHECK_THAT(site.words(page + "/editions/1"), Contains("Checksum of the event’s figures alone"));
  CHECK_THAT(site.words(page + "/editions"), Contains("of the event’s figures alone"));
  CHECK_THAT(site.get(api).body, Contains("\"checksum_of\": \"event\""));
}

TEST_CASE("the words of a report are looked at, and its editions frozen, in a language of its form") {
  SummitSite site;
  const std::string form = R"(form views "Views"
  anonymous

page "One"
  coming  "Will you come again?"  pick one
          ( ) yes "Yes"
          ( ) no  "No"

language cy
  title       "Barn"
  page.coming "Un"
  coming      "Fyddwch chi yn dod eto?"
  coming.yes  "Byddaf"
  coming.no   "Na fyddaf"
)";
  events::NewEvent forum;
  forum.slug = "autumn-forum";
  forum.title = "Autumn forum";
  forum.date = "2026-10-01";
  REQUIRE(events::add_event(site.database(), site.audit(), forum).ok());
  REQUIRE(feedback::publish_form(site.database(), site.audit(), "autumn-forum", form, "t.form").ok());
  const std::string here = "/events/autumn-forum/report";
  REQUIRE(feedback::open_round(site.database(), site.audit(), "autumn-forum").ok());
  const std::string words = "# Answers\n\n::: questions\n";
  const auto english = site.get(here + "/change?definition=post-event").body;
  CHECK_THAT(english, Contains("Show the page in") && Contains("Cymraeg"));
  const auto welsh =
      site.post(here + "/change", {{"version", "0"}, {"text", words}, {"language", "cy"}, {"do", "look"}});
  CHECK_THAT(welsh.body, Contains("Fyddwch chi") && Contains("Nid oes atebion eto"));
  CHECK_THAT(site.post(here + "/change", {{"version", "0"}, {"text", words}, {"language", "en"}, {"do", "look"}}).body,
             !Contains("Fyddwch chi") && Contains("There are no answers yet."));
  REQUIRE(site.post(here + "/change", {{"version", "0"}, {"text", words}, {"language", "en"}}).status == 303);
  REQUIRE(site.post(here + "/editions", {{"note", "In English"}, {"language", "en"}}).status == 303);
  REQUIRE(site.post(here + "/editions", {{"note", "In Welsh"}, {"language", "cy"}}).status == 303);
  CHECK_THAT(site.get(here + "/editions/1/md").body, Contains("Will you come again?"));
  CHECK_THAT(site.get(here + "/editions/2/md").body, Contains("Fyddwch chi") && !Contains("Will you come"));
  CHECK_THAT(site.words(here + "/editions/2"),
             Contains("In Welsh.") && Contains("It is in Welsh, and the one before was in English."));
  const auto programs = "/api" + std::string("/events/autumn-forum/report/editions");
  const auto by_program = site.post_json(programs, R"({"language": "cy"})");
  CHECK_THAT(by_program.body, Contains("\"language\": \"cy\""));
  CHECK(site.post_json(programs, R"({"language": "pl"})").status == 422);
  CHECK_THAT(site.get(programs).body, Contains("\"language\": \"en\"") && Contains("\"language\": \"cy\""));
}
