// The pages of events and organisations.
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/kit/base/number.hpp>

#include "domain/events/events_site.hpp"

namespace muster::events {
namespace {

using test::holds;
using test::location;
using Site = EventsSite;

Fields spring_meeting() {
  return {{"title", "Spring meeting"}, {"date-day", "10"}, {"date-month", "06"}, {"date-year", "2022"},
          {"attendance", "online"},    {"venue", ""},      {"region", "london"}, {"slug", ""}};
}

Fields with(Fields fields, const std::string& name, const std::string& value) {
  for (auto& field : fields) {
    if (field.first == name) field.second = value;
  }
  return fields;
}

}  // namespace

TEST_CASE("the front door leads to the events, which say what to do first") {
  Site site;
  const auto front = site.visitor.get("/");
  CHECK(front.status == 303);
  CHECK(location(front) == "/events");
  const auto events = site.visitor.get("/events");
  CHECK(events.status == 200);
  CHECK(holds(events, "Add your first event"));
  CHECK(holds(events, "href=\"/events/new\""));
}

TEST_CASE("an event is added with a short name made of its title") {
  Site site;
  CHECK(site.visitor.get("/events/new").status == 200);
  const auto added = site.visitor.post("/events/new", spring_meeting());
  CHECK(added.status == 303);
  CHECK(location(added) == "/events/spring-meeting-2022");
  const auto event = find_event(site.database(), "spring-meeting-2022");
  REQUIRE(event.ok());
  CHECK(iso_date(event->date) == "2022-06-10");
  CHECK(event->attendance == Attendance::online);
  const auto events = site.visitor.get("/events");
  CHECK(holds(events, "Friday 10 June 2022"));
  CHECK(holds(events, "Online"));
  CHECK(holds(events, "In 9 days"));
  CHECK(holds(events, "href=\"/events/spring-meeting-2022/delegates/import\""));
}

TEST_CASE("what is next is said as it is told, with how far the day is") {
  Site site;
  REQUIRE(site.visitor.post("/events/new", spring_meeting()).status == 303);
  CHECK(holds(site.visitor.get("/events"), "Import the delegates"));
  site.clock.advance(std::chrono::hours(24 * 9));
  site.next = NextStep{"/report", "Write the report"};
  const auto today = site.visitor.get("/events");
  CHECK(holds(today, "Today"));
  CHECK(holds(today, "href=\"/events/spring-meeting-2022/report\""));
  CHECK(holds(today, "Write the report"));
  site.next.reset();
  CHECK_FALSE(holds(site.visitor.get("/events"), "Write the report"));
}

TEST_CASE("every error of an event is named beside its field, and what was typed is kept") {
  Site site;
  const auto reply = site.visitor.post("/events/new", {{"title", " "},
                                                       {"date-day", "31"},
                                                       {"date-month", "6"},
                                                       {"date-year", "2022"},
                                                       {"attendance", "by post"},
                                                       {"venue", "<b>Coin Street</b>"},
                                                       {"region", "london"},
                                                       {"slug", "Not A Slug"}});
  CHECK(reply.status == 422);
  CHECK(holds(reply, "<title>Error: "));
  CHECK(holds(reply, "Look again at four fields"));
  CHECK(holds(reply, "href=\"#title\">Give the event a title<"));
  CHECK(holds(reply, "href=\"#date\">There is no such day. Check the day and the month<"));
  CHECK(holds(reply, "href=\"#attendance\">"));
  CHECK(holds(reply, "href=\"#slug\">"));
  CHECK(holds(reply, "value=\"Not A Slug\""));
  CHECK(holds(reply, "value=\"&lt;b&gt;Coin Street&lt;/b&gt;\""));
  CHECK(site.figure("select count(*) from event") == 0);
}

TEST_CASE("dates that are no dates are refused") {
  Site site;
  for (const auto& [day, month, year] :
       std::vector<std::tuple<std::string, std::string, std::string>>{{"", "6", "2022"},
                                                                      {"0", "6", "2022"},
                                                                      {"32", "1", "2022"},
                                                                      {"1", "13", "2022"},
                                                                      {"29", "2", "2023"},
                                                                      {"1", "6", "22"},
                                                                      {"one", "6", "2022"},
                                                                      {"-1", "6", "2022"},
                                                                      {"257", "6", "2022"},
                                                                      {"1", "257", "2022"},
                                                                      {"4294967297", "6", "2022"}}) {
    INFO(day << " " << month << " " << year);
    const auto reply = site.visitor.post(
        "/events/new", with(with(with(spring_meeting(), "date-day", day), "date-month", month), "date-year", year));
    CHECK(reply.status == 422);
    CHECK(holds(reply, "id=\"date-error\""));
  }
}

TEST_CASE("a short name that is taken, and the name of this very page, are refused") {
  Site site;
  REQUIRE(site.visitor.post("/events/new", spring_meeting()).status == 303);
  const auto taken = site.visitor.post("/events/new", spring_meeting());
  CHECK(taken.status == 409);
  CHECK(holds(taken, "href=\"#slug\">There is an event spring-meeting-2022 already"));
  const auto page = site.visitor.post("/events/new", with(spring_meeting(), "slug", "new"));
  CHECK(page.status == 422);
  const auto nowhere =
      site.visitor.post("/events/new", with(with(spring_meeting(), "region", "atlantis"), "slug", "other"));
  CHECK(nowhere.status == 422);
  CHECK(holds(nowhere, "id=\"region-error\""));
}

TEST_CASE("a title stays text wherever it is shown") {
  Site site;
  REQUIRE(site.visitor.post("/events/new", with(spring_meeting(), "title", "<script>alert(1)</script> day")).status ==
          303);
  CHECK_FALSE(holds(site.visitor.get("/events"), "<script>alert"));
}

TEST_CASE("organisations stand with their kind, what they serve and how else they are called") {
  Site site;
  const auto page = site.visitor.get("/organisations");
  CHECK(page.status == 200);
  CHECK(holds(page, "Achieving for Children"));
  CHECK(holds(page, "Kingston upon Thames, Richmond upon Thames"));
  CHECK(holds(page, "No single place"));
  CHECK(holds(page, "Local authority"));
  // Found by another name for it, and by kind.
  const auto found = site.visitor.get("/organisations?q=afc");
  CHECK(holds(found, "Achieving for Children"));
  CHECK_FALSE(holds(found, ">Camden<"));
  const auto health = site.visitor.get("/organisations?kind=health&sort=kind");
  CHECK_FALSE(holds(health, "Achieving for Children"));
  CHECK(holds(site.visitor.get("/organisations.csv"), "Also known as"));
  CHECK(site.visitor.get("/organisations.xlsx").body.starts_with("PK"));
}

TEST_CASE("of a thousand organisations a page shows a hundred") {
  Site site;
  const auto before = site.figure("select count(*) from organisation");
  REQUIRE(site.database()
              .write([&](store::Session& session) -> Outcome {
                for (int at = 1000; at < 2000; ++at)
                  people::add_organisation(session, {"", "Forum " + std::to_string(at), "voluntary", {}, {}});
                return Success{};
              })
              .ok());
  const auto page = site.visitor.get("/organisations?q=forum");
  CHECK(holds(page, "Forum 1099"));
  CHECK_FALSE(holds(page, "Forum 1100"));
  CHECK(holds(page, grouped(before + 1000) + " organisations of"));
}

TEST_CASE("a form from another site adds no event") {
  Site site;
  CHECK(site.visitor.post_from_elsewhere("/events/new").status == 403);
}

}  // namespace muster::events
