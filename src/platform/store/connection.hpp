#pragma once
// What the store asks of a connection beyond statements: whether a transaction is open, and whether it can be kept.

#include <muster/platform/store/database.hpp>

namespace muster::store {

class Connection : public Session {
 public:
  [[nodiscard]] virtual bool in_transaction() const = 0;
  /// A statement failed in this transaction, and the database will only roll it back.
  [[nodiscard]] virtual bool spoilt() const { return false; }
};

/// Undoes what is open, if anything is. Never throws: whoever calls it has a failure to report already.
void go_back(Connection& connection) noexcept;

/// Runs `work` in the transaction that is open on `connection` and ends it: commits where it returns true.
void run_alone(Connection& connection, const std::function<bool(Session&)>& work);

}  // namespace muster::store
