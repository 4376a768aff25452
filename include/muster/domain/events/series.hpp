#pragma once
// A named series of a programme's events: meetings of a year, modules of a cohort. Values and their rules.

#include <muster/domain/events/event.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::events {

struct Series {
  std::string id{};
  std::string programme_id{};
  std::string name{};
  std::int64_t version = 0;  ///< grows with every change to its name or its events
};

struct SeriesEvent {
  Event event;
  bool compulsory = false;  ///< whoever belongs to the series is to come to it
};

/// A series with its events in their order.
struct SeriesBook {
  Series series;
  std::vector<SeriesEvent> events;
};

inline constexpr std::size_t longest_series_name = 100;  ///< characters
inline constexpr std::size_t most_in_series = 60;        ///< events
inline constexpr std::size_t most_series = 200;          ///< of a programme

/// What the name becomes: bad_input at "name" where it is none, too long, or more than one line.
[[nodiscard]] Result<std::string> checked_series_name(std::string_view typed);
/// "4 events, 10 March 2027 to 12 December 2027"; "No events yet".
[[nodiscard]] std::string series_words(const SeriesBook& book);
/// The words with the number of one year replaced by that of another wherever it stands: "Meetings 2026" -> "Meetings
/// 2027".
[[nodiscard]] std::string in_year(std::string words, int from, int to);

}  // namespace muster::events
