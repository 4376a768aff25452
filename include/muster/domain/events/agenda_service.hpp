#pragma once
// The agenda of an event as a whole: its newest change taken back, sessions moved in time, and whether attendees see
// it.

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/event_session.hpp>
#include <muster/domain/events/session_watch.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::events {

struct AgendaChange {
  std::int64_t number = 0;  ///< of this event's changes; later ones have greater numbers
  std::string what{};       ///< a sentence: "Panel is added."
};
/// The newest change that can be taken back; each event keeps its last 50.
[[nodiscard]] Result<std::optional<AgendaChange>> last_agenda_change(store::Database& database,
                                                                     const std::string& event_slug);
/// Makes the agenda what it was before that change. conflict where it is not the newest, or where a round is about a
/// session that would go.
[[nodiscard]] Result<AgendaChange> undo_agenda_change(store::Database& database, const store::AuditContext& audit,
                                                      const std::string& event_slug, std::int64_t number);

struct Move {
  int minutes = 0;         ///< later; earlier where it is less than nothing
  bool later_too = false;  ///< also what starts after it on its day
};
/// The sessions that were moved. Errors: by no minute, or out of the day, at "minutes".
[[nodiscard]] Result<std::vector<EventSession>> move_session(store::Database& database,
                                                             const store::AuditContext& audit,
                                                             const std::string& event_slug, const std::string& code,
                                                             const Move& wanted, const SessionWatch& watch = {});

/// An agenda is seen by attendees once an organiser has said so, at /agenda/ and the event's short name.
[[nodiscard]] Result<bool> is_agenda_shown(store::Database& database, const std::string& event_slug);
[[nodiscard]] bool is_agenda_shown(store::Session& session, const Event& event);
/// Errors: an event without sessions; a round or a survey.
[[nodiscard]] Outcome show_agenda(store::Database& database, const store::AuditContext& audit,
                                  const std::string& event_slug, bool shown);

struct ShownAgenda {
  Event event;
  std::vector<EventSession> sessions;
};
/// What whoever knows the address may see: not_found in the same words where there is no such event, and where its
/// agenda is not shown.
[[nodiscard]] Result<ShownAgenda> shown_agenda(store::Database& database, const std::string& event_slug);

}  // namespace muster::events
