// Applies the embedded migrations.
#include "migrations.hpp"

#include <muster/base/number.hpp>
#include <muster/embedded/migrations.hpp>

namespace muster::store {
namespace {

/// Stamped into every file, so that a database of another program is recognised ("Must" in ASCII).
constexpr std::int64_t application_id = 0x4D757374;

std::int64_t number_of(const embedded::File& migration) {
  const auto number = parse_integer(migration.name.substr(0, 4));
  if (!number) throw std::logic_error("a migration's name begins with four digits: " + std::string(migration.name));
  return *number;
}

std::int64_t pragma(SqliteSession& session, const std::string& name) {
  return session.first("pragma " + name)->integer(0);
}

}  // namespace

std::int64_t newest_schema() { return number_of(embedded::migrations().back()); }

std::int64_t schema_of(SqliteSession& session) {
  if (pragma(session, "application_id") == application_id) return pragma(session, "user_version");
  const auto tables = session.first("select count(*) from sqlite_schema")->integer(0);
  if (tables > 0) throw Failure(Failure::Kind::damaged, "the file holds another program's tables");
  return 0;
}

void migrate(SqliteSession& session) {
  for (const auto& migration : embedded::migrations()) {
    const auto number = number_of(migration);
    if (schema_of(session) >= number) continue;
    session.run_script("begin immediate");
    try {
      // Another process may have been first while this one waited for the lock.
      if (schema_of(session) < number) {
        session.run_script(std::string(migration.bytes));
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
