// The pages of published figures of the example: sentences, pictures and files, for people and for programs.
#include <muster/domain/events/event_service.hpp>

#include "summit_site.hpp"

#include "support/catch.hpp"

using namespace muster;
using Catch::Contains;
using summit_site::SummitSite;

namespace {

/// Where the event's address of them leads.
std::string home_of(SummitSite& site) {
  const auto reply = site.get(std::string(summit_site::event) + "/indicators");
  for (const auto& [name, value] : reply.headers)
    if (name == "Location") return value.substr(0, value.find('?'));
  FAIL("the event's address leads nowhere");
  return {};
}

constexpr const char* timely = "/new-plans-issued-within-20-weeks";

}  // namespace

TEST_CASE("the network's page tells each indicator with source, date and unit") {
  SummitSite site;
  const auto words = site.words(home_of(site));
  CHECK_THAT(words, Contains("83,268 in London in 2025, up 6% on 2024 and up 74% since 2016."));
  CHECK_THAT(words, Contains("England had 455,476 in 2025: 18.3% of it was in London."));
  CHECK_THAT(words, Contains("Source: An invented release, made for this example, published Thursday 26 June 2025."));
  CHECK_THAT(site.words(summit_site::event), Contains("Published figures of the places"));
}

TEST_CASE("a file is kept with the event that its page was opened from") {
  SummitSite site;
  REQUIRE(events::add_event(site.database(), site.audit(),
                            {"later-day", "Later", "2032-06-10", "london", "", "in person", ""})
              .ok());
  const auto leads = [&](const std::string& address) {
    const auto body = site.get(address).body;
    const auto at = body.find("/indicators/import");
    const auto from = body.rfind("/events/", at);
    return at == std::string::npos ? std::string("nowhere") : body.substr(from, at - from);
  };
  const auto home = home_of(site);
  CHECK(leads(home + "?event=london-send-summit-2022") == "/events/london-send-summit-2022");
  CHECK_THAT(site.words(home + "?event=later-day"), Contains("The file itself is kept with Later."));
  CHECK_THAT(site.get(home + "?event=later-day").body, Contains("?region=london&amp;event=later-day"));
  CHECK(site.get(home + "?event=no-such-day").status == 404);
}

TEST_CASE("each picture of an indicator says how its own figures are made") {
  SummitSite site;
  const auto count = [](const std::string& body) {
    std::size_t found = 0;
    for (auto at = body.find("<summary>How this is made"); at != std::string::npos;
         at = body.find("<summary>How this is made", at + 1))
      ++found;
    return found;
  };
  const auto list = site.get(home_of(site)).body;
  const auto second = list.find(timely);
  CHECK(count(list.substr(0, second)) == 1);
  CHECK(count(list.substr(second)) == 1);
  const auto one = site.get(home_of(site) + timely).body;
  CHECK(count(one) == 3);
  CHECK_THAT(one,
             Contains("How this is made<span class=\"govuk-visually-hidden\">: New plans issued within 20 weeks by "
                      "place</span>"));
}

TEST_CASE("an indicator's page has map, ranks, years and a projection that says so") {
  SummitSite site;
  const auto words = site.words(home_of(site) + timely);
  CHECK_THAT(words, Contains("70.2% in London in 2025, 2.4 points more than in 2024"));
  CHECK_THAT(words, Contains("highest in Sutton (91.8%), lowest in Bexley (46.4%). 1 place has a mark"));
  CHECK_THAT(words, Contains("c: hidden to protect people."));
  CHECK_THAT(words, Contains("A projection, not a published figure"));
  CHECK_THAT(words, Contains("2026, projection"));
  CHECK_THAT(words, Contains("alpha ="));
  CHECK(site.get(home_of(site) + "/no-such-thing").status == 404);
  CHECK(site.get(home_of(site) + timely + "?region=paris").status == 404);
}

TEST_CASE("all figures leave as files, marks as they were published") {
  SummitSite site;
  const auto csv = site.get(home_of(site) + ".csv");
  CHECK(csv.status == 200);
  CHECK_THAT(csv.body, Contains("E09000001,City of London,2025,New plans issued within 20 weeks,"));
  CHECK_THAT(csv.body, Contains(",c,per cent,"));
  CHECK(site.get(home_of(site) + ".xlsx").status == 200);
}

TEST_CASE("programs read the same figures, and the projection apart from them") {
  SummitSite site;
  const std::string all = "/api/events/london-send-summit-2022/indicators";
  const auto list = site.get(all);
  CHECK(list.status == 200);
  CHECK_THAT(list.body, Contains("\"headline\": \"83,268 in London in 2025"));
  CHECK_THAT(site.get(all + "?page=2&per_page=1").body, Contains("new-plans-issued-within-20-weeks"));
  const auto one = site.get(all + timely);
  CHECK(one.status == 200);
  CHECK_THAT(one.body, Contains("\"mark\": \"c\""));
  CHECK_THAT(one.body, Contains("\"projection\": {"));
  CHECK(site.get(all + "/nothing").status == 404);
}
