#pragma once
// Whom a judged list would book who has no booking yet, so that shares of seats can be held against it before.

#include "delegate_judgement.hpp"

#include <muster/domain/booking/seats.hpp>

#include <vector>

namespace muster::booking {

/// Each person once, as far as seats go by them: no name, no id.
[[nodiscard]] std::vector<SeatClaim> booked_anew(const DelegateJudgement& judged);

}  // namespace muster::booking
