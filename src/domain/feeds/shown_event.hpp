#pragma once
// What other programs are shown of an event: what anybody may know of it, and a link to its page. No way to join
// online, and nobody's name or needs.

#include <muster/domain/booking/event_sheets_service.hpp>
#include <muster/kit/base/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::feeds {

/// Words without what leads elsewhere: an address that was typed among them, as that of a meeting, is left out.
[[nodiscard]] std::string without_links(const std::string& words);

/// An entry as a calendar that is passed on may hold it: title, times and place, and the link to `url` alone.
[[nodiscard]] calendar::Entry bare_entry(calendar::Entry entry, const std::string& url);

/// Whether an event stands in the list for everybody: it has a public page on which anybody books or asks for a place,
/// and is not over.
[[nodiscard]] bool is_public(const booking::EventSheet& sheet, Instant now);

struct PublicEvent {
  std::string url;  ///< of its public page
  std::string title;
  std::string when;   ///< "Friday 10 June 2022, 10am to 3pm"
  std::string where;  ///< "Coin Street Centre, 108 Stamford Street", "Online"; may be empty
  std::string about;
  events::Attendance attendance = events::Attendance::in_person;
  bool cancelled = false;
  std::string begins;  ///< as ISO has it: the moment in UTC, or the day where no hour is known
  std::string ends;    ///< the same; may be empty
  std::string venue;
  std::string address;
  std::optional<Instant> changed_at{};  ///< when what is shown here changed last; nothing where that is not known
};
/// `site` begins the addresses.
[[nodiscard]] PublicEvent public_event(const booking::EventSheet& sheet, const std::string& site);

struct PublicList {
  std::string programme;  ///< its name
  std::string url;        ///< of its page
  std::vector<PublicEvent> events;
  std::string series{};  ///< of the list of one series alone: its name
  [[nodiscard]] const std::string& name() const { return series.empty() ? programme : series; }
};
/// Events of schema.org, as search engines read them (JSON-LD 1.1).
[[nodiscard]] Json json_ld(const PublicList& list);
/// RSS 2.0; `self` is its own address.
[[nodiscard]] std::string rss(const PublicList& list, const std::string& self);

}  // namespace muster::feeds
