// Progress in words, and the one that nobody watches.
#include <muster/kit/base/progress.hpp>

#include <muster/kit/base/number.hpp>

namespace muster {
namespace {

class SilentProgress final : public Progress {
 public:
  void begin(std::string_view, std::int64_t) override {}
  void reach(std::int64_t) override {}
  [[nodiscard]] bool cancelled() const override { return false; }
};

}  // namespace

Progress& unwatched() {
  static SilentProgress one;
  return one;
}

Outcome go_on(Progress& progress, std::int64_t done) {
  if (progress.cancelled()) return conflict("This was cancelled before it was done.");
  progress.reach(done);
  return Success{};
}

std::string progress_words(std::int64_t done, std::int64_t total, std::string_view things) {
  if (things.empty()) return {};
  const auto of = total > 0 ? " of " + grouped(total) : std::string();
  return grouped(done) + of + " " + std::string(things);
}

}  // namespace muster
