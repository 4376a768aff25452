#pragma once
// Holds between processes on one machine, by locks on bytes of a file beside the database.

#include <memory>
#include <string>

namespace muster::store {

/// Holds `name` until the value is gone, or its process is; null where another process or thread holds it. The file is
/// made where missing and never read. Throws DatabaseError where it cannot be made.
[[nodiscard]] std::shared_ptr<void> hold_beside(const std::string& file, const std::string& name);

/// A number for a name, the same in every process and version.
[[nodiscard]] std::int64_t number_of_name(const std::string& name);

}  // namespace muster::store
