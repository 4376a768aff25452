// Recognising an encoding is a judgement: marks first, then the zeros that UTF-16 leaves, then validity as UTF-8.

#include "encoding.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace muster::tabular {
namespace {

enum class ByteOrder { little, big };

std::size_t line_at(std::string_view text, std::size_t offset) {
  std::size_t line = 1;
  for (std::size_t at = 0; at < std::min(offset, text.size()); ++at) {
    if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n'))) ++line;
  }
  return line;
}

Error error_on_line(const std::string& source, std::size_t line, const std::string& message) {
  return bad_input(source + ", line " + std::to_string(line) + ": " + message);
}

/// Latin text in UTF-16 has a zero in nearly every pair, always on the same side.
std::optional<ByteOrder> zeros_say(std::string_view bytes) {
  const auto pairs = std::min<std::size_t>(bytes.size(), 4096) / 2;
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t pair = 0; pair < pairs; ++pair) {
    even += bytes[2 * pair] == '\0' ? 1 : 0;
    odd += bytes[2 * pair + 1] == '\0' ? 1 : 0;
  }
  if (pairs >= 2 && odd * 2 > pairs && even == 0) return ByteOrder::little;
  if (pairs >= 2 && even * 2 > pairs && odd == 0) return ByteOrder::big;
  return std::nullopt;
}

Result<std::string> from_utf16(std::string_view bytes, ByteOrder order, const std::string& source) {
  std::string out;
  out.reserve(bytes.size() / 2 + bytes.size() / 8);
  const std::size_t low = order == ByteOrder::little ? 0 : 1;
  const auto unit = [&](std::size_t at) {
    return static_cast<char32_t>(static_cast<unsigned char>(bytes[at + low]) |
                                 (static_cast<unsigned>(static_cast<unsigned char>(bytes[at + 1 - low])) << 8U));
  };
  const auto broken = [&] {
    return error_on_line(source, line_at(out, out.size()),
                         "the UTF-16 text is broken here, as if the file were cut short. Save it again from the "
                         "program it comes from.");
  };
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    if (at + 1 >= bytes.size()) return broken();
    auto character = unit(at);
    if (character >= 0xDC00 && character <= 0xDFFF) return broken();
    if (character >= 0xD800 && character <= 0xDBFF) {
      if (at + 3 >= bytes.size()) return broken();
      const auto second = unit(at + 2);
      if (second < 0xDC00 || second > 0xDFFF) return broken();
      character = 0x10000 + ((character - 0xD800) << 10U) + (second - 0xDC00);
      at += 2;
    }
    append_utf8(out, character);
  }
  return out;
}

/// Code points of 0x80 to 0x9F; 0 where Windows-1252 has none.
constexpr std::array<char32_t, 32> windows_1252{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// How many bytes the well-formed sequence at `at` has, or 0.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
  if (lead < 0xC2U || at + length > text.size()) return 0;
  return is_valid_text(text.substr(at, length)) ? length : 0;
}

struct Sequences {
  std::size_t good = 0;
  std::size_t bad = 0;  // runs of bytes that fit nowhere
  std::size_t first_bad = 0;
};

Sequences count_sequences(std::string_view text) {
  Sequences found;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80U) {
      ++at;
    } else if (const auto length = sequence_length(text, at); length > 0) {
      ++found.good;
      at += length;
    } else {
      if (found.bad++ == 0) found.first_bad = at;
      while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80U && sequence_length(text, at) == 0) ++at;
    }
  }
  return found;
}

Result<std::string> from_windows_1252(std::string_view bytes, const std::string& source) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte < 0x80U || byte >= 0xA0U) {
      append_utf8(out, byte);
      continue;
    }
    const auto character = windows_1252.at(byte - 0x80U);
    if (character == 0) {
      return error_on_line(source, line_at(bytes, at),
                           "there is a character that is neither UTF-8 nor Windows-1252. Save the file as \"CSV "
                           "UTF-8\".");
    }
    append_utf8(out, character);
  }
  return out;
}

Result<DecodedText> taken(std::string converted, std::string encoding) {
  DecodedText out;
  out.owned = std::move(converted);
  out.text = out.owned;
  out.encoding = std::move(encoding);
  return out;
}

Result<DecodedText> decode_any(std::string_view bytes, const std::string& source) {
  std::optional<ByteOrder> order;
  if (bytes.starts_with("\xFF\xFE")) order = ByteOrder::little;
  if (bytes.starts_with("\xFE\xFF")) order = ByteOrder::big;
  if (!order) order = zeros_say(bytes);
  if (order) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) bytes.remove_prefix(2);
    MUSTER_TRY(text, from_utf16(bytes, *order, source));
    return taken(std::move(text), "UTF-16");
  }
  const bool marked = bytes.starts_with("\xEF\xBB\xBF");
  if (marked) bytes.remove_prefix(3);
  DecodedText as_it_is;
  as_it_is.text = bytes;
  as_it_is.encoding = "UTF-8";
  if (bytes.find('\0') != std::string_view::npos || is_valid_text(bytes)) return as_it_is;
  // Windows-1252 text is hardly ever well-formed UTF-8 by chance: where most of it is, the rest is damage, and reading
  // all as Windows-1252 would spoil every accented name in silence.
  const auto found = count_sequences(bytes);
  if (marked || (found.good > 0 && found.good >= found.bad)) {
    return error_on_line(source, line_at(bytes, found.first_bad),
                         "the text is not well-formed UTF-8 here, though the rest of the file is. Type that cell "
                         "again, or save the file as \"CSV UTF-8\".");
  }
  MUSTER_TRY(text, from_windows_1252(bytes, source));
  return taken(std::move(text), "Windows-1252");
}

}  // namespace

void append_utf8(std::string& out, char32_t character) {
  const auto put = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (character < 0x80) {
    put(character);
  } else if (character < 0x800) {
    put(0xC0U | (character >> 6U));
    put(0x80U | (character & 0x3FU));
  } else if (character < 0x10000) {
    put(0xE0U | (character >> 12U));
    put(0x80U | ((character >> 6U) & 0x3FU));
    put(0x80U | (character & 0x3FU));
  } else {
    put(0xF0U | (character >> 18U));
    put(0x80U | ((character >> 12U) & 0x3FU));
    put(0x80U | ((character >> 6U) & 0x3FU));
    put(0x80U | (character & 0x3FU));
  }
}

Result<DecodedText> decode(std::string_view bytes, const std::string& source) {
  MUSTER_TRY(decoded, decode_any(bytes, source));
  const auto nul = decoded.text.find('\0');
  if (nul != std::string_view::npos) {
    return error_on_line(
        source, line_at(decoded.text, nul),
        "there is a zero byte, which no text holds. Is this a CSV or XLSX file? Save it again as one.");
  }
  return decoded;
}

}  // namespace muster::tabular
