#pragma once
// The part of the database's disk that is kept for what must always be saved: answers, sign-in, single changes. What
// can be large (files that wait, files that jobs made, imports) asks first.

#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <string>

namespace muster::store {

inline constexpr std::int64_t usual_disk_reserve = std::int64_t{500} << 20;

/// Bytes; 0: none.
[[nodiscard]] std::int64_t disk_reserve(Session& session);
/// What `muster serve` was told; it holds for all that use the database.
[[nodiscard]] Outcome keep_disk_reserve(Database& database, std::int64_t bytes);

/// Whether the disk of `location` keeps its reserve when so many bytes more are written; true where nobody can know.
[[nodiscard]] bool leaves_reserve(Session& session, const std::string& location, std::int64_t bytes);

}  // namespace muster::store
