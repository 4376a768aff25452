#pragma once
// The schema's history: one numbered line of SQL files, applied in order, each in a transaction of its own.

#include "sqlite_session.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace muster::store {

struct Migration {
  std::int64_t number = 0;
  std::string sql;
};

/// The migrations as SQLite reads them.
[[nodiscard]] std::vector<Migration> sqlite_migrations();
/// The same numbers for PostgreSQL: the twin NNNN_name.postgres.sql where there is one, else NNNN_name.sql translated.
[[nodiscard]] std::vector<Migration> postgres_migrations();
/// SQLite's words for types in PostgreSQL's: integer is bigint, blob is bytea, text orders by its bytes, tables have no
/// rowid. Comments and quoted words stay.
[[nodiscard]] std::string in_postgres(std::string_view sql);

/// The number of the newest migration in this program.
[[nodiscard]] std::int64_t newest_schema();
/// The schema of an open database: 0 where it is empty. Throws DatabaseError (damaged) where it is something else's.
[[nodiscard]] std::int64_t schema_of(SqliteSession& session);
/// Brings the database to the newest schema. Safe to call from two processes at once.
void migrate(SqliteSession& session);

}  // namespace muster::store
