// One line that is written over.
#include "terminal_progress.hpp"

#include <unistd.h>

#include <algorithm>

namespace muster::cli {
namespace {

constexpr std::chrono::milliseconds between_lines{200};

}  // namespace

TerminalProgress::TerminalProgress(std::ostream& err) : TerminalProgress(err, isatty(STDERR_FILENO) == 1) {}

void TerminalProgress::clear() {
  if (width_ > 0) err_ << '\r' << std::string(width_, ' ') << '\r' << std::flush;
  width_ = 0;
}

void TerminalProgress::begin(std::string_view things, std::int64_t total) {
  things_ = things;
  total_ = total;
  next_ = {};
}

void TerminalProgress::reach(std::int64_t done) {
  if (!terminal_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_ && done != total_) return;
  next_ = now + between_lines;
  write(progress_words(done, total_, things_));
}

void TerminalProgress::write(const std::string& words) {
  const auto before = width_;
  width_ = words.size();
  err_ << '\r' << words << std::string(before - std::min(before, width_), ' ') << std::flush;
}

}  // namespace muster::cli
