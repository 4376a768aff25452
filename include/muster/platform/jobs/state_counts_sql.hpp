#pragma once
// Long work counted for whoever watches the server: how many stand in which state, and nothing of any of them.

#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <map>
#include <string>

namespace muster::jobs {

/// Of those that are kept: "queued", "running", "done", "failed", "cancelled"; a state that none has is left out.
[[nodiscard]] std::map<std::string, std::int64_t> jobs_by_state(store::Session& session);

}  // namespace muster::jobs
