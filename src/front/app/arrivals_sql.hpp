#pragma once
// How many answers each open round had when their order was last forgotten: one setting for all processes.

#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <map>
#include <string>

namespace muster::app::sql {

[[nodiscard]] std::map<std::string, std::int64_t> arrivals_seen(store::Session& session);
void keep_arrivals_seen(store::Session& session, const std::map<std::string, std::int64_t>& seen);

}  // namespace muster::app::sql
