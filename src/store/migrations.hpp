#pragma once
// The schema's history: one numbered line of SQL files, applied in order, each in a transaction of its own.

#include "sqlite_session.hpp"

#include <cstdint>

namespace muster::store {

/// The number of the newest migration in this program.
[[nodiscard]] std::int64_t newest_schema();
/// The schema of an open database: 0 where it is empty. Throws Failure (damaged) where it is something else's.
[[nodiscard]] std::int64_t schema_of(SqliteSession& session);
/// Brings the database to the newest schema. Safe to call from two processes at once.
void migrate(SqliteSession& session);

}  // namespace muster::store
