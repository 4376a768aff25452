// Bounded queues and the threads behind them.
#include "worker_pool.hpp"

#include <muster/kit/base/spare_memory.hpp>

#include <algorithm>
#include <system_error>
#include <utility>

namespace muster::net {

WorkerPool::WorkerPool(const Limits& limits, Metrics& metrics)
    : limits_(limits),
      metrics_(metrics),
      queues_{FairQueue(limits.queue), FairQueue(limits.queue), FairQueue(limits.queue)} {
  const auto most_heavy = limits.threads > 1 ? limits.threads - 1 : 1;
  limits_.heavy = std::clamp(limits.heavy, std::size_t{1}, most_heavy);
  limits_.awake = std::max(limits.awake, std::size_t{1});
}

void WorkerPool::hand_over(QueuedRequest request, Line line) {
  std::optional<QueuedRequest> refused;
  {
    const std::scoped_lock lock(mutex_);
    if (ready() == 0) waiting_since_ = std::chrono::steady_clock::now();
    if (stopping_ && line != Line::heavy)
      refused = std::move(request);
    else
      refused = queue(line).add(std::move(request));
    count_waiting();
  }
  if (refused) refused->refuse();
}

void WorkerPool::call() {
  for (std::size_t called = 0;; ++called) {
    std::condition_variable* bell = nullptr;
    {
      const std::scoped_lock lock(mutex_);
      if (ready() <= called || !may_call()) return;
      bell = call_one();
    }
    // Outside the lock, else who is woken would wait once more, for this lock.
    if (bell != nullptr) bell->notify_one();
  }
}

void WorkerPool::hurry(std::chrono::steady_clock::time_point now) {
  constexpr std::chrono::milliseconds patience{10};
  constexpr std::chrono::milliseconds between_calls{1};
  std::condition_variable* bell = nullptr;
  {
    const std::scoped_lock lock(mutex_);
    if (ready() == 0 || now - waiting_since_ < patience) return;
    waiting_since_ = now - patience + between_calls;
    bell = call_one();
  }
  if (bell != nullptr) bell->notify_one();
}

std::condition_variable* WorkerPool::call_one() {
  if (!asleep_.empty()) {
    ++awake_;
    auto* const bed = asleep_.back();
    asleep_.pop_back();
    bed->called = true;
    return &bed->bell;
  }
  if (stopping_ || threads_.size() >= limits_.threads) return nullptr;
  try {
    auto& bed = beds_.emplace_back();
    threads_.emplace_back([this, &bed] { run(bed); });
    ++awake_;
  } catch (const std::system_error&) {
    beds_.pop_back();
    // The machine has no more threads to give: those that run will come to this request. Without any, nothing works.
    if (threads_.empty()) throw;
  }
  return nullptr;
}

void WorkerPool::stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
    for (auto* bed : asleep_) bed->bell.notify_one();
  }
  for (auto& thread : threads_)
    if (thread.joinable()) thread.join();
}

std::size_t WorkerPool::heavy_ready() {
  return gate_open() ? std::min(queue(Line::heavy).size(), limits_.heavy - heavy_running_) : 0;
}

std::size_t WorkerPool::ready() { return queue(Line::reserved).size() + queue(Line::usual).size() + heavy_ready(); }

bool WorkerPool::may_call() { return awake_ < limits_.awake + heavy_running_ + heavy_ready(); }

WorkerPool::Line WorkerPool::next_line() {
  if (gate_open()) return Line::heavy;  // few threads at the most
  const bool reserved = queue(Line::reserved).size() > 0 && (usual_last_ || queue(Line::usual).size() == 0);
  usual_last_ = !reserved;
  return reserved ? Line::reserved : Line::usual;
}

void WorkerPool::count_waiting() {
  metrics_.heavy_requests = static_cast<std::int64_t>(queue(Line::heavy).size());
  metrics_.queued_requests = static_cast<std::int64_t>(queue(Line::reserved).size() + queue(Line::usual).size());
}

void WorkerPool::run(Bed& bed) {
  std::unique_lock lock(mutex_);
  while (true) {
    while (ready() > 0) {
      const auto line = next_line();
      auto request = queue(line).next();
      count_waiting();
      if (line == Line::heavy) ++heavy_running_;
      lock.unlock();
      request.work();
      request = {};
      if (line == Line::heavy) return_spare_memory();
      lock.lock();
      if (line != Line::heavy) continue;
      --heavy_running_;
      // The next heavy one became ready without anybody being called for it; this thread may take another first.
      if (ready() > 1 && may_call())
        if (auto* const bell = call_one()) bell->notify_one();
    }
    --awake_;
    // Who works on a heavy one comes back for those that wait behind it.
    bed.called = false;
    asleep_.push_back(&bed);
    bed.bell.wait(lock, [&] { return stopping_ || bed.called; });
    if (!bed.called) {
      std::erase(asleep_, &bed);
      return;
    }
  }
}

}  // namespace muster::net
