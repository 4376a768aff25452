// Makes of an event what may be passed on, and writes lists of them for search engines and readers of news.
#include "shown_event.hpp"

#include <muster/kit/base/markup.hpp>

#include <Poco/DateTimeFormat.h>
#include <Poco/DateTimeFormatter.h>
#include <Poco/Timestamp.h>

#include <chrono>
#include <sstream>

namespace muster::feeds {
namespace {

bool leads_elsewhere(const std::string& word) {
  auto small = word;
  for (char& letter : small)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return small.find("://") != std::string::npos || small.find("www.") != std::string::npos;
}

/// The moment in UTC; the day alone where no minutes are known.
std::string iso_moment(Date day, const std::optional<int>& minutes, const Zone& zone) {
  if (!minutes) return iso_date(day);
  const auto instant = parse_local_field(iso_date(day) + "T" + events::time_of_day(*minutes), zone);
  return instant.ok() ? iso_instant(*instant) : iso_date(day);
}

std::string joined_with(const std::string& first, const std::string& second) {
  return first + (first.empty() || second.empty() ? "" : ", ") + second;
}

const char* mode_of(events::Attendance attendance) {
  switch (attendance) {
    case events::Attendance::online:
      return "https://schema.org/OnlineEventAttendanceMode";
    case events::Attendance::hybrid:
      return "https://schema.org/MixedEventAttendanceMode";
    case events::Attendance::in_person:
      break;
  }
  return "https://schema.org/OfflineEventAttendanceMode";
}

Json location_of(const PublicEvent& event) {
  const Json online = json_object({{"@type", "VirtualLocation"}, {"url", event.url}});
  const Json place = json_object({{"@type", "Place"},
                                  {"name", if_any(event.venue)},
                                  {"address", event.address.empty() ? event.venue : event.address}});
  const bool has_place = !event.venue.empty() || !event.address.empty();
  if (event.attendance == events::Attendance::online) return online;
  if (event.attendance == events::Attendance::in_person) return has_place ? place : Json();
  return has_place ? Json(Json::Array{place, online}) : online;
}

Json event_json(const PublicEvent& event, const std::string& programme) {
  return json_object(
      {{"@type", "Event"},
       {"@id", event.url},
       {"name", event.title},
       {"url", event.url},
       {"startDate", event.begins},
       {"endDate", if_any(event.ends)},
       {"eventStatus", event.cancelled ? "https://schema.org/EventCancelled" : "https://schema.org/EventScheduled"},
       {"eventAttendanceMode", mode_of(event.attendance)},
       {"location", if_any(location_of(event))},
       {"description", if_any(event.about)},
       {"organizer", json_object({{"@type", "Organization"}, {"name", programme}})}});
}

/// "Fri, 10 Jun 2022 09:00:00 GMT": RFC 822 with the four digits of the year that RSS 2.0 asks for.
std::string rss_date(Instant instant) {
  const Poco::Timestamp moment(
      std::chrono::duration_cast<std::chrono::microseconds>(instant.time_since_epoch()).count());
  return Poco::DateTimeFormatter::format(moment, Poco::DateTimeFormat::RFC1123_FORMAT);
}

std::string element(const char* name, const std::string& words) {
  return std::string("<") + name + ">" + escaped(words) + "</" + name + ">\n";
}

}  // namespace

std::string without_links(const std::string& words) {
  std::istringstream rest(words);
  std::string kept;
  for (std::string word; rest >> word;)
    if (!leads_elsewhere(word)) kept += (kept.empty() ? "" : " ") + word;
  while (kept.ends_with(',') || kept.ends_with(':') || kept.ends_with(' ')) kept.pop_back();
  return kept;
}

calendar::Entry bare_entry(calendar::Entry entry, const std::string& url) {
  entry.title = without_links(entry.title);
  entry.location = without_links(entry.location);
  // Calendars that show no link of an entry show its words.
  entry.description = url;
  entry.url = url;
  entry.organiser.reset();
  entry.attendee.reset();
  return entry;
}

bool is_public(const booking::EventSheet& sheet, Instant now) {
  const auto& page = sheet.page;
  const bool anybody = page.way == booking::BookingWay::open || page.way == booking::BookingWay::ask;
  return !page.code.empty() && anybody && !page.members_only && day_in(page.zone, now) <= sheet.last_day;
}

PublicEvent public_event(const booking::EventSheet& sheet, const std::string& site) {
  const auto& [event, page, sessions, last_day, changed_at] = sheet;
  const auto [starts, ends] = booking::hours_of(page, sessions);
  PublicEvent shown;
  shown.url = site + "/b/" + page.code;
  shown.title = without_links(event.title);
  const auto hours = booking::hours_words(starts, ends);
  shown.when = joined_with(long_date(event.date), hours) + booking::zone_words(page.zone, hours);
  if (last_day > event.date) shown.when += ", until " + long_date(last_day);
  shown.venue = without_links(event.venue);
  shown.address = without_links(page.address);
  shown.where = joined_with(shown.venue, shown.address);
  if (event.attendance == events::Attendance::online) shown.where = joined_with("Online", shown.where);
  if (event.attendance == events::Attendance::hybrid) shown.where = joined_with(shown.where, "and online");
  shown.about = without_links(page.about);
  shown.attendance = event.attendance;
  shown.cancelled = event.cancelled;
  shown.changed_at = changed_at;
  shown.begins = iso_moment(event.date, starts, page.zone);
  if (last_day > event.date)
    shown.ends = iso_date(last_day);
  else if (ends)
    shown.ends = iso_moment(event.date, ends, page.zone);
  return shown;
}

Json json_ld(const PublicList& list) {
  return json_object(
      {{"@context", "https://schema.org"}, {"@graph", json_array(list.events, [&](const PublicEvent& event) {
                                              return event_json(event, list.programme);
                                            })}});
}

std::string rss(const PublicList& list, const std::string& self) {
  std::string out = R"(<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
)";
  out += element("title", "Events of " + list.name());
  out += element("link", list.url);
  out += element("description", "What comes at " + list.name() + ", and where to book it.");
  out += element("language", "en-GB");
  out += "<atom:link href=\"" + escaped(self) + "\" rel=\"self\" type=\"application/rss+xml\"/>\n";
  for (const auto& event : list.events) {
    out += "<item>\n";
    out += element("title", (event.cancelled ? "Cancelled: " : "") + event.title);
    out += element("link", event.url);
    out += "<guid isPermaLink=\"true\">" + escaped(event.url) + "</guid>\n";
    auto words = joined_with(event.when, event.where) + ".";
    if (!event.about.empty()) words += " " + event.about;
    out += element("description", words);
    if (event.changed_at) out += element("pubDate", rss_date(*event.changed_at));
    out += "</item>\n";
  }
  return out + "</channel></rss>\n";
}

}  // namespace muster::feeds
