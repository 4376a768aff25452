#pragma once
// A series over its events: who came to which, figures of each beside each other, and its copy with dates moved.

#include <muster/domain/booking/booking.hpp>
#include <muster/domain/events/series.hpp>
#include <muster/front/dashboard/event_upkeep_service.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace muster::dashboard {

/// One person who stands on a list of the series.
struct SeriesPerson {
  std::string person_id;
  std::string name;
  std::string organisation;
  std::vector<std::optional<booking::State>> states;  ///< by event, in the order of the series
  std::int64_t came = 0;                              ///< events
  std::vector<std::string> missed{};  ///< titles of compulsory events that are over and were not come to
};
struct SeriesPeople {
  events::SeriesBook book;
  std::vector<SeriesPerson> people;  ///< by surname
};
/// An event counts as missed on the day after it, of whoever is or was registered for any event of the series; not of
/// a cancelled event.
[[nodiscard]] Result<SeriesPeople> series_people(store::Database& database, const std::string& programme_id,
                                                 const std::string& series_id, Date today);

/// What happened at one event of a series, in people.
struct SeriesFigures {
  events::SeriesEvent event;
  std::int64_t invited = 0;
  std::int64_t registered = 0;
  std::int64_t came = 0;
  bool asked = false;  ///< whether a form was open to them
  std::int64_t answered = 0;
  bool answered_in_fives = false;  ///< at least so many
};
struct SeriesOverview {
  events::SeriesBook book;
  std::vector<SeriesFigures> events;
  std::int64_t people = 0;     ///< who came to any, each once
  std::string newest_asked{};  ///< short name of the last event whose form was answered; empty where none was
};
[[nodiscard]] Result<SeriesOverview> series_overview(store::Database& database, const std::string& programme_id,
                                                     const std::string& series_id);

/// A new series of events like these, all of it or nothing: those that are not cancelled, each as many days later as
/// the first begins on `first`. The year moves in titles too. Errors: those of events::add_series and copy_event; at
/// "first" a day on which the first event is already.
[[nodiscard]] Result<events::Series> copy_series(store::Database& database, const store::AuditContext& audit,
                                                 const std::string& programme_id, const std::string& series_id,
                                                 const std::string& name, Date first, const ShippedReports& reports);

/// A cohort, not a conference: each booking is a person recognised among all.
inline constexpr std::size_t most_booked_for_series = 60;
/// Books everybody who is registered for one event of a series for its others that are still to come, all or none:
/// who stands on a list already, whatever their state there, stays as they are. Returns how many bookings were made.
/// Errors at "from": no such event, nobody booked for it, more than most_booked_for_series, or whoever cannot be booked
/// (an event is full), named.
[[nodiscard]] Result<std::int64_t> book_for_series(store::Database& database, const store::AuditContext& audit,
                                                   const std::string& programme_id, const std::string& series_id,
                                                   const std::string& from_slug);

}  // namespace muster::dashboard
