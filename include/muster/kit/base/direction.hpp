#pragma once
// In which direction a text reads: what people write in Arabic, Urdu or Hebrew stands among English.

#include <string>
#include <string_view>
#include <vector>

namespace muster {

/// A value for a sentence that may read the other way: where it holds words from right to left, between the marks that
/// keep them from turning round what stands beside them (U+2068, U+2069); else as it is.
[[nodiscard]] std::string isolated(std::string_view text);

/// The first character that has a direction reads from right to left. What is isolated counts only where nothing else
/// has a direction.
[[nodiscard]] bool begins_right_to_left(std::string_view text);

/// The first character that has a direction reads from left to right. Digits and signs alone have none.
[[nodiscard]] bool begins_left_to_right(std::string_view text);

/// Some character reads from right to left.
[[nodiscard]] bool holds_right_to_left(std::string_view text);

struct DirectedPart {
  std::string_view text;
  bool right_to_left = false;
};

/// The text cut where its direction changes, without the marks of what is isolated. Signs without a direction go with
/// what stands before them, and behind what was isolated with what stands around it.
[[nodiscard]] std::vector<DirectedPart> directed_parts(std::string_view text);

}  // namespace muster
