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

constexpr bool isolates(UChar32 character) { return character >= 0x2066 && character <= 0x2068; }
constexpr UChar32 isolate_ends = 0x2069;

/// Calls `see(begin, end, character)` for each character until it says false.
template <class See>
void each_character(std::string_view text, const See& see) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<int32_t>(text.size());
  for (int32_t at = 0; at < length;) {
    const auto begin = at;
    UChar32 character = 0;
    U8_NEXT(bytes, at, length, character);  // NOLINT(bugprone-inc-dec-in-conditions): inside ICU's macro
    if (!see(static_cast<std::size_t>(begin), static_cast<std::size_t>(at), character)) return;
  }
}

/// Of the first character that has a direction: outside of what is isolated, or else inside.
std::optional<bool> first_direction(std::string_view text) {
  std::optional<bool> inside;
  std::optional<bool> found;
  int depth = 0;
  each_character(text, [&](std::size_t, std::size_t, UChar32 character) {
    if (isolates(character)) ++depth;
    if (character == isolate_ends && depth > 0) --depth;
    const auto direction = direction_of(character);
    if (depth == 0)
      found = direction;
    else if (!inside)
      inside = direction;
    return !found;
  });
  return found ? found : inside;
}

/// Whether letters from right to left stand outside of everything that is isolated already.
bool turns_by_itself(std::string_view text) {
  bool found = false;
  int depth = 0;
  each_character(text, [&](std::size_t, std::size_t, UChar32 character) {
    if (isolates(character)) ++depth;
    if (character == isolate_ends && depth > 0) --depth;
    found = depth == 0 && direction_of(character).value_or(false);
    return !found;
  });
  return found;
}

}  // namespace

std::string isolated(std::string_view text) {
  if (!turns_by_itself(text)) return std::string(text);
  return "\u2068" + std::string(text) + "\u2069";
}

bool begins_right_to_left(std::string_view text) { return first_direction(text).value_or(false); }

bool begins_left_to_right(std::string_view text) { return !first_direction(text).value_or(true); }

bool holds_right_to_left(std::string_view text) {
  bool found = false;
  each_character(text, [&](std::size_t, std::size_t, UChar32 character) {
    found = direction_of(character).value_or(false);
    return !found;
  });
  return found;
}

std::vector<DirectedPart> directed_parts(std::string_view text) {
  std::vector<DirectedPart> out;
  std::size_t begin = 0;
  bool current = begins_right_to_left(text);
  std::vector<bool> around;
  const auto cut = [&](std::size_t end, std::size_t next) {
    if (end > begin) out.push_back({text.substr(begin, end - begin), current});
    begin = next;
  };
  each_character(text, [&](std::size_t at, std::size_t next, UChar32 character) {
    if (isolates(character)) {
      cut(at, next);
      around.push_back(current);
    } else if (character == isolate_ends) {
      cut(at, next);
      if (around.empty()) return true;
      current = around.back();
      around.pop_back();
    } else if (const auto direction = direction_of(character); direction && *direction != current) {
      cut(at, at);
      current = *direction;
    }
    return true;
  });
  cut(text.size(), text.size());
  return out;
}

}  // namespace muster
