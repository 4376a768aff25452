#pragma once
// Who owns a programme, for a mail about what stands still without them.

#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::access {

/// E-mail addresses of a programme's owners, in their order.
[[nodiscard]] std::vector<std::string> owner_addresses(store::Session& session, const std::string& programme_id);

}  // namespace muster::access
