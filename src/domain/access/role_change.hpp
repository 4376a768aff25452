#pragma once
// What a changed role ends.

#include "access_sql.hpp"

namespace muster::access {

/// Ends the account's sessions and links, unless it holds a role in a programme besides `changed` (by id). Roles are
/// read at every request, so a change is in force at once in any case; but the owner of one programme must not be able
/// to sign somebody out of another.
void end_where_nothing_else_holds(store::Session& session, const std::string& account_id,
                                  const std::vector<std::string>& changed);

}  // namespace muster::access
