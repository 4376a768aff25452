// What may be passed on of an event, as values.
#include "domain/feeds/shown_event.hpp"

#include "support/catch.hpp"
#include "support/times.hpp"

namespace muster::feeds {
namespace {

using namespace std::chrono;

booking::EventSheet summit() {
  booking::EventSheet sheet;
  sheet.event.id = "e1";
  sheet.event.slug = "summit";
  sheet.event.title = "Summit <2022> & more";
  sheet.event.date = 2022y / June / 10;
  sheet.event.venue = "Coin Street";
  sheet.event.programme = "LIIA";
  sheet.last_day = sheet.event.date;
  sheet.page.code = "abcdefg";
  sheet.page.way = booking::BookingWay::open;
  sheet.page.starts_at = 600;
  sheet.page.ends_at = 900;
  sheet.page.address = "108 Stamford Street";
  sheet.page.about = "A day together. https://meet.example.org/77";
  sheet.page.joining_link = "https://meet.example.org/77";
  return sheet;
}

const auto before = *parse_instant("2022-06-01T09:00:00Z");

}  // namespace

TEST_CASE("no address that was typed among words goes along") {
  CHECK(without_links("Online: https://meet.example.org/77") == "Online");
  CHECK(without_links("Room 4, teams://x, or WWW.example.org.") == "Room 4, or");
  CHECK(without_links("Coin Street") == "Coin Street");
  CHECK(without_links("https://meet.example.org/77").empty());
}

TEST_CASE("an entry for others keeps title, times and place, and a link to the page alone") {
  calendar::Entry entry;
  entry.uid = "b1@muster";
  entry.title = "Summit";
  entry.day = 2022y / June / 10;
  entry.location = "Online, https://meet.example.org/77";
  entry.description = "Join online: https://meet.example.org/77";
  entry.attendee = calendar::Party{"Gwen", "gwen@example.org"};
  entry.organiser = calendar::Party{"LIIA", "events@liia.example"};
  const auto bare = bare_entry(entry, "https://muster.example.org/b/abcdefg");
  CHECK(bare.location == "Online");
  CHECK(bare.description == "https://muster.example.org/b/abcdefg");
  CHECK(bare.url == bare.description);
  CHECK_FALSE(bare.attendee);
  CHECK_FALSE(bare.organiser);
  CHECK(bare.uid == "b1@muster");
}

TEST_CASE("the list for everybody holds what anybody can book, until its day is over") {
  CHECK(is_public(summit(), before));
  CHECK(is_public(summit(), *parse_instant("2022-06-10T20:00:00Z")));
  CHECK_FALSE(is_public(summit(), *parse_instant("2022-06-11T09:00:00Z")));
  auto sheet = summit();
  sheet.page.way = booking::BookingWay::ask;
  CHECK(is_public(sheet, before));
  for (const auto way : {booking::BookingWay::closed, booking::BookingWay::link}) {
    sheet.page.way = way;
    CHECK_FALSE(is_public(sheet, before));
  }
  sheet = summit();
  sheet.page.members_only = true;
  CHECK_FALSE(is_public(sheet, before));
  sheet = summit();
  sheet.page.code.clear();
  CHECK_FALSE(is_public(sheet, before));
}

TEST_CASE("events of schema.org say when, where and how, in UTC") {
  const PublicList list{"LIIA", "https://m.example/public-events/x", {public_event(summit(), "https://m.example")}};
  const auto json = json_ld(list);
  REQUIRE(json.find("@graph")->array()->size() == 1);
  const auto& event = json.find("@graph")->array()->front();
  CHECK(*event.find("startDate")->text() == "2022-06-10T09:00:00Z");
  CHECK(*event.find("endDate")->text() == "2022-06-10T14:00:00Z");
  CHECK(*event.find("url")->text() == "https://m.example/b/abcdefg");
  CHECK(*event.find("location")->find("name")->text() == "Coin Street");
  CHECK(*event.find("description")->text() == "A day together.");
  CHECK(json_text(json).find("meet.example.org") == std::string::npos);
}

TEST_CASE("an event online has no place, and a cancelled one says so") {
  auto sheet = summit();
  sheet.event.attendance = events::Attendance::online;
  sheet.event.venue = "https://meet.example.org/77";
  sheet.event.cancelled = true;
  const auto shown = public_event(sheet, "https://m.example");
  CHECK(shown.where == "Online, 108 Stamford Street");
  const auto text = json_text(json_ld({"LIIA", "u", {shown}}));
  CHECK(text.find("VirtualLocation") != std::string::npos);
  CHECK(text.find("EventCancelled") != std::string::npos);
  CHECK(text.find("meet.example.org") == std::string::npos);
}

TEST_CASE("news say when they were changed last, where that is known") {
  auto sheet = summit();
  PublicList list{"LIIA", "https://m.example/l", {public_event(sheet, "https://m.example")}};
  CHECK(rss(list, "self").find("pubDate") == std::string::npos);
  sheet.changed_at = *parse_instant("2022-05-01T09:30:05Z");
  list.events = {public_event(sheet, "https://m.example")};
  CHECK(rss(list, "self").find("<pubDate>Sun, 1 May 2022 09:30:05 GMT</pubDate>") != std::string::npos);
}

TEST_CASE("in the news no sign of a title becomes markup") {
  const PublicList list{"A & B", "https://m.example/l", {public_event(summit(), "https://m.example")}};
  const auto text = rss(list, "https://m.example/l/events.rss");
  CHECK(text.find("Summit &lt;2022&gt; &amp; more") != std::string::npos);
  CHECK(text.find("<2022>") == std::string::npos);
  CHECK(text.find("Friday 10 June 2022, 10am to 3pm, Coin Street, 108 Stamford Street.") != std::string::npos);
}

}  // namespace muster::feeds
