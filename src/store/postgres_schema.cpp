// Applies the migrations to PostgreSQL, each in a transaction of its own under the writers' lock.
#include "postgres_schema.hpp"

#include "migrations.hpp"

namespace muster::store {

std::int64_t schema_of(PostgresSession& session) {
  const auto own = session.first(
      "select count(*) from pg_catalog.pg_tables where schemaname = current_schema() and tablename = 'schema_version'");
  if (own->integer(0) == 1) return session.first("select number from schema_version")->integer(0);
  const auto tables =
      session.first("select count(*) from pg_catalog.pg_tables where schemaname = current_schema()")->integer(0);
  if (tables > 0) throw Failure(Failure::Kind::damaged, "the database holds another program's tables");
  return 0;
}

void migrate(PostgresSession& session) {
  for (const auto& [number, sql] : postgres_migrations()) {
    if (schema_of(session) >= number) continue;
    session.run_script(std::string(begin_writing));
    try {
      // Another process may have been first while this one waited for the lock.
      const auto stands = schema_of(session);
      if (stands < number) {
        session.run_script(sql);
        if (stands == 0) session.run_script("create table schema_version (number bigint not null)");
        session.run_script(stands == 0 ? "insert into schema_version values (0)" : "select 1");
        session.execute("update schema_version set number = $1", {number});
      }
      session.execute("commit");
    } catch (...) {
      go_back(session);
      throw;
    }
  }
}

}  // namespace muster::store
