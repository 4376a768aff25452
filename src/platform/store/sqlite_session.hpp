#pragma once
// One connection to a SQLite file: the only code that calls SQLite's C API for statements.

#include "connection.hpp"

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace muster::store {

/// Throws the DatabaseError that SQLite's result code means.
[[noreturn]] void throw_error(int code, const std::string& detail);

class SqliteSession final : public Connection {
 public:
  enum class OpenMode { read_only, read_write };

  /// Opens the file and sets every pragma the promises need. Throws DatabaseError.
  SqliteSession(const std::string& file, OpenMode use, std::chrono::milliseconds wait);
  ~SqliteSession() override;
  SqliteSession(const SqliteSession&) = delete;
  SqliteSession& operator=(const SqliteSession&) = delete;

  std::int64_t execute(std::string_view sql, const Values& values = {}) override;
  void each(std::string_view sql, const Values& values, const std::function<void(const Row&)>& row) override;

  /// Runs several statements without values: migrations and pragmas.
  void run_script(const std::string& sql);
  [[nodiscard]] bool in_transaction() const override;
  [[nodiscard]] sqlite3* handle() const { return database_; }

 private:
  /// A statement and, for each value, the place that SQLite binds it at: `$2` may stand before `$1`.
  struct PreparedStatement {
    sqlite3_stmt* statement = nullptr;
    std::vector<int> places;
  };
  const PreparedStatement& prepared(std::string_view sql, std::size_t values);
  [[noreturn]] void fail(int code) const;

  sqlite3* database_ = nullptr;
  std::map<std::string, PreparedStatement, std::less<>> statements_;
};

}  // namespace muster::store
