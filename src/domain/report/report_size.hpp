#pragma once
// How much one report may hold: what is drawn and written costs far more than the words that ask for it.

#include <muster/domain/report/definition.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::report {

inline constexpr std::size_t most_figures_in_text = 2'000;  // in braces

class ReportSize {
 public:
  /// Counts blocks that were just made. Why there are too many, once there are.
  [[nodiscard]] std::optional<std::string> add(const std::vector<document::Block>& blocks);

 private:
  std::size_t pictures_ = 0;
  std::size_t rows_ = 0;
  std::size_t blocks_ = 0;
  std::size_t image_bytes_ = 0;
};

}  // namespace muster::report
