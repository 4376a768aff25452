#pragma once
// Deliveries to receivers of news counted for whoever watches the server: how many stand in which state, and nothing of
// any of them.

#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <map>
#include <string>

namespace muster::webhooks {

/// Of those that are kept: "behind" (another of its object goes first), "waiting", "sending", "sent", "given up"; a
/// state that none has is left out.
[[nodiscard]] std::map<std::string, std::int64_t> deliveries_by_state(store::Session& session);

}  // namespace muster::webhooks
