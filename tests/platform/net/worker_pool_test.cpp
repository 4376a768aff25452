// The pool of workers under bursts: every request that was taken is worked on, soon, without waiting for another to
// push it; heavy ones pass a gate; who sends many waits for his own.
#include "../../../src/platform/net/worker_pool.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <thread>

#include "support/catch.hpp"

using namespace muster::net;
using Line = WorkerPool::Line;

namespace {

IpAddress sender(unsigned char number) {
  IpAddress address{};
  address.back() = number;
  return address;
}

QueuedRequest request(std::function<void()> work, unsigned char from = 0, std::function<void()> refuse = [] {}) {
  return {sender(from), std::move(work), std::move(refuse)};
}

void wait_for(const std::function<bool()>& holds) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (!holds() && std::chrono::steady_clock::now() < end) std::this_thread::yield();
  CHECK(holds());
}

}  // namespace

TEST_CASE("no job waits while a worker is idle") {
  Metrics metrics;
  WorkerPool pool({.threads = 64, .heavy = 4, .queue = 256}, metrics);
  std::atomic<int> done{0};
  int taken = 0;
  bool all_done = true;
  for (int round = 0; round < 3000 && all_done; ++round) {
    for (int job = 0; job < 1 + round % 120; ++job, ++taken)
      pool.submit(request([&done] { ++done; }), job % 3 == 0 ? Line::heavy : Line::usual);
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
  WorkerPool pool({.threads = 1, .heavy = 1, .queue = 2}, metrics);
  std::atomic<bool> open{false};
  std::atomic<int> done{0};
  int refused = 0;
  const auto submit = [&](Line line) {
    pool.submit(request(
                    [&] {
                      while (!open) std::this_thread::yield();
                      ++done;
                    },
                    0, [&] { ++refused; }),
                line);
  };
  submit(Line::usual);
  wait_for([&] { return metrics.queued_requests == 0; });
  for (int turn = 0; turn < 3; ++turn) submit(Line::usual);
  CHECK(refused == 1);
  CHECK(metrics.queued_requests == 2);
  submit(Line::heavy);
  submit(Line::reserved);
  CHECK(refused == 1);  // each line has room of its own
  open = true;
  pool.stop();
  CHECK(done == 5);
  submit(Line::usual);
  CHECK(refused == 2);
}

TEST_CASE("no more heavy requests than the gate lets through are worked on at once, and the others go by") {
  Metrics metrics;
  WorkerPool pool({.threads = 16, .heavy = 2, .queue = 256}, metrics);
  std::atomic<bool> open{false};
  std::atomic<int> heavy_now{0};
  std::atomic<int> most{0};
  std::atomic<int> heavy_done{0};
  std::atomic<int> light_done{0};
  const auto heavy = [&] {
    const int now = ++heavy_now;
    for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {
    }
    while (!open) std::this_thread::yield();
    --heavy_now;
    ++heavy_done;
  };
  // As the server does it: what turns out to be heavy is put into its line by who came upon it.
  for (int turn = 0; turn < 40; ++turn)
    pool.submit(request([&] { pool.submit(request(heavy), Line::heavy); }), Line::usual);
  wait_for([&] { return heavy_now == 2 && metrics.heavy_requests == 38; });
  for (int turn = 0; turn < 100; ++turn) pool.submit(request([&] { ++light_done; }), Line::usual);
  wait_for([&] { return light_done == 100; });
  CHECK(heavy_done == 0);
  open = true;
  wait_for([&] { return heavy_done == 40; });
  CHECK(most == 2);
  pool.stop();
}

TEST_CASE("one thread at the least is left to those who ask for nothing heavy") {
  Metrics metrics;
  WorkerPool pool({.threads = 3, .heavy = 8, .queue = 256}, metrics);
  std::atomic<bool> open{false};
  std::atomic<bool> answered{false};
  for (int turn = 0; turn < 8; ++turn)
    pool.submit(request([&] {
                  while (!open) std::this_thread::yield();
                }),
                Line::heavy);
  wait_for([&] { return metrics.heavy_requests == 6; });
  pool.submit(request([&] { answered = true; }), Line::usual);
  wait_for([&] { return answered.load(); });
  open = true;
  pool.stop();
}

TEST_CASE("few threads are awake, and others are called where requests wait for long all the same") {
  Metrics metrics;
  WorkerPool pool({.threads = 16, .heavy = 1, .queue = 256, .awake = 1}, metrics);
  std::atomic<bool> open{false};
  std::atomic<int> now_working{0};
  for (int turn = 0; turn < 8; ++turn)
    pool.submit(request([&] {
                  ++now_working;
                  while (!open) std::this_thread::yield();
                }),
                Line::usual);
  wait_for([&] { return now_working == 1; });
  const auto now = std::chrono::steady_clock::now();
  pool.hurry(now - std::chrono::seconds(1));
  CHECK(metrics.queued_requests == 7);
  for (int called = 1; called <= 3; ++called) {
    pool.hurry(now + std::chrono::milliseconds(20 + 2 * called));
    wait_for([&] { return now_working == 1 + called; });
  }
  CHECK(metrics.queued_requests == 4);
  open = true;
  pool.stop();
  CHECK(now_working == 8);
}

TEST_CASE("senders take turns, however many requests one of them has waiting") {
  FairQueue queue(100);
  std::string order;
  const auto add = [&](char name) {
    CHECK_FALSE(queue.add(request([&order, name] { order += name; }, static_cast<unsigned char>(name))));
  };
  for (int turn = 0; turn < 5; ++turn) add('a');
  add('b');
  add('c');
  add('c');
  while (queue.size() > 0) queue.next().work();
  CHECK(order == "abcacaaa");
}

TEST_CASE("where there is no room, the newest of whoever has most waiting gives way") {
  FairQueue queue(4);
  std::string refused;
  const auto add = [&](char name, const std::string& what) {
    const auto gives_way = queue.add(request([] {}, static_cast<unsigned char>(name), [&, what] { refused += what; }));
    if (gives_way) gives_way->refuse();
  };
  for (const auto* what : {"a1 ", "a2 ", "a3 ", "a4 "}) add('a', what);
  CHECK(refused.empty());
  add('a', "a5 ");
  CHECK(refused == "a5 ");  // his own, where he has most
  add('b', "b1 ");
  CHECK(refused == "a5 a4 ");
  add('b', "b2 ");
  CHECK(refused == "a5 a4 a3 ");
  add('b', "b3 ");
  CHECK(refused == "a5 a4 a3 b3 ");  // nobody has more than he would have
  CHECK(queue.size() == 4);
}
