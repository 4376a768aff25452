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
  limits_.awake = std::min(limits.threads, limits_.heavy + std::max(limits.awake, std::size_t{1}));
}

void WorkerPool::submit(QueuedRequest request, Line line) {
  std::optional<QueuedRequest> refused;
  bool woken = false;
  {
    const std::scoped_lock lock(mutex_);
    if (ready() == 0) waiting_since_ = std::chrono::steady_clock::now();
    if (stopping_ && line != Line::heavy)
      refused = std::move(request);
    else
      refused = queue(line).add(std::move(request));
    count_waiting();
    woken = ready() > 0 && awake_ < limits_.awake && call_one();
  }
  // Outside the lock, else who is woken would wait once more, for this lock.
  if (woken) changed_.notify_one();
  if (refused) refused->refuse();
}

void WorkerPool::hurry(std::chrono::steady_clock::time_point now) {
  constexpr std::chrono::milliseconds patience{10};
  constexpr std::chrono::milliseconds between_calls{1};
  {
    const std::scoped_lock lock(mutex_);
    if (ready() == 0 || now - waiting_since_ < patience) return;
    waiting_since_ = now - patience + between_calls;
    if (!call_one()) return;
  }
  changed_.notify_one();
}

bool WorkerPool::call_one() {
  if (awake_ < threads_.size()) {
    ++awake_;
    ++called_;
    return true;
  }
  if (stopping_ || threads_.size() >= limits_.threads) return false;
  try {
    threads_.emplace_back([this] { run(); });
    ++awake_;
  } catch (const std::system_error&) {
    // The machine has no more threads to give: those that run will come to this request. Without any, nothing works.
    if (threads_.empty()) throw;
  }
  return false;
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

std::size_t WorkerPool::ready() {
  const auto heavy = gate_open() ? std::min(queue(Line::heavy).size(), limits_.heavy - heavy_running_) : 0;
  return queue(Line::reserved).size() + queue(Line::usual).size() + heavy;
}

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

void WorkerPool::run() {
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
      if (ready() > 1 && awake_ < limits_.awake && call_one()) changed_.notify_one();
    }
    --awake_;
    // Who works on a heavy one comes back for those that wait behind it.
    changed_.wait(lock, [this] { return stopping_ || called_ > 0; });
    if (called_ == 0) return;
    --called_;
  }
}

}  // namespace muster::net
