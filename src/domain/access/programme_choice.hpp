#pragma once
// Which programmes a name that somebody typed means.

#include <muster/domain/access/programme_sql.hpp>

namespace muster::access {

/// The programme of that name; for an empty name all there are, at least one. not_found names the nearest.
[[nodiscard]] Result<std::vector<Programme>> find_or_add_programmes(store::Session& session, const std::string& name);

}  // namespace muster::access
