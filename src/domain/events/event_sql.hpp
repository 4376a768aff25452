#pragma once
// Every SQL statement about programmes and events.

#include <muster/domain/events/event.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::events::sql {

/// The programme of that name (made where missing), or the first there is where the name is empty.
[[nodiscard]] std::string programme_id(store::Session& session, const std::string& name);
void insert_event(store::Session& session, const Event& event, const std::string& programme_id);
[[nodiscard]] std::optional<Event> select_event(store::Session& session, const std::string& slug);
[[nodiscard]] std::optional<Event> select_event_by_id(store::Session& session, const std::string& id);
[[nodiscard]] std::vector<Event> select_events(store::Session& session);
void add_to_version(store::Session& session, const std::string& event_id);

}  // namespace muster::events::sql
