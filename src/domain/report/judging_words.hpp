#pragma once
// Words typed beside a figure that judge it ("most", "fewer than half"): do the figures still bear them out?

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muster::report {

/// A figure in braces that is a share of people.
struct SharedFigure {
  std::size_t offset = 0;  ///< bytes, of the brace
  double share = 0;
  std::string printed;  ///< "38 of 42"
};

struct Doubt {
  std::size_t offset = 0;
  std::size_t length = 0;
  std::string message;  ///< "“most” does not fit: 18 of 42 is 43%"
  std::string hint;     ///< "that is fewer than half"
  std::string cure{};   ///< what may stand in its place and reads well there; empty where nothing surely does
};

/// In the order of the text. A word is held against the first such figure behind it in its sentence, else against the
/// last before it. `text` is Markdown; what stands in braces is not read.
[[nodiscard]] std::vector<Doubt> doubts_in(std::string_view text, const std::vector<SharedFigure>& figures);

/// "nearly all", "fewer than a third": what may be said of a share.
[[nodiscard]] std::string fitting_words(double share);

}  // namespace muster::report
