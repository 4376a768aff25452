#pragma once
// Series of events made, renamed, filled, put in order and taken away. Each change in one transaction, with its trace.

#include <muster/domain/events/series.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace muster::events {

/// All of a programme by name, each with its events.
[[nodiscard]] Result<std::vector<SeriesBook>> series_of_programme(store::Database& database,
                                                                  const std::string& programme_id);
[[nodiscard]] std::vector<SeriesBook> series_of_programme(store::Session& session, const std::string& programme_id);
/// not_found where the programme has none of that id.
[[nodiscard]] Result<SeriesBook> series_book(store::Database& database, const std::string& programme_id,
                                             const std::string& id);
[[nodiscard]] Result<SeriesBook> series_book(store::Session& session, const std::string& programme_id,
                                             const std::string& id);
/// By its name, however it is written. not_found names those there are.
[[nodiscard]] Result<SeriesBook> series_called(store::Database& database, const std::string& programme_id,
                                               const std::string& name);
/// The series that an event stands in.
[[nodiscard]] std::optional<Series> series_of_event(store::Session& session, const std::string& event_id);
/// Ids of its events.
[[nodiscard]] std::set<std::string> events_in_series(store::Session& session, const std::string& series_id);
/// Events of the programme that stand in no series, newest first.
[[nodiscard]] Result<std::vector<Event>> events_without_series(store::Database& database,
                                                               const std::string& programme_id);

/// Errors: those of checked_series_name; at "name" one that the programme has already; conflict where it has
/// most_series.
[[nodiscard]] Result<Series> add_series(store::Database& database, const store::AuditContext& audit,
                                        const std::string& programme_id, const std::string& name);
[[nodiscard]] Outcome rename_series(store::Database& database, const store::AuditContext& audit,
                                    const std::string& programme_id, const std::string& id, const std::string& name);
/// Takes the series away; its events stay what they are.
[[nodiscard]] Outcome delete_series(store::Database& database, const store::AuditContext& audit,
                                    const std::string& programme_id, const std::string& id);

/// An event in it, by its short name.
struct PlacedEvent {
  std::string slug;
  bool compulsory = false;
};
/// Puts an event behind the others. Errors at "event": no event of the programme; conflict where it stands in a series,
/// naming it, or the series has most_in_series.
[[nodiscard]] Outcome put_in_series(store::Database& database, const store::AuditContext& audit,
                                    const std::string& programme_id, const std::string& id, const PlacedEvent& placed);
/// These are its events, in this order. The same errors.
[[nodiscard]] Outcome set_series_events(store::Database& database, const store::AuditContext& audit,
                                        const std::string& programme_id, const std::string& id,
                                        const std::vector<PlacedEvent>& placed);

/// What a series is to become; what is left out stays as it is.
struct SeriesChange {
  std::optional<std::string> name{};
  std::optional<std::vector<PlacedEvent>> events{};  ///< all of them, in their order
  std::optional<std::int64_t> version{};             ///< that of the series which was read
};
/// All of it or nothing. The errors of the two above; conflict at "version" where the series is another by now.
[[nodiscard]] Outcome change_series(store::Database& database, const store::AuditContext& audit,
                                    const std::string& programme_id, const std::string& id, const SeriesChange& change);

/// What is done to one event of a series by one press.
enum class SeriesStep { earlier, later, by_date, compulsory, voluntary, take_out };
/// Of by_date all events are put in the order of their days, whatever `slug` is. not_found where it does not stand in
/// it; what is so already stays so.
[[nodiscard]] Outcome take_series_step(store::Database& database, const store::AuditContext& audit,
                                       const std::string& programme_id, const std::string& id, const std::string& slug,
                                       SeriesStep step);

}  // namespace muster::events
