// Ten summits side by side: the page, its file and its JSON say the same; what is not closed or another's stays out.
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/front/app/setup.hpp>
#include <muster/front/app/shipped.hpp>

#include "summit_site.hpp"
#include "support/catch.hpp"

using namespace muster;
using Catch::Contains;
using summit_site::SiteContent;
using summit_site::SummitSite;

namespace {

const std::string newest = "/events/network-summit-2025";

}  // namespace

TEST_CASE("ten summits stand side by side, over a form that was changed in year four") {
  SummitSite site(SiteContent::nothing);
  REQUIRE(app::load_ten_summits(site.database(), site.audit()).ok());
  const auto words = site.words(newest + "/years");
  CHECK_THAT(words, Contains("Network summit, 10 June 2016 to 6 June 2025"));
  CHECK_THAT(words, Contains("From 104 delegates to 152 in 10 events."));
  CHECK_THAT(words, Contains("1,260 registrations, 605 answers"));
  CHECK_THAT(words, Contains("55.3% answered in 2025, 40.4% in 2016."));
  CHECK_THAT(words, Contains("Every place was covered at six of the 10 events, and not in 2016, 2018, 2021 and 2024."));
  CHECK_THAT(words, Contains("546 of 605 answered ‘Helpful’ in all: 90.2%. The interval of each year holds that."));
  CHECK_THAT(words, Contains("Before 2019 the question was: ‘Was the Summit helpful for your work?’."));
  CHECK_THAT(words,
             Contains("A larger share says ‘collaborative’ and ‘practical’ than at first, a smaller one ‘rushed’."));
  CHECK_THAT(words, Contains("From 2019 on it offers ‘Some in the room, some online’ too."));
  CHECK_THAT(words, Contains("2025 beside 2024"));
  CHECK_THAT(words, Contains("15 more than in 2024 (137)"));
  CHECK_THAT(words, Contains("There was enough time to talk.‘Strongly agree’ or ‘Agree’") ||
                        Contains("There was enough time to talk. ‘Strongly agree’ or ‘Agree’"));
  CHECK_THAT(words, Contains("more than chance") && Contains("may be chance"));
  const auto file = site.get(newest + "/years.csv").body;
  CHECK_THAT(file, Contains("network-summit-2016,2016-06-10,Did the Summit help you with your "
                            "work?,helpful,‘Helpful’,38,people,42,90.5%,"));
  CHECK_THAT(file,
             Contains("network-summit-2018,2018-06-08,There was enough time to talk.,time,") && Contains(",not asked"));
  const auto json = site.get("/api" + newest + "/years").body;
  CHECK_THAT(json, Contains("\"all_people\": 546") && Contains("\"why_not\": \"not asked\""));
}

TEST_CASE("a lead chooses the events of a review in its address") {
  SummitSite site(SiteContent::nothing);
  REQUIRE(app::load_ten_summits(site.database(), site.audit()).ok());
  CHECK_THAT(site.words(newest + "/years?with=network-summit-2024"),
             Contains("From 137 delegates to 152 in two events."));
  CHECK_THAT(site.words(newest + "/years?with[]=network-summit-2016&with[]=network-summit-2017"),
             Contains("From 104 delegates to 152 in three events."));
  const auto unknown = site.get(newest + "/years?with=network-summit-1999");
  CHECK(unknown.status == 404);
  CHECK_THAT(summit_site::text_of(unknown.body), Contains("There is no event \"network-summit-1999\" with a form"));
}

TEST_CASE("a form that is open again gives a review none of its answers") {
  SummitSite site(SiteContent::nothing);
  REQUIRE(app::load_ten_summits(site.database(), site.audit()).ok());
  REQUIRE(feedback::reopen_round(site.database(), site.audit(), "network-summit-2025").ok());
  const auto words = site.words(newest + "/years");
  CHECK_THAT(words, Contains("The form of 2025 is not closed, so no answer of it stands here"));
  CHECK_THAT(words, Contains("467 of 521 answered ‘Helpful’ in all"));
  CHECK_THAT(words, Contains("2024 beside 2023"));
  CHECK_THAT(words, !Contains("79 of 84"));
}

TEST_CASE("one event alone is told that it is no review") {
  SummitSite site;
  CHECK_THAT(site.words(std::string(summit_site::event) + "/years"), Contains("One event alone is no review yet."));
  // An event of another programme cannot be asked for.
  REQUIRE(app::load_ten_summits(site.database(), site.audit()).ok());
  CHECK(site.get(std::string(summit_site::event) + "/years?with=network-summit-2025").status == 404);
}

TEST_CASE("a programme's year stands on one page, with each person counted once") {
  SummitSite site(SiteContent::nothing);
  REQUIRE(app::load_ten_summits(site.database(), site.audit()).ok());
  const auto event = events::find_event(site.database(), "network-summit-2025");
  REQUIRE(event.ok());
  const auto years = "/programmes/" + event->programme_id + "/years";
  CHECK_THAT(site.words(years), Contains("2025: 1 event, still to come, 152 people."));
  CHECK_THAT(site.words(years + "/2016"), Contains("2016: 1 event, 104 people.") && Contains("The year 2017"));
  // The same list at a second event of the year brings nobody new.
  REQUIRE(events::add_event(
              site.database(), site.audit(),
              {"spring-2016", "Spring meeting", "2016-03-01", "london", "", "in person", app::ten_summits_programme})
              .ok());
  REQUIRE(booking::import_delegates(
              site.database(), site.audit(), "spring-2016",
              {"delegates.csv", std::string(app::shipped("examples/ten-summits/2016/delegates.csv")), ""}, std::nullopt)
              .ok());
  const auto words = site.words(years + "/2016");
  CHECK_THAT(words, Contains("2016: 2 events, 104 people."));
  CHECK_THAT(words, Contains("208 registrations of 104 people") && Contains("42 answers to 1 closed form."));
  CHECK_THAT(words, Contains("Found the Summit helpful: 38 of 42") && Contains("90.5%"));
  CHECK_THAT(site.words(years + "/1999"), Contains("No events in 1999."));
  CHECK(site.get(years + "/soon").status == 404);
}

TEST_CASE("a programme's year is said truly of one event without people or answers, and stands as JSON and CSV") {
  SummitSite site(SiteContent::nothing);
  REQUIRE(app::load_ten_summits(site.database(), site.audit()).ok());
  REQUIRE(events::add_event(
              site.database(), site.audit(),
              {"meeting-1998", "Meeting", "1998-03-01", "london", "", "in person", app::ten_summits_programme})
              .ok());
  const auto event = events::find_event(site.database(), "network-summit-2025");
  REQUIRE(event.ok());
  const auto years = "/programmes/" + event->programme_id + "/years";
  const auto lonely = site.words(years + "/1998");
  CHECK_THAT(lonely, Contains("1998: 1 event."));
  CHECK_THAT(lonely, Contains("It has no list of delegates."));
  CHECK_THAT(lonely, !Contains("closed form.") && !Contains("Somebody registered from"));
  CHECK_THAT(site.words(years + "/1999"), Contains("No event has its date in this year"));

  const auto json = site.get("/api/programmes/" + event->programme_id + "/year?year=2016").body;
  CHECK_THAT(json,
             Contains("\"registrations\": 104") && Contains("\"people\": 38") && Contains("\"form\": \"closed\""));
  CHECK_THAT(site.get("/api/programmes/" + event->programme_id + "/year?year=1998").body,
             Contains("\"headline\": null") && Contains("\"responses\": null"));
  const auto csv = site.get(years + "/2016/file.csv").body;
  CHECK_THAT(csv, Contains("network-summit-2016") && Contains("Found the Summit helpful,38,42"));
}
