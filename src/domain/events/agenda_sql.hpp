#pragma once
// Every SQL statement about what agendas were before their changes, and about those that attendees see.

#include <muster/domain/events/agenda_service.hpp>

#include <optional>
#include <string>

namespace muster::events::sql {

inline constexpr std::int64_t most_agenda_changes = 50;  ///< kept of one event

struct KeptAgendaChange {
  AgendaChange change;
  std::string before;
};
[[nodiscard]] std::optional<KeptAgendaChange> newest_agenda_change(store::Session& session,
                                                                   const std::string& event_id);
/// Keeps it as the newest, and forgets those beyond most_agenda_changes.
AgendaChange insert_agenda_change(store::Session& session, const std::string& event_id, const std::string& what,
                                  const std::string& before);
void delete_agenda_change(store::Session& session, const std::string& event_id, std::int64_t number);

[[nodiscard]] bool is_agenda_shown(store::Session& session, const std::string& event_id);
void set_agenda_shown(store::Session& session, const std::string& event_id, std::optional<Instant> at);

/// All of this event, before it goes itself.
void delete_agenda_of(store::Session& session, const std::string& event_id);

}  // namespace muster::events::sql
