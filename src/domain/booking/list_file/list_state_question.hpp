#pragma once
// The one question about a whole list: booked, or to be invited.

#include <muster/domain/booking/list_state.hpp>
#include <muster/domain/intake/kind_service.hpp>

namespace muster::booking {

/// Decided until somebody says otherwise; it stops nothing.
[[nodiscard]] intake::QuestionSection list_state_question(State taken_in_as);

}  // namespace muster::booking
