#pragma once
// The databases that can stand behind the door, by the shape of their location.

#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::store {

[[nodiscard]] bool is_postgres(const std::string& location);

[[nodiscard]] Result<std::unique_ptr<Database>> open_sqlite(const std::string& file, Database::Mode mode,
                                                            std::chrono::milliseconds wait);
[[nodiscard]] Result<std::unique_ptr<Database>> open_postgres(const std::string& address, Database::Mode mode,
                                                              std::chrono::milliseconds wait);

/// Whether it could be opened and written to; nothing is made, migrated or changed.
[[nodiscard]] Outcome reach_sqlite(const std::string& file, std::chrono::milliseconds wait);
[[nodiscard]] Outcome reach_postgres(const std::string& address, std::chrono::milliseconds wait);

/// A PostgreSQL address without its password; "postgresql://..." where it cannot be read.
[[nodiscard]] std::string shown_address(const std::string& address);

[[nodiscard]] Error too_new(const std::string& location);

}  // namespace muster::store
