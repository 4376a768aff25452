#pragma once
// By which other programs are told where a booking stands, in the transaction of the step.

#include <muster/domain/booking/booking.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::booking::sql {

/// That a booking stands in that state now. Most states are no news to anybody outside.
void tell_state(store::Session& session, const std::string& booking_id, State state, Instant at);

/// That an import brought a list of delegates: told once, whatever its length.
void tell_list(store::Session& session, const std::string& event_id, const std::string& import_id, Instant at);

}  // namespace muster::booking::sql
