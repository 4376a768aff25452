#pragma once
// What workers, and pages that reply later, have made and the loop has not yet sent.

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

#include "worker_result.hpp"

namespace muster::net {

/// For any thread.
class MadeReplies {
 public:
  /// `ring` calls whoever takes them.
  explicit MadeReplies(std::function<void()> ring) : ring_(std::move(ring)) {}

  void add(WorkerResult made) {
    const std::scoped_lock lock(mutex_);
    made_.push_back(std::move(made));
    ++added_;
    if (made_.size() == 1) ring_();
    changed_.notify_all();
  }

  [[nodiscard]] std::vector<WorkerResult> take() {
    const std::scoped_lock lock(mutex_);
    return std::exchange(made_, {});
  }

  /// Until so many have been added in all.
  void await(std::uint64_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return added_ == count; });
  }

 private:
  std::function<void()> ring_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<WorkerResult> made_;
  std::uint64_t added_ = 0;
};

}  // namespace muster::net
