#pragma once
// What ties a booking to others, in the store.

#include "domain/booking/list_file/change_rows.hpp"

#include <muster/platform/store/database.hpp>

namespace muster::booking::sql {

[[nodiscard]] BookingTies ties_of(store::Session& session, const std::string& booking_id);
/// Who booked for a colleague; empty: nobody who is known any more. Nothing where nobody booked for them.
void set_booker(store::Session& session, const std::string& booking_id, const std::string& booker_id);
/// `ties` says by whom, until when and whether it was answered.
void put_booked_for(store::Session& session, const std::string& booking_id, const std::string& event_id,
                    const BookingTies& ties);
void drop_booked_for(store::Session& session, const std::string& booking_id);
[[nodiscard]] bool stands_in_event(store::Session& session, const std::string& booking_id, const std::string& event_id);

}  // namespace muster::booking::sql
