#pragma once
// The SQL of the groups by which a round may be broken down.

#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>

namespace muster::feedback::sql {

[[nodiscard]] std::optional<std::string> select_breakdown(store::Session& session, const std::string& round_id);
void keep_breakdown(store::Session& session, const std::string& round_id, const std::string& body);

}  // namespace muster::feedback::sql
