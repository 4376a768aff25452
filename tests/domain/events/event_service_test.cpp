// Rules of events, and adding and finding them.
#include <muster/domain/events/event_service.hpp>

#include "support/summit_store.hpp"

namespace muster::events {
namespace {

const Date summer_day{std::chrono::year(2022), std::chrono::June, std::chrono::day(10)};

NewEvent summit() {
  return {
      "london-send-summit-2022", "London SEND Summit 2022", "2022-06-10", "london", "Coin Street", "hybrid", "LIIA"};
}

}  // namespace

TEST_CASE("a short name must be fit for an address") {
  for (const auto* good : {"abc", "london-send-summit-2022", "a1b"}) CHECK(check_slug(good).ok());
  for (const std::string& bad :
       {std::string(), std::string("ab"), std::string("Summit"), std::string("-abc"), std::string("abc-"),
        std::string("a b"), std::string("a/b/c"), std::string("été"), std::string(61, 'a')}) {
    INFO(bad);
    CHECK_FALSE(check_slug(bad).ok());
  }
  CHECK(check_slug(std::string(60, 'a')).ok());
  CHECK_FALSE(check_slug("new").ok());  // the address of the page that adds events
}

TEST_CASE("a title is one line of text, not empty and not endless") {
  const auto with_title = [](const std::string& title) {
    return Event{"", "abc", title, summer_day, "", {}, "", "", 0};
  };
  CHECK(check_event(with_title("Summit")).ok());
  CHECK(check_event(with_title(std::string(150, 'x'))).ok());
  CHECK_FALSE(check_event(with_title("")).ok());
  CHECK_FALSE(check_event(with_title(" \t ")).ok());
  CHECK_FALSE(check_event(with_title(std::string(151, 'x'))).ok());
  CHECK_FALSE(check_event(with_title("two\nlines")).ok());
  CHECK_FALSE(check_event(with_title("\xFF")).ok());
  auto long_venue = with_title("Summit");
  long_venue.venue = std::string(151, 'x');
  CHECK_FALSE(check_event(long_venue).ok());
}

TEST_CASE("a short name is made of the title, with the year where it has none") {
  CHECK(suggested_slug("London SEND Summit 2022", summer_day) == "london-send-summit-2022");
  CHECK(suggested_slug("Spring meeting", summer_day) == "spring-meeting-2022");
  CHECK(suggested_slug("  Children's day: what's next? ", summer_day) == "childrens-day-whats-next-2022");
  CHECK(suggested_slug("Café & cake", summer_day) == "cafe-and-cake-2022");
  CHECK(suggested_slug("日本", summer_day).empty());
  CHECK(suggested_slug("", summer_day).empty());
  std::string endless;
  for (int word = 0; word < 40; ++word) endless += "word" + std::to_string(word) + " ";
  const auto slug = suggested_slug(endless, summer_day);
  CHECK(check_slug(slug).ok());
  CHECK(slug.ends_with("-2022"));
}

TEST_CASE("ways to attend are read by the names they are written by") {
  for (const auto way : {Attendance::in_person, Attendance::online, Attendance::hybrid}) {
    const auto read = parse_attendance(attendance_name(way));
    REQUIRE(read.ok());
    CHECK(*read == way);
  }
  CHECK_FALSE(parse_attendance("by post").ok());
}

TEST_CASE("an event that was added is found as it was given") {
  test::SummitStore store;
  const auto added = add_event(store.database(), store.audit(), summit());
  REQUIRE(added.ok());
  const auto found = find_event(store.database(), "london-send-summit-2022");
  REQUIRE(found.ok());
  CHECK(found->id == added->id);
  CHECK(found->title == "London SEND Summit 2022");
  CHECK(iso_date(found->date) == "2022-06-10");
  CHECK(found->venue == "Coin Street");
  CHECK(found->attendance == Attendance::hybrid);
  CHECK(found->programme == "LIIA");
  CHECK(found->version == 1);
  const auto missing = find_event(store.database(), "london-send-sumit-2022");
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.error().kind == ErrorKind::not_found);
  CHECK(missing.error().message.find("did you mean \"london-send-summit-2022\"?") != std::string::npos);
}

TEST_CASE("an event that cannot be is refused, and nothing is stored") {
  test::SummitStore store;
  REQUIRE(add_event(store.database(), store.audit(), summit()).ok());
  auto taken = summit();
  taken.title = "Another";
  CHECK(add_event(store.database(), store.audit(), taken).error().kind == ErrorKind::conflict);
  auto nowhere = summit();
  nowhere.slug = "elsewhere";
  nowhere.region = "londom";
  const auto refused = add_event(store.database(), store.audit(), nowhere);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message.find("did you mean \"london\"?") != std::string::npos);
  auto undated = summit();
  undated.slug = "undated";
  undated.date = "2022-06-31";
  CHECK_FALSE(add_event(store.database(), store.audit(), undated).ok());
  CHECK(store.figure("select count(*) from event") == 1);
  CHECK(store.figure("select count(*) from audit where action = 'event added'") == 1);
}

TEST_CASE("events come newest first, and share a programme of one name") {
  test::SummitStore store;
  for (const auto* date : {"2021-05-01", "2023-05-01", "2022-05-01"}) {
    auto event = summit();
    event.slug = std::string("event-") + date;
    event.date = date;
    event.programme = date == std::string("2021-05-01") ? "LIIA" : "L.I.I.A.";
    REQUIRE(add_event(store.database(), store.audit(), event).ok());
  }
  const auto events = list_events(store.database());
  REQUIRE(events.ok());
  REQUIRE(events->size() == 3);
  CHECK(events->at(0).slug == "event-2023-05-01");
  CHECK(events->at(2).slug == "event-2021-05-01");
  CHECK(store.figure("select count(*) from programme") == 1);
  auto unnamed = summit();
  unnamed.programme.clear();
  const auto added = add_event(store.database(), store.audit(), unnamed);
  REQUIRE(added.ok());
  CHECK(added->programme == "LIIA");
}

TEST_CASE("a change makes an event's version grow") {
  test::SummitStore store;
  const auto event = add_event(store.database(), store.audit(), summit());
  REQUIRE(store.database()
              .write([&](store::Session& session) -> Outcome {
                mark_changed(session, event->id);
                return Success{};
              })
              .ok());
  CHECK(find_event(store.database(), event->slug)->version == 2);
}

}  // namespace muster::events
