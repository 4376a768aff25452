#pragma once
// What lists of people and organisations are searched and sorted by.

#include <muster/platform/store/database.hpp>

namespace muster::people {

/// Makes them all anew, by the rules that hold now (`key_rules`).
void renew_list_keys(store::Session& session);

}  // namespace muster::people
