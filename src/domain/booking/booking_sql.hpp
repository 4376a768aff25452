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

struct EventBooking {
  std::string id;
  State state = State::booked;
};
/// By the ids of the people, whatever the state.
[[nodiscard]] std::unordered_map<std::string, EventBooking> bookings(store::Session& session,
                                                                     const std::string& event_id);
/// A new booking with its first step; `act_id` names the press of the button that made it, `batch` the import that
/// hides it for now. False of a batch where somebody was faster, for that is found at its end.
bool insert_booking(store::Session& session, const std::string& id, const std::string& event_id,
                    const std::string& person_id, const store::AuditContext& audit, State state = State::booked,
                    const std::string& act_id = "", std::int64_t batch = 0);
/// Takes away what an import that is still being saved has hidden of a person, for one event or (empty) for all:
/// somebody does something with them now, and the import looks at them once more before it is shown.
void drop_hidden(store::Session& session, const std::string& person_id, const std::string& event_id = "");

/// Whether any booking is of the person, a hidden one too.
[[nodiscard]] bool is_booked(store::Session& session, const std::string& person_id);

/// Ids of the changes by which an import named people.
[[nodiscard]] std::vector<std::string> names_given_by(store::Session& session, const std::string& import_id);

/// Deletes up to `most` of what an import that will not be shown has saved; false where nothing is left.
bool discard_saved(store::Session& session, const intake::Import& import, std::int64_t most);

}  // namespace muster::booking::sql
