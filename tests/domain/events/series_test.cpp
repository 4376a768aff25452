// Series of events: made, filled, put in order, taken away; what is refused.
#include <muster/domain/events/event_change_service.hpp>
#include <muster/domain/events/series_service.hpp>

#include "events_site.hpp"

namespace muster::events {
namespace {

using test::holds;

struct SeriesSite : EventsSite {
  SeriesSite() {
    for (const auto& [slug, date] :
         {std::pair("spring", "2022-03-10"), std::pair("summer", "2022-06-10"), std::pair("autumn", "2022-09-10")}) {
      const auto event = add_event(database(), audit(), {slug, slug, date, "london", "", "in person", "LIIA"});
      REQUIRE(event.ok());
      programme = event->programme_id;
    }
    home = "/programmes/" + programme + "/series";
  }
  SeriesBook book(const std::string& name) {
    auto found = series_called(database(), programme, name);
    if (!found.ok()) FAIL(found.error().message);
    return *found;
  }
  std::string order(const std::string& name) {
    std::string words;
    for (const auto& one : book(name).events) words += one.event.slug + (one.compulsory ? "! " : " ");
    return words;
  }
  std::string programme;
  std::string home;
};

}  // namespace

TEST_CASE("a series has a name of one line, and the year moves in titles") {
  CHECK(checked_series_name("  Meetings 2022 ").ok());
  CHECK(*checked_series_name("  Meetings 2022 ") == "Meetings 2022");
  for (const std::string& bad : {std::string(), std::string("two\nlines"), std::string(101, 'x')})
    CHECK_FALSE(checked_series_name(bad).ok());
  CHECK(in_year("Meetings 2022, second of 2022", 2022, 2023) == "Meetings 2023, second of 2023");
  CHECK(in_year("Cohort 4", 2022, 2023) == "Cohort 4");
}

TEST_CASE_METHOD(SeriesSite, "a series is made on pages, filled, put in order and deleted, and its events stay") {
  CHECK(holds(visitor.get(home), "No series yet"));
  CHECK(visitor.post(home + "/new", {{"name", ""}}).status == 422);
  const auto made = visitor.post(home + "/new", {{"name", "Meetings 2022"}});
  REQUIRE(made.status == 303);
  const auto to = test::location(made);
  const auto here = to.substr(0, to.find('?'));
  CHECK(holds(visitor.get(to), "The series is made."));
  const auto taken = visitor.post(home + "/new", {{"name", "meetings 2022"}});
  CHECK(taken.status == 409);
  CHECK(holds(taken, "meetings 2022"));
  for (const auto* slug : {"autumn", "spring", "summer"})
    CHECK(visitor.post(here + "/add", {{"event", slug}, {"compulsory", slug[0] == 's' ? "yes" : "no"}}).status == 303);
  CHECK(order("Meetings 2022") == "autumn spring! summer! ");
  CHECK(visitor.post(here + "/by-date", {}).status == 303);
  CHECK(order("Meetings 2022") == "spring! summer! autumn ");
  CHECK(visitor.post(here + "/events/autumn/earlier", {}).status == 303);
  CHECK(visitor.post(here + "/events/spring/earlier", {}).status == 303);
  CHECK(order("Meetings 2022") == "spring! autumn summer! ");
  CHECK(visitor.post(here + "/events/spring/voluntary", {}).status == 303);
  CHECK(visitor.post(here + "/events/autumn/take-out", {}).status == 303);
  CHECK(order("Meetings 2022") == "spring summer! ");
  CHECK(visitor.post(here + "/events/autumn/later", {}).status == 404);
  CHECK(holds(visitor.get(here), "2 events, 10 March 2022 to 10 June 2022."));
  CHECK(visitor.post(here + "/rename", {{"name", "Meetings of 2022"}}).status == 303);
  CHECK(holds(visitor.get(here), "Meetings of 2022"));
  CHECK(holds(visitor.get(here + "/delete"), "Its 2 events stay"));
  CHECK(visitor.post(here + "/delete", {}).status == 303);
  CHECK(visitor.get(here).status == 404);
  CHECK(holds(visitor.get("/events"), "/events/spring\""));
}

TEST_CASE_METHOD(SeriesSite, "an event stands in one series of its own programme, and leaves it when it is deleted") {
  const auto one = add_series(database(), audit(), programme, "One");
  const auto two = add_series(database(), audit(), programme, "Two");
  REQUIRE(one.ok());
  REQUIRE(two.ok());
  REQUIRE(put_in_series(database(), audit(), programme, one->id, {"spring", false}).ok());
  REQUIRE(put_in_series(database(), audit(), programme, one->id, {"spring", false}).ok());
  CHECK(order("One") == "spring ");
  const auto there = put_in_series(database(), audit(), programme, two->id, {"spring", false});
  REQUIRE_FALSE(there.ok());
  CHECK(there.error().message.find("“One”") != std::string::npos);
  REQUIRE(add_event(database(), audit(), {"theirs", "Theirs", "2022-05-01", "london", "", "online", "Others"}).ok());
  CHECK_FALSE(put_in_series(database(), audit(), programme, two->id, {"theirs", false}).ok());
  CHECK_FALSE(put_in_series(database(), audit(), programme, two->id, {"nothing", false}).ok());
  CHECK_FALSE(set_series_events(database(), audit(), programme, one->id, {{"spring", true}, {"spring", true}}).ok());
  REQUIRE(set_series_events(database(), audit(), programme, one->id, {{"summer", true}, {"spring", false}}).ok());
  CHECK(order("One") == "summer! spring ");
  CHECK_FALSE(series_book(database(), "another", one->id).ok());
  const auto summer = find_event(database(), "summer");
  REQUIRE(summer.ok());
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                CHECK(series_of_event(session, summer->id)->name == "One");
                delete_event(session, audit(), summer->id);
                return Success{};
              })
              .ok());
  CHECK(order("One") == "spring ");
}

}  // namespace muster::events
