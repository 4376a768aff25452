#pragma once
// What people wrote, wherever the list of held data says that words stand.

#include <muster/platform/store/database.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster::privacy::sql {

/// Every value of a column. Both names come from held_tables(), never from outside.
[[nodiscard]] std::vector<std::string> texts_of(store::Session& session, std::string_view table,
                                                std::string_view column);

}  // namespace muster::privacy::sql
