#pragma once
// The database as every command and the server open it.

#include <muster/platform/store/database.hpp>

#include <chrono>
#include <memory>
#include <string>

namespace muster::app {

/// store::Database::open; then, where the rules by which names are folded and ordered are not those that the database
/// was written by (a new migration, another ICU), makes the keys of all lists anew.
[[nodiscard]] Result<std::unique_ptr<store::Database>> open_database(const std::string& location,
                                                                     store::Database::Mode mode,
                                                                     std::chrono::milliseconds wait);

}  // namespace muster::app
