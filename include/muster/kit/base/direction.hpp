#pragma once
// In which direction a text reads: what people write in Arabic, Urdu or Hebrew stands among English.

#include <string_view>
#include <vector>

namespace muster {

/// The first character that has a direction reads from right to left.
[[nodiscard]] bool begins_right_to_left(std::string_view text);

/// The first character that has a direction reads from left to right. Digits and signs alone have none.
[[nodiscard]] bool begins_left_to_right(std::string_view text);

/// Some character reads from right to left.
[[nodiscard]] bool holds_right_to_left(std::string_view text);

struct DirectedPart {
  std::string_view text;
  bool right_to_left = false;
};

/// The text cut where its direction changes. Signs without one go with what stands before them.
[[nodiscard]] std::vector<DirectedPart> directed_parts(std::string_view text);

}  // namespace muster
