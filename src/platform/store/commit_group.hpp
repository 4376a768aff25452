#pragma once
// Group commit: writes that come at the same time share one transaction and so one wait for the disk.

#include "connection.hpp"

#include <semaphore.h>

#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace muster::store {

class CommitGroup {
 public:
  using Work = std::function<bool(Session&)>;
  /// Gives the writing connection with a transaction begun on it. Called by one thread at a time. Throws DatabaseError.
  using BeginTransaction = std::function<Connection&()>;

  using Done = std::function<void(std::exception_ptr)>;

  CommitGroup(BeginTransaction begin, std::size_t most) : begin_(std::move(begin)), most_(most) {}
  CommitGroup(const CommitGroup&) = delete;
  CommitGroup& operator=(const CommitGroup&) = delete;
  /// Finishes what was taken.
  ~CommitGroup();

  /// Runs `work` between a savepoint and its release, with whatever else waits, at most `most` works; returns when all
  /// of it is on disk. A work that returns false, or throws, takes back its own changes alone. Throws what the work
  /// threw, and DatabaseError where the transaction of all of them failed.
  void run(const Work& work);
  /// The same without the wait: calls `done`, which must not throw, on a thread of the group. `work` may be asked
  /// twice: what it did the first time is taken back.
  void run_later(Work work, Done done);

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

  /// One caller. Who waits has it on the own stack until it is done or the turn to lead has come.
  struct PendingWork {
    const Work* work;
    Wakeup* wakeup;  ///< of the caller's thread, so that it outlives the wait; null where none waits
    std::exception_ptr error{};
    bool done = false;  ///< false where the thread was woken to lead
  };
  struct LaterWork : PendingWork {
    LaterWork(Work own_work, Done own_done)
        : PendingWork{&own, nullptr}, own(std::move(own_work)), tell(std::move(own_done)) {}
    Work own;
    Done tell;
  };

  /// Unlocks. Whether `mine` was among those that were led.
  bool lead(std::unique_lock<std::mutex>& lock, const PendingWork* mine);
  bool commit_together(const std::vector<PendingWork*>& together);
  /// Without savepoints, which copy every page that a work changes. Where it is false, all is to be taken back, and
  /// each work asked again within its own.
  static bool all_keep(Connection& connection, const std::vector<PendingWork*>& together);
  void work_for_others();
  void start_threads();

  BeginTransaction begin_;
  std::size_t most_;
  mutable std::mutex mutex_;
  std::deque<PendingWork*> queue_;
  bool led_ = false;
  std::thread::id leader_;
  Database::Counts counts_;

  // Two threads for those who do not wait: one leads while the other tells those whose work is done.
  std::vector<std::thread> threads_;
  std::condition_variable called_;
  bool turn_ = false;  ///< to lead, which one of the threads takes
  std::vector<std::unique_ptr<LaterWork>> to_tell_;
  bool ending_ = false;
};

}  // namespace muster::store
