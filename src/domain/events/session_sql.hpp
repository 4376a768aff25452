#pragma once
// Every SQL statement about sessions of events.

#include <muster/domain/events/event_session.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::events::sql {

/// By day and time.
[[nodiscard]] std::vector<EventSession> select_sessions(store::Session& session, const std::string& event_id);
[[nodiscard]] std::optional<EventSession> select_session(store::Session& session, const std::string& event_id,
                                                         const std::string& code);
[[nodiscard]] std::optional<EventSession> select_session_by_id(store::Session& session, const std::string& id);
void insert_session(store::Session& session, const std::string& event_id, const EventSession& wanted);
void update_session(store::Session& session, const EventSession& wanted);
void delete_session(store::Session& session, const std::string& id);
void delete_sessions_of(store::Session& session, const std::string& event_id);
/// Titles of the rounds that are about it.
[[nodiscard]] std::vector<std::string> rounds_about(store::Session& session, const std::string& session_id);

}  // namespace muster::events::sql
