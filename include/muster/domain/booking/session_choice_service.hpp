#pragma once
// Which sessions of an event people choose among when they book, and who chose which.

#include <muster/domain/booking/session_choice.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/domain/events/session_watch.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::booking {

struct SessionChoices {
  events::Event event;
  std::vector<events::EventSession> sessions;  ///< all of the event that are no break, by day and time
  std::vector<OfferedSession> offered;         ///< those that can be chosen, by day and time
  std::vector<OfferedSession> counted{};       ///< all of `sessions` with who chose them, offered or not
};
[[nodiscard]] Result<SessionChoices> session_choices(store::Database& database, const std::string& event_slug);
[[nodiscard]] bool offers_sessions(store::Database& database, const std::string& event_id);
/// Lets people choose among these, by their codes; none: they choose none. What was chosen of others stays noted and
/// counts again when they are offered again. Errors, at "sessions": a code that no session has.
[[nodiscard]] Result<SessionChoices> offer_sessions(store::Database& database, const store::AuditContext& audit,
                                                    const std::string& event_slug,
                                                    const std::vector<std::string>& codes);

/// Who chose a session and has a booking that stands.
struct SessionGuest {
  std::string person_id;
  std::string name;
  std::string organisation;
  std::string state;  ///< "booked"
};
/// Sorted by "name" and "organisation". not_found where the event has no such session.
[[nodiscard]] Result<ListPage<SessionGuest>> who_chose(store::Database& database, const std::string& event_slug,
                                                       const std::string& code, const ListQuery& query);

/// Counts who chose a session, and tells them by mail when it is deleted, or goes to another time or place.
[[nodiscard]] events::SessionWatch session_watch();

}  // namespace muster::booking
