#pragma once
// People across events, as a list that is searched: only those who stand in events of given programmes are found.

#include <muster/domain/people/person_sql.hpp>
#include <muster/kit/base/list_query.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

/// One page of the people whose name, address or organisation holds every word of the search, by surname. Without
/// `programmes` (by name) those of all. The erased are never found.
[[nodiscard]] ListPage<people::PersonRecord> listed_people(store::Session& session,
                                                           const std::optional<std::vector<std::string>>& programmes,
                                                           const ListQuery& query);

}  // namespace muster::booking
