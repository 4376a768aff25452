// The first caller leads: it runs everybody's work, commits once, and wakes them. Nobody waits for others to come.
#include "commit_group.hpp"

#include <algorithm>

namespace muster::store {
namespace {

/// A commit whose connection went may have reached the disk or not.
void commit(Connection& connection) {
  try {
    connection.execute("commit");
  } catch (const DatabaseError& error) {
    if (error.kind() == DatabaseError::Kind::lost) throw DatabaseError(DatabaseError::Kind::unsure, error.what());
    throw;
  }
}

DatabaseError spoilt_failure() {
  return {DatabaseError::Kind::other, "a statement failed, and the work went on as if it had not"};
}

/// What the work returned, or what it threw.
struct WorkResult {
  bool keep = false;
  std::exception_ptr error;
};

WorkResult ask(Connection& connection, const CommitGroup::Work& work) {
  WorkResult said;
  try {
    said.keep = work(connection);
    if (said.keep && connection.spoilt()) throw spoilt_failure();
  } catch (...) {
    said = {false, std::current_exception()};
  }
  return said;
}

/// The whole transaction can end under a work: a full disk, a lost connection. Then it is everybody's failure.
void demand_open(const Connection& connection, const WorkResult& said) {
  if (connection.in_transaction()) return;
  if (said.error) std::rethrow_exception(said.error);
  throw DatabaseError(DatabaseError::Kind::other, "the transaction ended early");
}

WorkResult ask_in_company(Connection& connection, const CommitGroup::Work& work) {
  connection.execute("savepoint work");
  auto said = ask(connection, work);
  demand_open(connection, said);
  if (!said.keep) connection.execute("rollback to savepoint work");
  connection.execute("release savepoint work");
  return said;
}

/// Each caller gets an exception of its own: they are thrown in different threads.
std::exception_ptr copy_of(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const DatabaseError& error) {
    return std::make_exception_ptr(DatabaseError(error.kind(), std::string(error.what())));
  } catch (const std::exception& other) {
    return std::make_exception_ptr(DatabaseError(DatabaseError::Kind::other, std::string(other.what())));
  } catch (...) {
    return std::make_exception_ptr(DatabaseError(DatabaseError::Kind::other, "the transaction failed"));
  }
}

}  // namespace

void go_back(Connection& connection) noexcept {
  try {
    if (connection.in_transaction()) connection.execute("rollback");
  } catch (...) {  // NOLINT(bugprone-empty-catch): the connection is found broken at its next use
  }
}

void run_alone(Connection& connection, const std::function<bool(Session&)>& work) {
  try {
    const auto said = ask(connection, work);
    if (said.error) std::rethrow_exception(said.error);
    demand_open(connection, said);
    if (said.keep) {
      commit(connection);
    } else {
      connection.execute("rollback");
    }
  } catch (...) {
    go_back(connection);
    throw;
  }
}

CommitGroup::Wakeup::Wakeup() { sem_init(&rings_, 0, 0); }

CommitGroup::Wakeup::~Wakeup() { sem_destroy(&rings_); }

void CommitGroup::Wakeup::wait() {
  while (sem_wait(&rings_) != 0) {
  }  // a signal came
}

void CommitGroup::Wakeup::ring() { sem_post(&rings_); }

void CommitGroup::run(const Work& work) {
  thread_local Wakeup wakeup;
  PendingWork mine{&work, &wakeup, {}, false};
  std::unique_lock lock(mutex_);
  if (leader_ == std::this_thread::get_id()) throw std::logic_error("a write inside a write would wait for itself");
  queue_.push_back(&mine);
  if (led_) {
    lock.unlock();
    wakeup.wait();
    if (!mine.done) {
      lock.lock();
      lead(lock, mine);
    }
  } else {
    lead(lock, mine);
  }
  if (mine.error) std::rethrow_exception(mine.error);
}

Database::Counts CommitGroup::counts() const {
  const std::lock_guard lock(mutex_);
  return counts_;
}

void CommitGroup::lead(std::unique_lock<std::mutex>& lock, const PendingWork& mine) {
  led_ = true;
  leader_ = std::this_thread::get_id();
  const auto count = std::min(queue_.size(), most_);
  const std::vector<PendingWork*> together(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(count));
  queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(count));
  lock.unlock();
  const bool committed = commit_together(together);
  lock.lock();
  counts_.works += static_cast<std::int64_t>(count);
  counts_.commits += committed ? 1 : 0;
  leader_ = {};
  led_ = !queue_.empty();
  if (led_) queue_.front()->wakeup->ring();
  lock.unlock();
  for (auto* one : together) {
    if (one == &mine) continue;
    // A caller's Waiting is gone as soon as it is woken.
    auto* const wakeup = one->wakeup;
    one->done = true;
    wakeup->ring();
  }
}

bool CommitGroup::commit_together(const std::vector<PendingWork*>& together) {
  Connection* connection = nullptr;
  try {
    connection = &begin_();
    if (together.size() == 1) {
      bool keep = false;
      run_alone(*connection, [&](Session& session) { return keep = (*together.front()->work)(session); });
      return keep;
    }
    bool any = false;
    for (auto* one : together) {
      auto said = ask_in_company(*connection, *one->work);
      any = any || said.keep;
      one->error = std::move(said.error);
    }
    if (any) {
      commit(*connection);
    } else {
      connection->execute("rollback");
    }
    return any;
  } catch (...) {
    const auto error = std::current_exception();
    if (connection != nullptr) go_back(*connection);
    if (together.size() == 1) {
      together.front()->error = error;  // The caller's own exception, of whatever type it is.
    } else {
      for (auto* one : together) one->error = copy_of(error);
    }
    return false;
  }
}

}  // namespace muster::store
