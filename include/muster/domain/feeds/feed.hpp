#pragma once
// An address that another program reads by itself: a calendar, a list of public events, or figures. Values and their
// rules; feed_service.hpp makes, renews and ends them.

#include <muster/domain/events/event.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::feeds {

enum class FeedKind {
  calendar,       ///< the events of a programme, or those of some kinds of them; by a secret address
  own_calendar,   ///< the bookings of one e-mail address; by a secret address
  public_events,  ///< events that anybody may book, by an address for everybody; one a programme
  figures         ///< the figures of a programme for spreadsheets; a key that is typed as a password
};
[[nodiscard]] std::string_view kind_code(FeedKind kind);  ///< "calendar", "own calendar", "public events", "figures"
[[nodiscard]] Result<FeedKind> parse_feed_kind(std::string_view code);

struct Feed {
  std::string id{};
  std::string programme_id{};
  FeedKind kind = FeedKind::calendar;
  std::string name{};                             ///< whose or what for: "The office's Outlook"
  std::vector<events::Attendance> attendances{};  ///< of a calendar: the kinds of events in it; none: all
  std::string address{};                          ///< of a calendar of somebody's own, letters small
  std::string code{};                             ///< of a list of public events
  std::string series_id{};                        ///< of one series' events alone; empty: of all
  std::string made_on{};                          ///< ISO date
  std::string used_on{};                          ///< ISO date of the last reading; empty where there was none
  std::int64_t version = 0;
};

inline constexpr std::size_t longest_feed_name = 100;  ///< characters
inline constexpr std::size_t most_feeds = 50;          ///< calendars and keys of a programme
/// A calendar of somebody's own that no program asked for in so long goes.
inline constexpr std::chrono::days unread_for{400};

/// What the name becomes: bad_input at "name" where it is none, too long, or more than one line.
[[nodiscard]] Result<std::string> checked_name(std::string_view typed);
/// Whether a calendar shows an event of that kind.
[[nodiscard]] bool shows(const Feed& feed, events::Attendance attendance);
/// "All events", "In person", "Online, hybrid".
[[nodiscard]] std::string attendances_words(const std::vector<events::Attendance>& attendances);

/// "/calendar/SECRET/events.ics", "/public-events/CODE" with what is below.
[[nodiscard]] std::string calendar_path(std::string_view secret);
[[nodiscard]] std::string public_path(std::string_view code, std::string_view below = {});

}  // namespace muster::feeds
