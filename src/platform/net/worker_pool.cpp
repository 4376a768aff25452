// A bounded queue and the threads behind it.
#include "worker_pool.hpp"

#include <system_error>

namespace muster::net {

bool WorkerPool::submit(Job job) {
  std::unique_lock lock(mutex_);
  if (stopping_ || jobs_.size() >= queue_) return false;
  jobs_.push_back(std::move(job));
  metrics_.queued_requests = static_cast<std::int64_t>(jobs_.size());
  const bool woken = jobs_.size() <= idle_ || !start_thread();
  lock.unlock();  // Else who is woken would wait once more, for this lock.
  if (woken) changed_.notify_one();
  return true;
}

bool WorkerPool::start_thread() {
  if (threads_.size() >= most_) return false;
  try {
    threads_.emplace_back([this] { run(); });
    return true;
  } catch (const std::system_error&) {
    // The machine has no more threads to give: those that run will come to this job. Without any, nothing works.
    if (threads_.empty()) throw;
    return false;
  }
}

void WorkerPool::stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
    changed_.notify_all();
  }
  for (auto& thread : threads_)
    if (thread.joinable()) thread.join();
}

void WorkerPool::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    ++idle_;
    changed_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
    --idle_;
    if (jobs_.empty()) return;
    const Job job = std::move(jobs_.front());
    jobs_.pop_front();
    metrics_.queued_requests = static_cast<std::int64_t>(jobs_.size());
    lock.unlock();
    job();
    lock.lock();
  }
}

}  // namespace muster::net
