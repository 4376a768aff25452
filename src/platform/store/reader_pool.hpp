#pragma once
// The connections that read: few, lent to one thread at a time, so that a full room costs no more memory than a quiet
// one.

#include "sqlite_session.hpp"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace muster::store {

class ReaderPool {
 public:
  ReaderPool(std::string file, std::chrono::milliseconds wait) : file_(std::move(file)), wait_(wait) {}

  /// Runs `read` with a connection that no other thread uses, waiting for one where all are lent. A connection whose
  /// `read` threw is closed, not lent again. Throws what `read` throws, DatabaseError where a connection cannot be
  /// opened, and std::logic_error for a read inside a read, which could wait for itself.
  template <class Read>
  void lend(const Read& read) {
    auto session = take();
    try {
      read(*session);
    } catch (...) {
      give_back(nullptr);
      throw;
    }
    give_back(std::move(session));
  }

 private:
  [[nodiscard]] std::unique_ptr<SqliteSession> take();
  void give_back(std::unique_ptr<SqliteSession> session);

  const std::string file_;
  const std::chrono::milliseconds wait_;
  std::mutex guard_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<SqliteSession>> idle_;
  std::vector<std::thread::id> reading_;  ///< the threads that have one now
};

}  // namespace muster::store
