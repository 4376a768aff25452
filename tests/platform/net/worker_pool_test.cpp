// The pool of workers under bursts: every job that was taken is done, soon, without waiting for another to push it.
#include "../../../src/platform/net/worker_pool.hpp"

#include <atomic>
#include <chrono>

#include "support/catch.hpp"

using namespace muster::net;

TEST_CASE("no job waits while a worker is idle") {
  Metrics metrics;
  WorkerPool pool(64, 256, metrics);
  std::atomic<int> done{0};
  int taken = 0;
  bool all_done = true;
  for (int round = 0; round < 3000 && all_done; ++round) {
    for (int job = 0; job < 1 + round % 120; ++job) taken += pool.submit([&done] { ++done; }) ? 1 : 0;
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(3);
    while (done < taken && std::chrono::steady_clock::now() < end) std::this_thread::yield();
    all_done = done == taken;
  }
  CHECK(all_done);
  pool.stop();
  CHECK(done == taken);
}

TEST_CASE("a full queue takes no more, and stopping finishes what was taken") {
  Metrics metrics;
  WorkerPool pool(1, 2, metrics);
  std::atomic<bool> open{false};
  std::atomic<int> done{0};
  const auto job = [&] {
    while (!open) std::this_thread::yield();
    ++done;
  };
  CHECK(pool.submit(job));
  while (metrics.queued_requests != 0) std::this_thread::yield();
  CHECK(pool.submit(job));
  CHECK(pool.submit(job));
  CHECK_FALSE(pool.submit(job));
  CHECK(metrics.queued_requests == 2);
  open = true;
  pool.stop();
  CHECK(done == 3);
  CHECK_FALSE(pool.submit(job));
}
