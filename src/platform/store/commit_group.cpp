// The first caller leads: it runs everybody's work, commits once, and wakes them. Nobody waits for others to come. For
// callers who do not wait, threads of the group lead.
#include "commit_group.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

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
  PendingWork mine{&work, &wakeup};
  std::unique_lock lock(mutex_);
  if (leader_ == std::this_thread::get_id()) throw std::logic_error("a write inside a write would wait for itself");
  queue_.push_back(&mine);
  // A turn that no thread of the group has taken yet is taken here: their threads may be those who wait.
  const bool leads = !led_ || std::exchange(turn_, false);
  bool done = leads && lead(lock, &mine);
  if (!leads) lock.unlock();
  while (!done) {
    wakeup.wait();
    done = mine.done;
    if (done) break;
    lock.lock();
    done = lead(lock, &mine);
  }
  if (mine.error) std::rethrow_exception(mine.error);
}

Database::Counts CommitGroup::counts() const {
  const std::lock_guard lock(mutex_);
  return counts_;
}

void CommitGroup::run_later(Work work, Done done) {
  auto mine = std::make_unique<LaterWork>(std::move(work), std::move(done));
  {
    const std::lock_guard lock(mutex_);
    start_threads();
    queue_.push_back(mine.release());
    if (led_) return;
    led_ = turn_ = true;
  }
  called_.notify_one();
}

void CommitGroup::start_threads() {
  constexpr std::size_t leading_and_telling = 2;
  try {
    while (threads_.size() < leading_and_telling) threads_.emplace_back([this] { work_for_others(); });
  } catch (const std::system_error&) {
    if (threads_.empty()) throw;  // one thread does both
  }
}

CommitGroup::~CommitGroup() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  called_.notify_all();
  for (auto& thread : threads_) thread.join();
}

void CommitGroup::work_for_others() {
  std::unique_lock lock(mutex_);
  while (true) {
    called_.wait(lock, [this] { return turn_ || !to_tell_.empty() || (ending_ && queue_.empty() && !led_); });
    if (turn_) {
      turn_ = false;
      (void)lead(lock, nullptr);
    } else if (!to_tell_.empty()) {
      const auto all = std::exchange(to_tell_, {});
      lock.unlock();
      for (const auto& one : all) one->tell(one->error);
    } else {
      return;
    }
    lock.lock();
  }
}

bool CommitGroup::lead(std::unique_lock<std::mutex>& lock, const PendingWork* mine) {
  led_ = true;
  leader_ = std::this_thread::get_id();
  const auto count = std::min(queue_.size(), most_);
  std::vector<PendingWork*> together(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(count));
  queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(count));
  lock.unlock();
  const bool committed = commit_together(together);
  lock.lock();
  counts_.works += static_cast<std::int64_t>(count);
  counts_.commits += committed ? 1 : 0;
  leader_ = {};
  led_ = !queue_.empty();
  Wakeup* const next = led_ ? queue_.front()->wakeup : nullptr;
  turn_ = led_ && next == nullptr;
  const bool among = std::ranges::find(together, mine) != together.end();
  std::erase_if(together, [&](PendingWork* one) {
    if (one->wakeup == nullptr) to_tell_.emplace_back(static_cast<LaterWork*>(one));
    return one->wakeup == nullptr;
  });
  auto calls = (turn_ ? 1 : 0) + (to_tell_.empty() ? 0 : 1);
  if (mine == nullptr) --calls;  // a thread of the group, which comes back for one of the two
  const bool ended = ending_;
  lock.unlock();
  if (next != nullptr) next->ring();
  for (; calls > 0; --calls) called_.notify_one();
  if (ended) called_.notify_all();
  for (auto* one : together) {
    if (one == mine) continue;
    // A caller's Waiting is gone as soon as it is woken.
    auto* const wakeup = one->wakeup;
    one->done = true;
    wakeup->ring();
  }
  return among;
}

bool CommitGroup::all_keep(Connection& connection, const std::vector<PendingWork*>& together) {
  return std::ranges::all_of(together, [&](const PendingWork* one) {
    return ask(connection, *one->work).keep && connection.in_transaction();
  });
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
    if (std::ranges::all_of(together, [](const PendingWork* one) { return one->wakeup == nullptr; })) {
      if (all_keep(*connection, together)) {
        commit(*connection);
        return true;
      }
      go_back(*connection);
      connection = &begin_();
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
