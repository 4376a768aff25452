#pragma once
// Threads that make pages. They get whole requests only, so none ever waits for a visitor.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "metrics.hpp"

namespace muster::net {

class WorkerPool {
 public:
  using Job = std::function<void()>;

  /// Threads are started when they are first needed; `most` at most. Jobs must not throw.
  WorkerPool(std::size_t most, std::size_t queue, Metrics& metrics) : most_(most), queue_(queue), metrics_(metrics) {}
  ~WorkerPool() { stop(); }
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// False where the queue is full: the job was not taken.
  [[nodiscard]] bool submit(Job job);
  /// Finishes all jobs that were taken, then returns.
  void stop();

 private:
  void run();
  [[nodiscard]] bool start_thread();

  const std::size_t most_;
  const std::size_t queue_;
  Metrics& metrics_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  std::vector<std::thread> threads_;
  std::size_t idle_ = 0;
  bool stopping_ = false;
};

}  // namespace muster::net
