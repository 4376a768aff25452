// Applies the migrations to PostgreSQL, each in a transaction of its own under the writers' lock.
#include "postgres_schema.hpp"

#include "migrations.hpp"

namespace muster::store {

std::int64_t schema_of(PostgresSession& session) {
  // In this order: somebody else may make the first tables, and mark them as ours, between the two questions.
  const auto tables =
      session.first("select count(*) from pg_catalog.pg_tables where schemaname = current_schema()")->integer(0);
  const auto own = session.first(
      "select count(*) from pg_catalog.pg_tables where schemaname = current_schema() and tablename = 'schema_version'");
  if (own->integer(0) == 1) return session.first("select number from schema_version")->integer(0);
  if (tables > 0) throw DatabaseError(DatabaseError::Kind::damaged, "the database holds another program's tables");
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

void keep_no_samples(PostgresSession& session) {
  // Columns of keys keep theirs: the ids in them say nothing. What lists are sorted and searched by is made of names.
  // Giving a column its own type again is what takes away the samples that were kept before.
  constexpr std::string_view wanted =
      "select string_agg(format('alter table %I alter column %I type %s, alter column %I set statistics 0', c.relname, "
      "a.attname, case when a.atttypid = 'text'::regtype then 'text collate \"C\"' else 'bytea' end, a.attname), '; ') "
      "from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid "
      "where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and a.attnum > 0 and not "
      "a.attisdropped "
      "and a.atttypid in ('text'::regtype, 'bytea'::regtype) and coalesce(a.attstattarget, -1) <> 0 "
      "and (a.attname like 'sort\\_%' or a.attname like 'search\\_%' or "
      "not exists (select 1 from pg_catalog.pg_index i where i.indrelid = c.oid and a.attnum = any (i.indkey)) "
      "and not exists (select 1 from pg_catalog.pg_constraint k where k.conrelid = c.oid and a.attnum = any "
      "(k.conkey)))";
  if (session.first(wanted)->is_null(0)) return;
  session.run_script(std::string(begin_writing));
  try {
    // Another process may have been first while this one waited for the lock.
    const auto script = session.first(wanted);
    if (!script->is_null(0)) session.run_script(script->text(0));
    session.execute("commit");
  } catch (...) {
    go_back(session);
    throw;
  }
}

}  // namespace muster::store
