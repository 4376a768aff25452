#pragma once
// What the server counts about itself, and how it tells: Prometheus' text format. No figure is about a person.

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace muster::net {

class Metrics {
 public:
  /// One request that was answered. `route` is a pattern, never a path.
  void answered(const std::string& route, int status, std::chrono::microseconds took);
  [[nodiscard]] std::string text() const;

  std::atomic<std::int64_t> open_connections{0};
  std::atomic<std::int64_t> live_connections{0};  ///< of them, those who watch something
  std::atomic<std::int64_t> queued_requests{0};
  std::atomic<std::int64_t> heavy_requests{0};       ///< that wait at the gate
  std::atomic<std::int64_t> refused_connections{0};  ///< too many at once
  std::atomic<std::int64_t> refused_requests{0};     ///< malformed, ambiguous or too large
  std::atomic<std::int64_t> full_queue{0};           ///< answered 503 because every worker was busy
  std::atomic<std::int64_t> timed_out{0};            ///< cut for being slow
  std::atomic<std::int64_t> lost_log_lines{0};
  std::atomic<std::int64_t> certificate_end{0};       ///< seconds since 1970; 0 without TLS
  std::atomic<std::int64_t> refused_certificates{0};  ///< new files that could not be used

 private:
  static constexpr std::array<int, 11> bounds_ms{1, 3, 10, 30, 100, 300, 1000, 3000, 10000, 30000, 60000};

  mutable std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::int64_t> requests_;
  std::array<std::int64_t, bounds_ms.size()> at_most_{};
  std::int64_t count_ = 0;
  double seconds_ = 0;
};

}  // namespace muster::net
