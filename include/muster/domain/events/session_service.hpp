#pragma once
// The sessions of an event: read, added, changed and taken away.

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/event_session.hpp>
#include <muster/domain/events/session_watch.hpp>

#include <string>
#include <vector>

namespace muster::events {

/// The event itself. conflict for a round or a survey, which have no sessions of their own.
[[nodiscard]] Result<Event> event_with_sessions(store::Session& session, const std::string& event_slug);

/// By day and time. Of a round those of its event; of a survey none.
[[nodiscard]] std::vector<EventSession> sessions_of(store::Session& session, const std::string& event_id);
[[nodiscard]] Result<std::vector<EventSession>> list_sessions(store::Database& database, const std::string& event_slug);
/// The day of its latest session, or its own where none is later: it is past after that.
[[nodiscard]] Date last_day_of(store::Session& session, const Event& event);
/// not_found with the codes there are.
[[nodiscard]] Result<EventSession> find_session(store::Database& database, const std::string& event_slug,
                                                const std::string& code);

[[nodiscard]] Result<EventSession> find_session(store::Session& session, const Event& event, const std::string& code);

/// Adds them, all or none; one without a code gets one made of its title. Errors: those of check_session, a code that
/// is taken, more than most_sessions, a round or a survey, which have no sessions of their own.
[[nodiscard]] Result<std::vector<EventSession>> add_sessions(store::Database& database,
                                                             const store::AuditContext& audit,
                                                             const std::string& event_slug,
                                                             std::vector<EventSession> wanted);
/// Everything of it becomes that of `wanted`, but its code.
[[nodiscard]] Result<EventSession> change_session(store::Database& database, const store::AuditContext& audit,
                                                  const std::string& event_slug, const std::string& code,
                                                  EventSession wanted, const SessionWatch& watch = {});
/// conflict where a round is about it.
[[nodiscard]] Outcome delete_session(store::Database& database, const store::AuditContext& audit,
                                     const std::string& event_slug, const std::string& code,
                                     const SessionWatch& watch = {});

// Each of these changes can be taken back (agenda_service.hpp).

/// Gives a new event the sessions of another, with their codes and on the same days after it.
[[nodiscard]] Outcome copy_sessions(store::Database& database, const store::AuditContext& audit,
                                    const std::string& from_slug, const std::string& to_slug);

}  // namespace muster::events
