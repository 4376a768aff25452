#pragma once
// What the list of a team is searched and sorted by.

#include <muster/platform/store/database.hpp>

namespace muster::access {

/// Makes them all anew, by the rules that hold now (`key_rules`).
void renew_list_keys(store::Session& session);

}  // namespace muster::access
