// ICU's directions of characters, without its whole algorithm: browsers and Word order the characters themselves, and
// only need to be told which way a text reads.
#include <muster/kit/base/direction.hpp>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <optional>

namespace muster {
namespace {

/// True from right to left, false from left to right, nothing where a character has no direction of its own.
std::optional<bool> direction_of(UChar32 character) {
  if (character < 0) return std::nullopt;
  switch (u_charDirection(character)) {
    case U_LEFT_TO_RIGHT:
      return false;
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
      return true;
    default:
      return std::nullopt;
  }
}

/// Calls `see(begin, direction)` for each character with a direction until it says false.
template <class See>
void each_directed(std::string_view text, const See& see) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<int32_t>(text.size());
  for (int32_t at = 0; at < length;) {
    const auto begin = at;
    UChar32 character = 0;
    U8_NEXT(bytes, at, length, character);  // NOLINT(bugprone-inc-dec-in-conditions): inside ICU's macro
    if (const auto direction = direction_of(character);
        direction && !see(static_cast<std::size_t>(begin), *direction)) {
      return;
    }
  }
}

}  // namespace

bool begins_right_to_left(std::string_view text) {
  bool found = false;
  each_directed(text, [&](std::size_t, bool right_to_left) {
    found = right_to_left;
    return false;
  });
  return found;
}

bool begins_left_to_right(std::string_view text) {
  bool found = false;
  each_directed(text, [&](std::size_t, bool right_to_left) {
    found = !right_to_left;
    return false;
  });
  return found;
}

bool holds_right_to_left(std::string_view text) {
  bool found = false;
  each_directed(text, [&](std::size_t, bool right_to_left) {
    found = right_to_left;
    return !found;
  });
  return found;
}

std::vector<DirectedPart> directed_parts(std::string_view text) {
  std::vector<DirectedPart> out;
  std::size_t begin = 0;
  bool current = begins_right_to_left(text);
  each_directed(text, [&](std::size_t at, bool right_to_left) {
    if (right_to_left == current) return true;
    if (at > begin) out.push_back({text.substr(begin, at - begin), current});
    begin = at;
    current = right_to_left;
    return true;
  });
  if (begin < text.size()) out.push_back({text.substr(begin), current});
  return out;
}

}  // namespace muster
