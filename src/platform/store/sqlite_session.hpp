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

class LogCopier;

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

  /// Begins a transaction that only reads. Until another connection changes something, what was asked before is
  /// answered from memory, few rows at a time: a full room asks for the same form again and again.
  void begin_reading();
  /// Runs several statements without values: migrations and pragmas.
  void run_script(const std::string& sql);
  [[nodiscard]] bool in_transaction() const override;
  [[nodiscard]] sqlite3* handle() const { return database_; }
  /// From now on `copier`, which outlives every later commit, copies the log where it is long.
  void copy_log_by(LogCopier& copier) { copier_ = &copier; }

 private:
  struct KnownRows {
    Values values;
    std::vector<Values> rows;
  };
  /// A statement and, for each value, the place that SQLite binds it at: `$2` may stand before `$1`.
  struct PreparedStatement {
    sqlite3_stmt* statement = nullptr;
    std::vector<int> places;
    std::vector<KnownRows> known;
    std::int64_t known_at = 0;  ///< the state that they are of
  };
  PreparedStatement& prepared(std::string_view sql, std::size_t values);
  /// Steps through the rows.
  void run(const PreparedStatement& prepared, const Values& values, const std::function<void(Values)>& take);
  [[noreturn]] void fail(int code) const;
  /// Called by SQLite after each commit with the length of the log: copies it into the file where it is long, and waits
  /// for its readers where it has become too long.
  static int keep_log_short(void* session, sqlite3* database, const char* name, int pages);

  sqlite3* database_ = nullptr;
  std::chrono::milliseconds wait_;
  LogCopier* copier_ = nullptr;
  int log_asked_at_ = 0;    ///< pages of the log at which its copier is asked next
  int log_awaited_at_ = 0;  ///< pages of the log at which its readers are waited for next
  std::int64_t state_ = 0;  ///< of the database, as this connection counts its changes; 0 while it may write
  std::map<std::string, PreparedStatement, std::less<>> statements_;
};

}  // namespace muster::store
