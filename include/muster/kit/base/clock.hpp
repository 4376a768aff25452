#pragma once
// Time comes in as a value: rules never read the clock, and tests turn it by hand.

#include <chrono>

namespace muster {

using Instant = std::chrono::sys_seconds;

/// Where the present comes from.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Instant now() const = 0;
};

/// The machine's clock.
class SystemClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  }
};

/// A clock that a test sets and advances.
class HandClock final : public Clock {
 public:
  explicit HandClock(Instant start) : now_(start) {}
  [[nodiscard]] Instant now() const override { return now_; }
  void advance(std::chrono::seconds by) { now_ += by; }

 private:
  Instant now_;
};

}  // namespace muster
