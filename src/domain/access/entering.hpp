#pragma once
// Beginning a session, by whatever way somebody showed who they are.

#include <muster/domain/access/vouching_service.hpp>

namespace muster::access {

/// Writes the session, knows the browser, and leaves the trace. `vouched` is empty where it was a link.
[[nodiscard]] SignInResult enter(store::Session& session, Instant now, const std::string& account_id,
                                 const std::string& browser_name, const std::string& before, const Vouched& vouched);

}  // namespace muster::access
