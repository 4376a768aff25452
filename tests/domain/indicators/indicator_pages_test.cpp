// Pages of published figures: whose event a file is kept with, and how each picture's own figures are made.
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/indicators/indicator_service.hpp>
#include <muster/domain/indicators/indicators_pages.hpp>

#include "support/summit_store.hpp"

namespace muster::indicators {
namespace {

using Catch::Contains;

struct IndicatorSite : test::SummitStore {
  IndicatorSite() {
    for (const auto& [slug, date] : {std::pair{"summit", "2022-06-10"}, {"later-day", "2032-06-10"}}) {
      const auto event = events::add_event(database(), audit(), {slug, slug, date, "london", "", "in person", ""});
      REQUIRE(event.ok());
      home = "/programmes/" + event->programme_id + "/indicators";
      programme = event->programme;
    }
    std::string file = "Area code,Year,Indicator,Value,Unit\n";
    for (int year = 2018; year <= 2025; ++year) {
      file += "E12000007," + std::to_string(year) + ",Plans," + std::to_string(year * 3) + ",number\n";
      file += "E09000007," + std::to_string(year) + ",Plans," + std::to_string(year) + ",number\n";
      file += "E09000007," + std::to_string(year) + ",Timely,50.5,per cent\n";
    }
    auto plan = plan_indicators(database(), test::noon(), "summit", {"figures.csv", file});
    REQUIRE(plan.ok());
    REQUIRE(import_indicators(database(), audit(), "summit", std::move(plan).value()).ok());
    add_pages(router, database(), clock);
  }
  web::Reply get(const std::string& path, const std::string& event = {}) {
    web::Request request;
    request.method = web::Method::get;
    request.path = path;
    request.visitor.programme = programme;
    if (!event.empty()) request.query.add("event", event);
    return router.handle(std::move(request));
  }
  HandClock clock{test::noon()};
  std::string home;
  std::string programme;
  web::Router router;
};

std::size_t times(const std::string& text, const std::string& words) {
  std::size_t found = 0;
  for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE_METHOD(IndicatorSite, "a file goes to the event that the page was opened from, else to the newest") {
  const auto led = get("/events/summit/indicators");
  std::string location;
  for (const auto& [name, value] : led.headers)
    if (name == "Location") location = value;
  CHECK(location == home + "?event=summit");
  const auto from = get(home, "summit");
  REQUIRE(from.status == 200);
  CHECK_THAT(from.body, Contains("/events/summit/indicators/import"));
  CHECK_THAT(from.body, !Contains("/events/later-day/indicators/import"));
  CHECK_THAT(from.body, Contains("The file itself is kept with summit."));
  CHECK_THAT(from.body, Contains("/plans?region=london&amp;event=summit"));
  CHECK_THAT(get(home).body, Contains("/events/later-day/indicators/import"));
  CHECK_THAT(get(home + "/plans", "summit").body, Contains("?region=london&amp;event=summit"));
  CHECK(get(home, "no-such-day").status == 404);
}

TEST_CASE_METHOD(IndicatorSite, "each indicator, and each of its pictures, says how its own figures are made") {
  const auto list = get(home).body;
  CHECK(times(list, "<summary>How this is made") == 2);
  CHECK_THAT(list, Contains("How this is made<span class=\"govuk-visually-hidden\">: Plans</span>"));
  CHECK_THAT(list, Contains("How this is made<span class=\"govuk-visually-hidden\">: Timely</span>"));
  const auto one = get(home + "/plans").body;
  CHECK(times(one, "<summary>How this is made") == 3);
  CHECK_THAT(one, Contains(": Plans by place</span>") && Contains(": Plans year by year</span>") &&
                      Contains(": Plans, each place</span>"));
  CHECK_THAT(one, Contains("The highest number first; equal numbers share a rank."));
}

}  // namespace muster::indicators
