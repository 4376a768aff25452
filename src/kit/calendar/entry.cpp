// Writes entries by libical.
#include <muster/kit/calendar/collection.hpp>

#include <libical/ical.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace muster::calendar {
namespace {

constexpr const char* product = "-//Muster//Booking//EN";
constexpr const char* read_again = "PT6H";

struct Freed {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};

std::string plain(const std::string& text) {
  std::string kept;
  for (const char letter : text)
    if (const auto byte = static_cast<unsigned char>(letter); (byte >= 0x20 && byte != 0x7f) || letter == '\n')
      kept += letter;
  return kept;
}

icalproperty_method method_of(Method method) {
  if (method == Method::request) return ICAL_METHOD_REQUEST;
  return method == Method::cancel ? ICAL_METHOD_CANCEL : ICAL_METHOD_PUBLISH;
}

/// Moments are written in UTC, so that no calendar has to know a zone's summer time.
icaltimetype moment(Instant instant) {
  return icaltime_from_timet_with_zone(std::chrono::system_clock::to_time_t(instant), 0,
                                       icaltimezone_get_utc_timezone());
}

icaltimetype there(Date day, const Zone& zone, int minutes) {
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  const auto instant = parse_local_field(iso_date(day) + "T" + two(minutes / 60) + ":" + two(minutes % 60), zone);
  if (!instant.ok()) throw std::logic_error("a calendar entry begins at no time of its day");
  return moment(*instant);
}

icaltimetype whole_day(Date day) {
  auto time = icaltime_null_date();
  time.year = static_cast<int>(day.year());
  time.month = static_cast<int>(static_cast<unsigned>(day.month()));
  time.day = static_cast<int>(static_cast<unsigned>(day.day()));
  return time;
}

icaltimetype begin_of(const Sitting& sitting, const Zone& zone) {
  return sitting.starts_at ? there(sitting.day, zone, *sitting.starts_at) : whole_day(sitting.day);
}

void add_times(icalcomponent* event, const Sitting& sitting, const Zone& zone) {
  icalcomponent_add_property(event, icalproperty_new_dtstart(begin_of(sitting, zone)));
  if (!sitting.starts_at) {
    const Date next = std::chrono::sys_days(sitting.day) + std::chrono::days(1);
    icalcomponent_add_property(event, icalproperty_new_dtend(whole_day(next)));
  } else if (sitting.ends_at) {
    icalcomponent_add_property(event, icalproperty_new_dtend(there(sitting.day, zone, *sitting.ends_at)));
  }
}

void name_party(icalproperty* property, const Party& party) {
  // A parameter cannot hold a quote.
  std::string name;
  for (const char letter : plain(party.name))
    if (letter != '"' && letter != '\n') name += letter;
  if (!name.empty()) icalproperty_add_parameter(property, icalparameter_new_cn(name.c_str()));
}

using Calendar = std::unique_ptr<icalcomponent, Freed>;

Calendar begun(Method method) {
  Calendar calendar(icalcomponent_new_vcalendar());
  icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
  icalcomponent_add_property(calendar.get(), icalproperty_new_prodid(product));
  icalcomponent_add_property(calendar.get(), icalproperty_new_method(method_of(method)));
  return calendar;
}

bool as_long(const Sitting& one, const Sitting& other) {
  return one.ends_at.value_or(0) - one.starts_at.value_or(0) == other.ends_at.value_or(0) - other.starts_at.value_or(0);
}

/// Names every day, the first too: the standard counts it anyway, but some calendars forget it beside further dates.
void add_days(icalcomponent* event, const Entry& entry) {
  const auto add = [&](const Sitting& sitting) {
    icalcomponent_add_property(event,
                               icalproperty_new_rdate({begin_of(sitting, entry.zone), icalperiodtype_null_period()}));
  };
  add({entry.day, entry.starts_at, entry.ends_at});
  for (const auto& other : entry.further) add(other);
}

/// One day of an entry: the first, which names the others, or another whose hours are of another length.
void add_day(icalcomponent* calendar, const Entry& entry, const Sitting& sitting, bool first) {
  auto* event = icalcomponent_new_vevent();
  icalcomponent_add_component(calendar, event);
  const auto add = [&](icalproperty* property) { icalcomponent_add_property(event, property); };
  add(icalproperty_new_uid(plain(entry.uid).c_str()));
  add(icalproperty_new_sequence(static_cast<int>(entry.sequence)));
  add(icalproperty_new_dtstamp(moment(entry.stamp)));
  add_times(event, sitting, entry.zone);
  if (!first) add(icalproperty_new_recurrenceid(begin_of(sitting, entry.zone)));
  if (first && !entry.further.empty()) add_days(event, entry);
  add(icalproperty_new_summary(plain(entry.title).c_str()));
  if (!entry.location.empty()) add(icalproperty_new_location(plain(entry.location).c_str()));
  if (!entry.description.empty()) add(icalproperty_new_description(plain(entry.description).c_str()));
  if (!entry.url.empty()) add(icalproperty_new_url(plain(entry.url).c_str()));
  add(icalproperty_new_status(entry.method == Method::cancel ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  if (entry.organiser) {
    auto* organiser = icalproperty_new_organizer(("mailto:" + plain(entry.organiser->email)).c_str());
    name_party(organiser, *entry.organiser);
    add(organiser);
  }
  if (entry.attendee) {
    auto* attendee = icalproperty_new_attendee(("mailto:" + plain(entry.attendee->email)).c_str());
    name_party(attendee, *entry.attendee);
    // They have booked already: no calendar needs to ask them.
    icalproperty_add_parameter(attendee, icalparameter_new_partstat(ICAL_PARTSTAT_ACCEPTED));
    icalproperty_add_parameter(attendee, icalparameter_new_rsvp(ICAL_RSVP_FALSE));
    add(attendee);
  }
}

/// Several days are one entry that comes again: a calendar takes and forgets them together.
void add_entry(icalcomponent* calendar, const Entry& entry) {
  const Sitting first{entry.day, entry.starts_at, entry.ends_at};
  add_day(calendar, entry, first, true);
  for (const auto& other : entry.further)
    if (!as_long(first, other)) add_day(calendar, entry, other, false);
}

void add_own_property(icalcomponent* calendar, const char* name, const std::string& value) {
  // Such a value is written as it is: a line's end in it would begin another property.
  auto line = plain(value);
  std::ranges::replace(line, '\n', ' ');
  auto* property = icalproperty_new_x(line.c_str());
  icalproperty_set_x_name(property, name);
  icalcomponent_add_property(calendar, property);
}

std::string bytes_of(const Calendar& calendar) {
  char* text = icalcomponent_as_ical_string_r(calendar.get());
  std::string bytes(text);
  icalmemory_free_buffer(text);
  return bytes;
}

}  // namespace

std::string method_name(Method method) {
  if (method == Method::request) return "REQUEST";
  return method == Method::cancel ? "CANCEL" : "PUBLISH";
}

std::string written(const Entry& entry) {
  const auto calendar = begun(entry.method);
  add_entry(calendar.get(), entry);
  return bytes_of(calendar);
}

std::string written(const Collection& collection) {
  const auto calendar = begun(Method::publish);
  // As the standard has it (RFC 7986), and as calendars asked for it before.
  auto* interval = icalproperty_new_refreshinterval(icaldurationtype_from_string(read_again));
  icalproperty_add_parameter(interval, icalparameter_new_value(ICAL_VALUE_DURATION));
  icalcomponent_add_property(calendar.get(), interval);
  add_own_property(calendar.get(), "X-PUBLISHED-TTL", read_again);
  icalcomponent_add_property(calendar.get(), icalproperty_new_name(plain(collection.name).c_str()));
  add_own_property(calendar.get(), "X-WR-CALNAME", collection.name);
  for (const auto& entry : collection.entries) add_entry(calendar.get(), entry);
  return bytes_of(calendar);
}

}  // namespace muster::calendar
