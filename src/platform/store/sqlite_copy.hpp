#pragma once
// The whole database file copied while it is in use.

#include <muster/platform/store/database.hpp>

namespace muster::store {

/// Copies the database at `location` to `file`, checks the copy and only then gives it its name.
[[nodiscard]] Outcome copy_database(const std::string& location, const std::string& file,
                                    std::chrono::milliseconds wait);

}  // namespace muster::store
