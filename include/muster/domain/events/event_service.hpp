#pragma once
// Adding events and finding them again.

#include <muster/domain/events/event.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::events {

/// What the organiser gives; names instead of ids.
struct NewEvent {
  std::string slug;
  std::string title;
  std::string date;    ///< YYYY-MM-DD
  std::string region;  ///< slug; empty takes the one that the programme offers first
  std::string venue;
  std::string attendance = "in person";
  std::string programme;  ///< name; empty takes the database's first programme
};

/// Adds an event. Errors: those of check_event, an unknown region (with the nearest), a slug that is taken.
[[nodiscard]] Result<Event> add_event(store::Database& database, const store::AuditContext& audit,
                                      const NewEvent& wanted);

/// Regions of the programmes, each once, the one offered first in front; where none is named, those that are shared.
[[nodiscard]] Result<std::vector<people::RegionInUse>> regions_offered(store::Database& database,
                                                                       const std::vector<std::string>& programmes);

/// All events, newest first.
[[nodiscard]] Result<std::vector<Event>> list_events(store::Database& database);

/// One page of the events of these programmes (by name; nothing: of all), newest first.
[[nodiscard]] Result<ListPage<Event>> events_by_page(store::Database& database,
                                                     const std::optional<std::vector<std::string>>& programmes,
                                                     std::int64_t page, std::int64_t page_size);

/// The event with that slug; not_found with the nearest spelling where there is none.
[[nodiscard]] Result<Event> find_event(store::Database& database, const std::string& slug);
[[nodiscard]] Result<Event> find_event(store::Session& session, const std::string& slug);
/// The event that a row of the store refers to. Throws std::logic_error where there is none.
[[nodiscard]] Event event_with_id(store::Session& session, const std::string& id);

/// To be called in the transaction of every change that figures may depend on.
void mark_changed(store::Session& session, const std::string& event_id);

}  // namespace muster::events
