#pragma once
// Changes of seats that are a part of a larger one.

#include <muster/domain/booking/seat_service.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

/// As that which takes a database, in somebody's transaction.
[[nodiscard]] Result<SeatChanges> set_seat_rules(store::Session &session, const store::AuditContext &audit,
                                                 const events::Event &event, const SeatRules &rules,
                                                 std::optional<std::int64_t> seen);

inline constexpr std::int64_t most_ways_at_once = 500;

}  // namespace muster::booking
