#pragma once
// How far a command is, on one line of the terminal that is written again and again.

#include <muster/kit/base/progress.hpp>

#include <chrono>
#include <ostream>
#include <string>

namespace muster::cli {

/// Writes "12,000 of 100,000 rows" to `err` a few times a second, and takes it away at its end; nothing where standard
/// error is no terminal.
class TerminalProgress final : public Progress {
 public:
  explicit TerminalProgress(std::ostream& err);
  TerminalProgress(std::ostream& err, bool terminal) : err_(err), terminal_(terminal) {}
  TerminalProgress(const TerminalProgress&) = delete;
  TerminalProgress& operator=(const TerminalProgress&) = delete;
  ~TerminalProgress() override { clear(); }
  /// Takes the line away, so that the command's own words begin on an empty one.
  void clear();

  void begin(std::string_view things, std::int64_t total) override;
  void reach(std::int64_t done) override;
  [[nodiscard]] bool cancelled() const override { return false; }

 private:
  void write(const std::string& words);

  std::ostream& err_;
  bool terminal_;
  std::string things_;
  std::int64_t total_ = 0;
  std::size_t width_ = 0;  ///< of what stands on the line
  std::chrono::steady_clock::time_point next_;
};

}  // namespace muster::cli
