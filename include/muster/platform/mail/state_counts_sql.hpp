#pragma once
// Mail counted for whoever watches the server: how many stand in which state, and nothing of any of them.

#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <map>
#include <string>

namespace muster::mail {

/// Of those that are kept: "waiting", "sending", "sent", "bounced", "given up"; a state that none has is left out.
[[nodiscard]] std::map<std::string, std::int64_t> mails_by_state(store::Session& session);

}  // namespace muster::mail
