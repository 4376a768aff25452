#pragma once
// Memberships follow their organisation: its name, its copy, and the one that it becomes part of. All inside somebody's
// transaction; what was printed stays as it was printed.

#include <muster/kit/base/result.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <unordered_map>

namespace muster::membership {

/// Memberships of `from_id` are of `into_id` from now on, under its name, as part of a change of the network. A
/// conflict where both have one in the same days, which one organisation cannot: it says what to do.
[[nodiscard]] Outcome move_memberships(store::Session& session, const std::string& programme_id,
                                       const std::string& change_id, const std::string& from_id,
                                       const std::string& into_id, const std::string& into_name);
/// Puts back what that change moved.
void move_memberships_back(store::Session& session, const std::string& change_id);
/// Organisations were copied: those of this programme are of the copies from now on. `copies`: old id to new.
void follow_copies(store::Session& session, const std::string& programme_id,
                   const std::unordered_map<std::string, std::string>& copies);
/// The organisation is called so from now on.
void rename_holder(store::Session& session, const std::string& programme_id, const std::string& organisation_id,
                   const std::string& name);

}  // namespace muster::membership
