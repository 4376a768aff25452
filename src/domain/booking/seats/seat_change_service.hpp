#pragma once
// Changes of seats that are a part of a larger one, or of several people at
// once.

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
/// Says of several whether they come by screen to a hybrid event, all or none;
/// returns of how many it is another way than before. The conflict names whom
/// there is no seat for.
[[nodiscard]] Result<std::int64_t> set_ways(store::Database &database, const store::AuditContext &audit,
                                            const std::string &event_slug, const std::vector<std::string> &people,
                                            bool online);

}  // namespace muster::booking
