#pragma once
// The list of delegates in SQL: it walks bookings alone, which carry what it is searched and sorted by.

#include <muster/domain/booking/delegate_service.hpp>
#include <muster/kit/base/list_query.hpp>

#include "list_file/delegate_book_service.hpp"

#include <map>
#include <set>
#include <string>

namespace muster::booking::sql {

/// Sorted by "name", "organisation" or "state", filtered by "state" and "kind"; addresses are searched only where they
/// are shown.
[[nodiscard]] ListPage<ListedDelegate> listed_delegates(store::Session& session, const std::string& event_id,
                                                        const ListQuery& query, Contacts contacts);

/// Those of its people who stand in no list that leaves the team by name: who said so, and where the event has it so
/// whoever was never asked.
[[nodiscard]] std::set<std::string> people_not_named(store::Session& session, const std::string& event_id);

/// All bookings of the event, as the list has counted them.
[[nodiscard]] std::map<State, std::int64_t> bookings_by_state(const ListFigures& figures);

/// How many organisations those come from who are registered. Where they have more names than `most_steps`, all
/// bookings are looked at.
[[nodiscard]] std::int64_t organisation_count(store::Session& session, const std::string& event_id,
                                              std::int64_t most_steps = 1000);

}  // namespace muster::booking::sql
