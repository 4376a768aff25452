// Finds the embedded migrations, and applies them to SQLite.
#include "migrations.hpp"

#include <muster/embedded/migrations.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>

namespace muster::store {
namespace {

/// Stamped into every file, so that a database of another program is recognised ("Must" in ASCII).
constexpr std::int64_t application_id = 0x4D757374;
constexpr std::string_view twin_ending = ".postgres.sql";

std::int64_t number_of(const embedded::File& migration) {
  const auto number = parse_integer(migration.name.substr(0, 4));
  if (!number) throw std::logic_error("a migration's name begins with four digits: " + std::string(migration.name));
  return *number;
}

const embedded::File* twin_of(const embedded::File& migration) {
  const auto& files = embedded::migrations();
  const auto found = std::find_if(files.begin(), files.end(), [&](const embedded::File& file) {
    return file.name.ends_with(twin_ending) && number_of(file) == number_of(migration);
  });
  return found == files.end() ? nullptr : &*found;
}

std::int64_t pragma(SqliteSession& session, const std::string& name) {
  return session.first("pragma " + name)->integer(0);
}

}  // namespace

std::vector<Migration> sqlite_migrations() {
  std::vector<Migration> found;
  for (const auto& file : embedded::migrations()) {
    if (!file.name.ends_with(twin_ending)) found.push_back({number_of(file), std::string(file.bytes)});
  }
  return found;
}

std::vector<Migration> postgres_migrations() {
  std::vector<Migration> found;
  for (const auto& file : embedded::migrations()) {
    if (file.name.ends_with(twin_ending)) continue;
    const auto* twin = twin_of(file);
    found.push_back({number_of(file), twin != nullptr ? std::string(twin->bytes) : in_postgres(file.bytes)});
  }
  return found;
}

std::int64_t newest_schema() { return sqlite_migrations().back().number; }

std::int64_t schema_of(SqliteSession& session) {
  // In this order: somebody else may make the first tables, and mark them as ours, between the two questions.
  const auto tables = session.first("select count(*) from sqlite_schema")->integer(0);
  if (pragma(session, "application_id") == application_id) return pragma(session, "user_version");
  if (tables > 0) throw DatabaseError(DatabaseError::Kind::damaged, "the file holds another program's tables");
  return 0;
}

void migrate(SqliteSession& session) {
  for (const auto& [number, sql] : sqlite_migrations()) {
    if (schema_of(session) >= number) continue;
    session.run_script("begin immediate");
    try {
      // Another process may have been first while this one waited for the lock.
      if (schema_of(session) < number) {
        session.run_script(sql);
        session.run_script("pragma application_id = " + std::to_string(application_id));
        session.run_script("pragma user_version = " + std::to_string(number));
      }
      session.run_script("commit");
    } catch (...) {
      if (session.in_transaction()) session.run_script("rollback");
      throw;
    }
  }
}

}  // namespace muster::store
