#pragma once
// A database with London in it for one test: a copy of one that was made once, so that a test does not wait for the
// migrations. On SQLite; or, where MUSTER_TEST_POSTGRES holds a server's address without a database, on PostgreSQL.

#include <muster/kit/base/date.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace muster::test {

/// True where the tests run on PostgreSQL: for what only SQLite's own file can show.
[[nodiscard]] bool on_postgres();

[[nodiscard]] Instant noon();

class TestDatabase {
 public:
  TestDatabase();
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  [[nodiscard]] store::Database& database() { return *database_; }

  /// Every byte that the database keeps, by the name of what keeps it: the file and its log; in PostgreSQL each table's
  /// and index's own pages after a checkpoint, without the server's log of changes.
  [[nodiscard]] std::map<std::string, std::string> files() const;

 private:
  std::filesystem::path folder_;
  std::unique_ptr<store::Database> database_;
};

}  // namespace muster::test
