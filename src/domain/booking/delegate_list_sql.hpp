#pragma once
// The list of delegates in SQL: it walks bookings alone, which carry what it is searched and sorted by.

#include <muster/domain/booking/delegate_service.hpp>
#include <muster/kit/base/list_query.hpp>

#include "delegate_book_service.hpp"

#include <map>
#include <optional>

namespace muster::booking::sql {

/// Sorted by "name", "organisation" or "state", filtered by "state" and "kind"; addresses are searched only where they
/// are shown. `all` is how many there are, where that was counted already.
[[nodiscard]] ListPage<ListedDelegate> listed_delegates(store::Session& session, const std::string& event_id,
                                                        const ListQuery& query, Contacts contacts,
                                                        const std::optional<std::int64_t>& all = std::nullopt);

[[nodiscard]] std::map<State, std::int64_t> bookings_by_state(store::Session& session, const std::string& event_id);

/// How many organisations those come from who are registered.
[[nodiscard]] std::int64_t organisation_count(store::Session& session, const std::string& event_id);

}  // namespace muster::booking::sql
