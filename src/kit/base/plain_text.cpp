// One walk over code points by ICU's macros; most texts are left as they are after a look at their bytes.
#include <muster/kit/base/plain_text.hpp>

#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace muster {
namespace {

/// DEL and U+0080 to U+009F: XML would hold them, but nobody types or sees them, and terminals obey some.
bool is_rare_control(UChar32 character) { return character >= 0x7F && character <= 0x9F; }

bool is_plain(UChar32 character) {
  if (character < 0x20) return character == '\t' || character == '\n' || character == '\r';
  return !is_rare_control(character) && character != 0xFFFE && character != 0xFFFF;
}

bool is_break(UChar32 character) { return character == 0x0B || character == 0x0C || character == 0x85; }

/// Printable ASCII and the white space that may stand anywhere: most of all text.
bool is_usual(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  return (code >= 0x20U && code < 0x7FU) || byte == '\n' || byte == '\t';
}

/// Looked at eight at a time, as most of it is printable.
bool all_usual(std::string_view text) {
  constexpr std::uint64_t each = 0x0101010101010101U;
  constexpr std::uint64_t high = each << 7U;
  while (text.size() >= sizeof(std::uint64_t)) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data(), sizeof bytes);
    // The high bit of a byte that is below a space, above DEL or DEL itself; sometimes of one beside it.
    const auto rare = (bytes - each * 0x20U) | bytes | (bytes + each);
    if ((rare & high) != 0 && !std::ranges::all_of(text.substr(0, sizeof bytes), is_usual)) return false;
    text.remove_prefix(sizeof bytes);
  }
  return std::ranges::all_of(text, is_usual);
}

/// Calls `put` for each character with its bytes; the character is negative for a run of bytes that are none.
template <class Put>
void each_character(std::string_view text, const Put& put) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(text.size());
  std::int32_t at = 0;
  while (at < length) {
    const auto begin = at;
    UChar32 character = 0;
    U8_NEXT(bytes, at, length, character);  // NOLINT(bugprone-inc-dec-in-conditions): inside ICU's macro
    put(character, text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin)));
  }
}

}  // namespace

bool is_plain_text(std::string_view text) {
  if (all_usual(text)) return true;
  bool plain = true;
  each_character(text, [&](UChar32 character, std::string_view) { plain = plain && is_plain(character); });
  return plain;
}

PlainText made_plain(std::string_view text) {
  PlainText out;
  if (all_usual(text)) return {std::string(text), 0};
  out.text.reserve(text.size());
  each_character(text, [&](UChar32 character, std::string_view bytes) {
    if (is_break(character)) {
      out.text += '\n';
    } else if (is_plain(character)) {
      out.text += bytes;
    } else {
      out.text += replacement_character;
      ++out.replaced;
    }
  });
  return out;
}

std::string harmless_on_terminal(std::string_view text) {
  if (std::ranges::all_of(text, is_usual)) return std::string(text);
  std::string out;
  each_character(text, [&](UChar32 character, std::string_view bytes) {
    if (is_plain(character) && character != '\r')
      out += bytes;
    else
      out += replacement_character;
  });
  return out;
}

}  // namespace muster
