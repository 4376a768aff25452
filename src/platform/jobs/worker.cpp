// Threads that do jobs, one at a time each.
#include <muster/platform/jobs/worker.hpp>

#include "run.hpp"

#include <muster/kit/base/spare_memory.hpp>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace muster::jobs {
namespace {

constexpr std::chrono::milliseconds between_looks{500};

class Threads final : public Worker {
 public:
  Threads(store::Database& database, const Clock& clock, const Kinds& kinds, ErrorLog log_error, std::size_t count)
      : database_(database), clock_(clock), kinds_(kinds), log_error_(std::move(log_error)) {
    for (std::size_t number = 0; number < count; ++number) threads_.emplace_back([this] { work(); });
  }
  ~Threads() override {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    changed_.notify_all();
  }

 private:
  void work() {
    while (true) {
      bool did = false;
      try {
        const auto result = run_next(database_, clock_, kinds_, log_error_, stopping_);
        if (!result.ok()) log_error_("jobs", result.error().message);
        did = result.ok() && *result;
        if (did) return_spare_memory();
      } catch (const std::exception& error) {
        log_error_("jobs", error.what());
      }
      std::unique_lock lock(mutex_);
      if (changed_.wait_for(lock, did ? std::chrono::milliseconds(0) : between_looks,
                            [this] { return stopping_.load(); }))
        return;
    }
  }

  store::Database& database_;
  const Clock& clock_;
  const Kinds& kinds_;
  ErrorLog log_error_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::atomic<bool> stopping_ = false;
  std::vector<std::jthread> threads_;  // last: they use everything above
};

}  // namespace

std::unique_ptr<Worker> Worker::start(store::Database& database, const Clock& clock, const Kinds& kinds,
                                      ErrorLog log_error, std::size_t threads) {
  return std::make_unique<Threads>(database, clock, kinds, std::move(log_error), threads);
}

}  // namespace muster::jobs
