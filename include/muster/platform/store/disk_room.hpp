#pragma once
// How much room the disk of a database has left.

#include <cstdint>
#include <optional>
#include <string>

namespace muster::store {

/// Bytes that may still be written to the disk on which the file `location` lies; nothing where that cannot be known,
/// as of PostgreSQL's disk.
[[nodiscard]] std::optional<std::int64_t> free_disk_bytes(const std::string& location);

}  // namespace muster::store
