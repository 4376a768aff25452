#pragma once
// The schema's history on PostgreSQL: the number stands in a table of one row.

#include "postgres_session.hpp"

#include <cstdint>

namespace muster::store {

/// The key of the lock that makes all processes on one database one writer.
inline constexpr std::int64_t writer_lock = 0x4D757374;
/// Begins a transaction as the only writer of the database, once that lock is free.
inline constexpr std::string_view begin_writing = "begin; select pg_advisory_xact_lock(1299542900)";
static_assert(writer_lock == 1299542900);

/// 0 where the database is empty. Throws DatabaseError (damaged) where it holds another program's tables.
[[nodiscard]] std::int64_t schema_of(PostgresSession& session);
/// Brings the database to the newest schema. Safe to call from two processes at once.
void migrate(PostgresSession& session);

/// PostgreSQL keeps samples of every column in its statistics (pg_statistic), for weeks after the rows are gone: names
/// of people who were erased, words of answers. From here on it keeps none of texts and bytes, whatever migration made
/// them.
void keep_no_samples(PostgresSession& session);

}  // namespace muster::store
