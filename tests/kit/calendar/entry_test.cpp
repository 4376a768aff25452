// Entries are read back by libical as what they were written from; other calendars read them in
// tests/whole/browser/booking.test.mjs.
#include <muster/kit/calendar/collection.hpp>

#include <libical/ical.h>

#include <memory>

#include "support/catch.hpp"

namespace muster::calendar {
namespace {

struct ReadBack {
  explicit ReadBack(const std::string& bytes) : calendar(icalparser_parse_string(bytes.c_str()), icalcomponent_free) {
    REQUIRE(calendar != nullptr);
    event = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
    REQUIRE(event != nullptr);
  }
  std::unique_ptr<icalcomponent, void (*)(icalcomponent*)> calendar;
  icalcomponent* event = nullptr;
};

Entry summit() {
  using namespace std::chrono;
  Entry entry;
  entry.method = Method::request;
  entry.uid = "b1@muster";
  entry.sequence = 3;
  entry.stamp = *parse_instant("2022-05-24T12:00:00Z");
  entry.title = "London SEND Summit; all, together";
  entry.day = 2022y / June / 10;
  entry.starts_at = 600;
  entry.ends_at = 900;
  entry.location = "Coin Street, 108 Stamford Street";
  entry.organiser = Party{"LIIA", "events@liia.example"};
  entry.attendee = Party{"Yasmin \"Yas\" Pemberwick", "y.pemberwick@afc.example"};
  return entry;
}

TEST_CASE("an entry is read back as it was written") {
  const ReadBack back(written(summit()));
  CHECK(icalcomponent_get_method(back.calendar.get()) == ICAL_METHOD_REQUEST);
  CHECK(std::string(icalcomponent_get_uid(back.event)) == "b1@muster");
  CHECK(icalcomponent_get_sequence(back.event) == 3);
  CHECK(std::string(icalcomponent_get_summary(back.event)) == "London SEND Summit; all, together");
  CHECK(std::string(icalcomponent_get_location(back.event)) == "Coin Street, 108 Stamford Street");
  // Ten in London in June is nine in UTC.
  CHECK(std::string(icaltime_as_ical_string(icalcomponent_get_dtstart(back.event))) == "20220610T090000Z");
  CHECK(std::string(icaltime_as_ical_string(icalcomponent_get_dtend(back.event))) == "20220610T140000Z");
  CHECK(icalcomponent_get_status(back.event) == ICAL_STATUS_CONFIRMED);
}

TEST_CASE("a cancelled entry says so, and one without times takes its day") {
  auto entry = summit();
  entry.method = Method::cancel;
  entry.starts_at.reset();
  entry.ends_at.reset();
  const ReadBack back(written(entry));
  CHECK(icalcomponent_get_method(back.calendar.get()) == ICAL_METHOD_CANCEL);
  CHECK(icalcomponent_get_status(back.event) == ICAL_STATUS_CANCELLED);
  CHECK(std::string(icaltime_as_ical_string(icalcomponent_get_dtstart(back.event))) == "20220610");
  CHECK(std::string(icaltime_as_ical_string(icalcomponent_get_dtend(back.event))) == "20220611");
}

TEST_CASE("several days are one entry that comes again, and a day of other length says so") {
  using namespace std::chrono;
  auto entry = summit();
  entry.further = {{2022y / June / 17, 600, 900}, {2022y / December / 2, 600, 780}};
  const ReadBack back(written(entry));
  std::vector<std::string> days;
  for (auto* each = icalcomponent_get_first_property(back.event, ICAL_RDATE_PROPERTY); each != nullptr;
       each = icalcomponent_get_next_property(back.event, ICAL_RDATE_PROPERTY))
    days.emplace_back(icaltime_as_ical_string(icalproperty_get_rdate(each).time));
  CHECK(days == std::vector<std::string>{"20220610T090000Z", "20220617T090000Z", "20221202T100000Z"});
  REQUIRE(icalcomponent_count_components(back.calendar.get(), ICAL_VEVENT_COMPONENT) == 2);
  auto* other = icalcomponent_get_next_component(back.calendar.get(), ICAL_VEVENT_COMPONENT);
  CHECK(std::string(icalcomponent_get_uid(other)) == "b1@muster");
  CHECK(std::string(icaltime_as_ical_string(icalcomponent_get_recurrenceid(other))) == "20221202T100000Z");
  CHECK(std::string(icaltime_as_ical_string(icalcomponent_get_dtend(other))) == "20221202T130000Z");
}

TEST_CASE("no text can end a line of its own, and lines are short") {
  auto entry = summit();
  entry.title = "Summit\r\nATTENDEE:mailto:eve@example.org \x01" + std::string(200, 'x');
  const auto bytes = written(entry);
  CHECK(bytes.find("\r\nATTENDEE:mailto:eve") == std::string::npos);
  CHECK(bytes.find('\x01') == std::string::npos);
  std::size_t begin = 0;
  while (begin < bytes.size()) {
    const auto end = bytes.find("\r\n", begin);
    REQUIRE(end != std::string::npos);
    CHECK(end - begin <= 75);
    begin = end + 2;
  }
  CHECK(bytes == written(entry));
}

TEST_CASE("several entries stand in one calendar, which says its name and when to read again") {
  auto gone = summit();
  gone.method = Method::cancel;
  gone.uid = "b2@muster";
  const auto bytes = written(Collection{"LIIA\r\nX-EVIL:1", {summit(), gone}});
  const ReadBack back(bytes);
  CHECK(icalcomponent_count_components(back.calendar.get(), ICAL_VEVENT_COMPONENT) == 2);
  CHECK(icalcomponent_get_method(back.calendar.get()) == ICAL_METHOD_PUBLISH);
  CHECK(icalcomponent_get_status(back.event) == ICAL_STATUS_CONFIRMED);
  auto* second = icalcomponent_get_next_component(back.calendar.get(), ICAL_VEVENT_COMPONENT);
  CHECK(icalcomponent_get_status(second) == ICAL_STATUS_CANCELLED);
  CHECK(bytes.find("REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n") != std::string::npos);
  CHECK(bytes.find("\r\nX-EVIL") == std::string::npos);
  CHECK(written(Collection{"Nothing yet"}).find("X-WR-CALNAME:Nothing yet\r\n") != std::string::npos);
}

}  // namespace
}  // namespace muster::calendar
