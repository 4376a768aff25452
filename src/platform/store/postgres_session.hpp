#pragma once
// One connection to PostgreSQL: the only code that calls libpq for statements.

#include "connection.hpp"
#include "postgres_address.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>

struct pg_conn;
struct pg_result;

namespace muster::store {

class PostgresSession final : public Connection {
 public:
  /// Connects, and sets what the promises need. Throws DatabaseError (lost).
  PostgresSession(const PostgresAddress& address, std::chrono::milliseconds wait);
  ~PostgresSession() override = default;

  std::int64_t execute(std::string_view sql, const Values& values = {}) override;
  void each(std::string_view sql, const Values& values, const std::function<void(const Row&)>& row) override;

  /// Runs several statements without values: migrations, and the beginning of a transaction.
  void run_script(const std::string& sql);
  [[nodiscard]] bool in_transaction() const override;
  [[nodiscard]] bool spoilt() const override;
  /// Nothing more can be asked of this connection.
  [[nodiscard]] bool gone() const;
  /// Set by a standby's refusal to write: whoever opens connections should look for the primary anew.
  [[nodiscard]] bool on_standby() const { return on_standby_; }

 private:
  struct LibpqDeleter {
    void operator()(pg_conn* connection) const;
    void operator()(pg_result* result) const;
  };
  using Reply = std::unique_ptr<pg_result, LibpqDeleter>;
  struct BoundValues;

  Reply run(std::string_view sql, const Values& values);
  const std::string& prepared(std::string_view sql, const BoundValues& sent);
  Reply checked(pg_result* result, std::string_view sql);
  /// Commits; a server that waits longer for its standby than people can is left to itself. Throws DatabaseError.
  void commit();
  [[noreturn]] void fail(const pg_result* result, std::string_view sql);

  std::unique_ptr<pg_conn, LibpqDeleter> connection_;
  std::unordered_map<std::string, std::string> names_;  ///< of prepared statements, by text and types
  std::unordered_set<std::string> running_;
  bool on_standby_ = false;
  bool warned_ = false;  ///< by the server, since the commit began
};

}  // namespace muster::store
