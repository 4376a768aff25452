#pragma once
// Every SQL statement of the booking room.

#include <muster/domain/booking/booking.hpp>
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace muster::booking::sql {

/// Person id -> booking id of everybody who is booked for the event.
[[nodiscard]] std::unordered_map<std::string, std::string> bookings(store::Session& session,
                                                                    const std::string& event_id);
/// A new booking with its first step; `act_id` names the press of the button that made it. Returns the booking's id.
std::string insert_booking(store::Session& session, const std::string& event_id, const std::string& person_id,
                           const store::AuditContext& audit, State state = State::booked,
                           const std::string& act_id = "");

/// Removes bookings of this import that some import made, that no other live import stands for and that nobody has
/// touched since; returns how many.
std::int64_t delete_bookings_of(store::Session& session, const std::string& import_id);
/// Removes people, then organisations, that imports made and that nothing refers to.
void delete_orphans(store::Session& session);

}  // namespace muster::booking::sql
