#pragma once
// Keeping a public page as a part of a larger change.

#include <muster/domain/booking/public_booking_service.hpp>

#include <cstdint>
#include <optional>

namespace muster::booking {

/// As that which takes a database, in somebody's transaction.
[[nodiscard]] Result<BookingPage> set_booking_page(store::Session &session, const store::AuditContext &audit,
                                                   const events::Event &event, BookingPage wanted,
                                                   std::optional<std::int64_t> seen);

}  // namespace muster::booking
