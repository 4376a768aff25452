#pragma once
// The whole database file copied while it is in use.

#include <muster/kit/base/new_file.hpp>
#include <muster/platform/store/database.hpp>

namespace muster::store {

/// Copies the database at `location` to `file`, checks the copy and only then gives it its name. `IfExists::replace`
/// replaces an earlier backup, which is one that nobody has opened to work in since it was made.
[[nodiscard]] Outcome copy_database(const std::string& location, const std::string& file, IfExists if_exists,
                                    std::chrono::milliseconds wait);

}  // namespace muster::store
