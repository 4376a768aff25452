// A bounded queue and the threads behind it.
#include "worker_pool.hpp"

namespace muster::http {

bool WorkerPool::submit(Job job) {
  const std::scoped_lock lock(mutex_);
  if (stopping_ || jobs_.size() >= queue_) return false;
  jobs_.push_back(std::move(job));
  metrics_.queued_requests = static_cast<std::int64_t>(jobs_.size());
  if (jobs_.size() > idle_ && threads_.size() < most_)
    threads_.emplace_back([this] { run(); });
  else
    changed_.notify_one();
  return true;
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

}  // namespace muster::http
