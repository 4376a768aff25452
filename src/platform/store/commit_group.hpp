#pragma once
// Group commit: writes that come at the same time share one transaction and so one wait for the disk.

#include "connection.hpp"

#include <semaphore.h>

#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace muster::store {

class CommitGroup {
 public:
  using Work = std::function<bool(Session&)>;
  /// Gives the writing connection with a transaction begun on it. Called by one thread at a time. Throws DatabaseError.
  using BeginTransaction = std::function<Connection&()>;

  CommitGroup(BeginTransaction begin, std::size_t most) : begin_(std::move(begin)), most_(most) {}

  /// Runs `work` between a savepoint and its release, with whatever else waits, at most `most` works; returns when all
  /// of it is on disk. A work that returns false, or throws, takes back its own changes alone. Throws what the work
  /// threw, and DatabaseError where the transaction of all of them failed.
  void run(const Work& work);

  [[nodiscard]] Database::Counts counts() const;

 private:
  /// What one thread waits at; each ring ends one wait. A semaphore: who is woken from a condition takes its lock too,
  /// which the one who rings still holds, and sleeps a second time.
  class Wakeup {
   public:
    Wakeup();
    Wakeup(const Wakeup&) = delete;
    Wakeup& operator=(const Wakeup&) = delete;
    ~Wakeup();
    void wait();
    void ring();

   private:
    sem_t rings_;
  };

  /// One caller. It lives on the caller's stack, who waits until it is done or its turn to lead has come.
  struct PendingWork {
    const Work* work;
    Wakeup* wakeup;  ///< of the caller's thread, so that it outlives the wait
    std::exception_ptr error;
    bool done = false;  ///< false where the thread was woken to lead
  };

  void lead(std::unique_lock<std::mutex>& lock, const PendingWork& mine);
  bool commit_together(const std::vector<PendingWork*>& together);

  BeginTransaction begin_;
  std::size_t most_;
  mutable std::mutex mutex_;
  std::deque<PendingWork*> queue_;
  bool led_ = false;
  std::thread::id leader_;
  Database::Counts counts_;
};

}  // namespace muster::store
