#pragma once
// What the list of events is searched by.

#include <muster/platform/store/database.hpp>

namespace muster::events {

/// Makes them all anew, by the rules that hold now (`key_rules`).
void renew_list_keys(store::Session& session);

}  // namespace muster::events
