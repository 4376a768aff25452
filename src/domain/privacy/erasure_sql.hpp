#pragma once
// The list of erased people in the store.

#include <muster/platform/store/database.hpp>

#include <set>
#include <string>

namespace muster::privacy::sql {

[[nodiscard]] std::set<std::string> erased_hashes(store::Session& session);
/// True where the hash is new to the list. `day` is an ISO date: the list tells no moment.
bool add_erased_hash(store::Session& session, const std::string& hash, const std::string& day);

/// Reports of the nightly job that an account started name nobody any more.
void rename_runner(store::Session& session, const std::string& account_id, const std::string& name);

}  // namespace muster::privacy::sql
