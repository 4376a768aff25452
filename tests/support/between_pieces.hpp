#pragma once
// Something else that is done while long work goes on: once, between two of its pieces.

#include <muster/kit/base/progress.hpp>

#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>

namespace muster::test {

/// Runs `work` once the first piece of a stage is done. Stages that count rows are numbered from 1.
class BetweenPieces : public Progress {
 public:
  BetweenPieces(int stage, std::function<void()> work) : stage_(stage), work_(std::move(work)) {}
  void begin(std::string_view things, std::int64_t) override { at_ += things == "rows" ? 1 : 0; }
  void reach(std::int64_t done) override {
    if (at_ != stage_ || done == 0 || !work_) return;
    const auto work = std::exchange(work_, {});
    work();
  }
  [[nodiscard]] bool cancelled() const override { return is_cancelled; }
  [[nodiscard]] bool happened() const { return !work_; }

  bool is_cancelled = false;

 private:
  int stage_;
  std::function<void()> work_;
  int at_ = 0;
};

}  // namespace muster::test
