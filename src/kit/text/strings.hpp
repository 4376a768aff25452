#pragma once
// Many short texts, each kept once and known by a number.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::text {

class Strings {
 public:
  /// The number of `text`, its own from the first time on.
  [[nodiscard]] std::uint32_t number_of(std::string_view text);

  [[nodiscard]] std::string_view operator[](std::uint32_t number) const {
    return std::string_view(bytes_).substr(ends_[number], ends_[number + 1U] - ends_[number]);
  }

  [[nodiscard]] std::size_t size() const { return ends_.size() - 1; }

 private:
  void grow();

  std::string bytes_;
  std::vector<std::uint32_t> ends_{0};  ///< where each begins, and the last ends
  std::vector<std::uint32_t> slots_;    ///< number + 1 by hash, a power of two of them
};

}  // namespace muster::text
