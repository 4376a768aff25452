#pragma once
// Every SQL statement about events.

#include <muster/domain/events/event.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::events {

/// Names of programmes; nothing where all are meant.
using Programmes = std::optional<std::vector<std::string>>;

namespace sql {

void insert_event(store::Session& session, const Event& event, const std::string& programme_id);
[[nodiscard]] std::optional<Event> select_event(store::Session& session, const std::string& slug);
[[nodiscard]] std::optional<Event> select_event_by_id(store::Session& session, const std::string& id);
[[nodiscard]] std::vector<Event> select_events(store::Session& session);
[[nodiscard]] ListPage<Event> listed_events(store::Session& session, const Programmes& programmes,
                                            const ListQuery& query);
/// What the list of events searches in.
[[nodiscard]] std::string search_text(const std::string& title, const std::string& venue);
/// Title, date, venue, attendance and region become those of `event`.
void update_event(store::Session& session, const Event& event);
void set_cancelled(store::Session& session, const std::string& event_id, std::optional<Instant> at,
                   const std::string& reason);
void add_to_version(store::Session& session, const std::string& event_id);

}  // namespace sql
}  // namespace muster::events
