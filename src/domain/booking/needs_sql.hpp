#pragma once
// Rows of needs, as the services of this room read and write them.

#include <muster/domain/booking/needs.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::booking::sql {

[[nodiscard]] Needs select_needs(store::Session& session, const std::string& event_id, const std::string& person_id);
/// Replaces what was there; empty needs leave no row.
void save_needs(store::Session& session, const std::string& event_id, const std::string& person_id, const Needs& needs);
/// Of those registered for the event.
[[nodiscard]] std::vector<Needs> all_needs(store::Session& session, const std::string& event_id);
[[nodiscard]] bool is_booked(store::Session& session, const std::string& event_id, const std::string& person_id);

}  // namespace muster::booking::sql
