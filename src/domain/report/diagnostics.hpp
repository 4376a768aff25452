#pragma once
// Errors of a definition, gathered with their places; the first twenty are kept.

#include <muster/kit/base/diagnostic.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::report {

class Diagnostics {
 public:
  Diagnostics(std::string_view text, std::string source) : text_(text), source_(std::move(source)) {}

  void add(std::size_t offset, std::size_t length, std::string message, std::string hint = {}) {
    if (full()) return;
    auto made = diagnostic_at(text_, offset, length, source_, std::move(message), std::move(hint));
    // A loop finds the same fault in each of its turns.
    const bool told = std::any_of(found_.begin(), found_.end(), [&](const Diagnostic& one) {
      return one.line == made.line && one.column == made.column && one.message == made.message;
    });
    if (!told) found_.push_back(std::move(made));
  }
  /// What stands in place of what is wrong, for whoever looks at a draft.
  static constexpr const char* missing_figure = "[a figure is missing here]";

  /// Keeps what a figure printed, the first time it does.
  void keep_printed(std::size_t offset, std::string_view figure, std::string_view text) {
    if (keeps_printed) printed_.try_emplace(offset, std::string(figure), std::string(text));
  }
  [[nodiscard]] const std::map<std::size_t, std::pair<std::string, std::string>>& printed() const { return printed_; }
  bool keeps_printed = false;

  /// Keeps where a heading of level 1 is written, in the order in which they are printed.
  void keep_heading(std::size_t offset) {
    if (keeps_printed) headings_.push_back(offset);
  }
  [[nodiscard]] const std::vector<std::size_t>& headings() const { return headings_; }

  /// A word that the figure beside it does not bear out: it is told to who writes, and stops nothing.
  /// `cure` is what may be written in its place; it may be empty.
  void doubt(std::size_t offset, std::size_t length, std::string message, std::string hint,
             const std::string& cure = {}) {
    constexpr std::size_t most = 20;
    if (!cure.empty()) hint += "; did you mean \"" + cure + "\"?";
    if (keeps_printed && doubts_.size() < most)
      doubts_.try_emplace(offset, diagnostic_at(text_, offset, length, source_, std::move(message), std::move(hint)));
  }
  [[nodiscard]] std::vector<Diagnostic> doubts() const {
    std::vector<Diagnostic> out;
    for (const auto& [offset, one] : doubts_) out.push_back(one);
    return out;
  }

  /// What comes now is not told any more, so it need not be looked for.
  [[nodiscard]] bool full() const { return found_.size() >= 20; }
  [[nodiscard]] bool none() const { return found_.empty(); }
  [[nodiscard]] const std::vector<Diagnostic>& found() const { return found_; }
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  std::string_view text_;
  std::string source_;
  std::vector<Diagnostic> found_;
  std::map<std::size_t, std::pair<std::string, std::string>> printed_;
  std::vector<std::size_t> headings_;
  std::map<std::size_t, Diagnostic> doubts_;  ///< by place; of a loop, those of its first turn that has one
};

}  // namespace muster::report
