#pragma once
// Threads that make pages. They get whole requests only, so none ever waits for a visitor. What takes long passes a
// gate and waits outside the threads, so that it never takes them all.

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "fair_queue.hpp"
#include "metrics.hpp"

namespace muster::net {

class WorkerPool {
 public:
  /// Where a request waits. Each has room of its own, so what fills one refuses nothing of another.
  enum class Line {
    reserved,  ///< for the few pages that must always be answered
    usual,
    heavy  ///< no more of these are worked on at once than the gate lets through
  };
  struct Limits {
    std::size_t threads = 64;
    std::size_t heavy = 2;    ///< at once; one thread at least is left to the others
    std::size_t queue = 256;  ///< that wait, in each line
    /// Called at once, beside those for heavy ones; beyond, see hurry().
    std::size_t awake = std::size_t{std::max(1U, std::thread::hardware_concurrency())};
  };

  /// Threads are started when they are first needed.
  WorkerPool(const Limits& limits, Metrics& metrics);
  ~WorkerPool() { stop(); }
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// The request is worked on, or refused where the line is full or another must give way. Refused in this call, by the
  /// caller's thread. A request's work may submit it again.
  void submit(QueuedRequest request, Line line) {
    hand_over(std::move(request), line);
    call();
  }
  /// The same, but nobody is called for it before call(): whoever hands over several calls once for all of them.
  void hand_over(QueuedRequest request, Line line);
  void call();
  /// Few threads that are awake take one request after the other and need not be woken for each. Where something has
  /// waited for long all the same, they wait for something themselves, and others are called, one with each call. To
  /// be called now and then while requests wait.
  void hurry(std::chrono::steady_clock::time_point now);
  /// Finishes all requests that were taken, then returns.
  void stop();

 private:
  /// Where one thread waits to be called.
  struct Bed {
    std::condition_variable bell;
    bool called = false;
  };

  void run(Bed& bed);
  [[nodiscard]] FairQueue& queue(Line line) { return queues_[static_cast<std::size_t>(line)]; }
  [[nodiscard]] bool gate_open() { return heavy_running_ < limits_.heavy && queue(Line::heavy).size() > 0; }
  [[nodiscard]] std::size_t ready();
  [[nodiscard]] Line next_line();
  [[nodiscard]] std::size_t heavy_ready();
  /// Few at a time: who is awake takes one request after the other.
  [[nodiscard]] bool may_call();
  /// Where one is left it counts as awake from now on. It is to be notified, unless this is null: then it was started.
  /// Who fell asleep last is called first: what it needs is still at hand for its processor.
  [[nodiscard]] std::condition_variable* call_one();
  void count_waiting();

  Limits limits_;
  Metrics& metrics_;
  std::mutex mutex_;
  std::array<FairQueue, 3> queues_;
  std::deque<Bed> beds_;  ///< one of each thread
  std::vector<Bed*> asleep_;
  std::vector<std::thread> threads_;
  std::size_t awake_ = 0;  ///< that work or were called
  std::chrono::steady_clock::time_point waiting_since_;
  std::size_t heavy_running_ = 0;
  bool usual_last_ = false;
  bool stopping_ = false;
};

}  // namespace muster::net
