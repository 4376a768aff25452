#pragma once
// Changing an event after it was added: its details, that it will not take place, and deleting it while nothing
// belongs to it.

#include <muster/domain/events/event_service.hpp>

#include <string>

namespace muster::events {

/// What may change; the short name may not, for it stands in addresses that people have.
struct EventDetails {
  std::string title;
  std::string date;    ///< YYYY-MM-DD
  std::string region;  ///< slug, as the programme sees it; empty: as it is, were it one that the programme left
  std::string venue;
  std::string attendance;
  std::string time_zone{};  ///< "Europe/Paris"; empty: as it is
};
/// Errors: those of check_event, an unknown region or time zone.
[[nodiscard]] Result<Event> change_event(store::Database& database, const store::AuditContext& audit,
                                         const std::string& slug, const EventDetails& details);

inline constexpr std::size_t longest_reason = 300;
/// The event will not take place; it stays, with the reason. conflict where that is known already.
[[nodiscard]] Outcome cancel_event(store::Database& database, const store::AuditContext& audit, const std::string& slug,
                                   const std::string& reason);
/// It takes place after all.
[[nodiscard]] Outcome restore_event(store::Database& database, const store::AuditContext& audit,
                                    const std::string& slug);

/// Deletes the event's own row. Throws store::DatabaseError where another row refers to it.
void delete_event(store::Session& session, const store::AuditContext& audit, const std::string& event_id);

}  // namespace muster::events
