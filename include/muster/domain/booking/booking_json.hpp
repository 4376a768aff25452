#pragma once
// A booking and its steps as programs read them, over HTTP and from the command line alike.

#include <muster/domain/booking/booking_state_service.hpp>
#include <muster/kit/base/json.hpp>

namespace muster::booking {

[[nodiscard]] Json booking_json(const BookingState& booking);

/// Reasons are for those who may change delegates.
enum class WithReasons { no, yes };
[[nodiscard]] Json step_json(const Step& step, WithReasons reasons);

}  // namespace muster::booking
