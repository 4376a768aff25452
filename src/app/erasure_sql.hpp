#pragma once
// The list of erased people in the store.

#include <muster/store/database.hpp>

#include <set>
#include <string>

namespace muster::app::sql {

[[nodiscard]] std::set<std::string> erased_hashes(store::Session& session);
/// True where the hash is new to the list. `day` is an ISO date: the list tells no moment.
bool add_erased_hash(store::Session& session, const std::string& hash, const std::string& day);

}  // namespace muster::app::sql
