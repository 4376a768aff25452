#pragma once
// Requests that somebody comes in another's place, in the store.

#include <muster/domain/booking/substitute_service.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>

namespace muster::booking::sql {

/// The request of a booking, where nothing happened to the booking since.
[[nodiscard]] std::optional<SubstituteRequest> find_request(store::Session& session, const std::string& booking_id);
/// Replaces the one before; it hangs on the booking's newest step.
void save_request(store::Session& session, const std::string& booking_id, const std::string& event_id,
                  const people::TypedPerson& other, Instant at);
void drop_request(store::Session& session, const std::string& booking_id);
/// Sorted by "asked".
[[nodiscard]] ListPage<SubstituteRequest> listed_requests(store::Session& session, const std::string& event_id,
                                                          const ListQuery& query);

}  // namespace muster::booking::sql
