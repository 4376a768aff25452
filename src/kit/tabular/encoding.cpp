// Recognising an encoding is a judgement: marks first, then the zeros that UTF-16 leaves, then validity as UTF-8.

#include "encoding.hpp"

#include "single_byte.hpp"

#include <muster/kit/base/code_point.hpp>
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

std::string from_single_byte(std::string_view bytes, SingleByte encoding) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char byte : bytes) append_utf8(out, character_of(encoding, static_cast<unsigned char>(byte)));
  return out;
}

bool has_no_character(std::string_view bytes, SingleByte encoding, std::size_t& where) {
  const auto found = std::find_if(bytes.begin(), bytes.end(), [&](char byte) {
    return byte != '\0' && character_of(encoding, static_cast<unsigned char>(byte)) == 0;
  });
  where = static_cast<std::size_t>(found - bytes.begin());
  return found != bytes.end();
}

char32_t code_point(std::string_view sequence) {
  const auto byte = [&](std::size_t at) { return static_cast<char32_t>(static_cast<unsigned char>(sequence[at])); };
  if (sequence.size() == 2) return ((byte(0) & 0x1FU) << 6U) | (byte(1) & 0x3FU);
  char32_t out = byte(0) & (sequence.size() == 3 ? 0x0FU : 0x07U);
  for (std::size_t at = 1; at < sequence.size(); ++at) out = (out << 6U) | (byte(at) & 0x3FU);
  return out;
}

/// UTF-8 with bytes in between that are none, read by `strays`: how much sense it makes, and how long it is.
struct MixedText {
  long sense = 0;
  std::size_t size = 0;
};

/// Beyond these no letter is marked as a guess: a file of nothing else must not grow by its marks.
constexpr std::size_t most_marked = 100'000;

MixedText look_at_mixed(std::string_view bytes, SingleByte strays, std::string* text = nullptr) {
  MixedText mixed;
  struct LastCharacter {
    char32_t character = 0;
    char32_t before = 0;
    bool counts = false;
  } last{0x20, 0x20, false};
  const auto take = [&](char32_t character, bool counts) {
    if (last.counts) mixed.sense += sense_of(last.character, last.before, character);
    last = {character, last.character, counts};
  };
  const auto put = [&](std::string_view piece) {
    mixed.size += piece.size();
    if (text != nullptr) text->append(piece);
  };
  std::size_t marked = 0;
  std::string letter;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    const auto length = byte < 0x80U ? 1 : sequence_length(bytes, at);
    if (length > 0) {
      put(bytes.substr(at, length));
      take(length == 1 ? byte : code_point(bytes.substr(at, length)), length > 1);
      at += length;
      continue;
    }
    const auto character = character_of(strays, byte);
    letter.clear();
    append_utf8(letter, character == 0 ? char32_t{0xFFFD} : character);
    put(letter);
    if (++marked <= most_marked) put(doubt_mark);
    take(character, true);
    ++at;
  }
  take(0x20, false);
  return mixed;
}

std::string from_mixed(std::string_view bytes, SingleByte strays, std::size_t size) {
  std::string text;
  text.reserve(size);
  (void)look_at_mixed(bytes, strays, &text);
  return text;
}

Result<DecodedText> taken(std::string converted, std::string encoding) {
  DecodedText out;
  out.owned = std::move(converted);
  out.text = out.owned;
  out.encoding = std::move(encoding);
  return out;
}

std::string_view name_of(SingleByte encoding) {
  return encoding == SingleByte::macintosh ? "Macintosh" : "Windows-1252";
}

/// Text that is not all UTF-8. Windows-1252 and Macintosh texts are hardly ever well-formed UTF-8 by chance: where most
/// makes sense as UTF-8, the rest is damage, and reading all by bytes would spoil every accented name in silence.
Result<DecodedText> decode_bytes(std::string_view bytes, const std::string& source, bool marked, Damage damage) {
  const auto windows = sense_in(SingleByte::windows_1252, bytes);
  const auto macintosh = sense_in(SingleByte::macintosh, bytes);
  const auto single = macintosh > windows ? SingleByte::macintosh : SingleByte::windows_1252;
  const auto found = count_sequences(bytes);
  if (marked || found.good > 0) {
    auto strays = SingleByte::windows_1252;
    auto mixed = look_at_mixed(bytes, strays);
    if (const auto other = look_at_mixed(bytes, SingleByte::macintosh); other.sense > mixed.sense) {
      strays = SingleByte::macintosh;
      mixed = other;
    }
    if (marked || mixed.sense >= std::max(windows, macintosh)) {
      if (damage == Damage::marked) return taken(from_mixed(bytes, strays, mixed.size), "UTF-8");
      return error_on_line(source, line_at(bytes, found.first_bad),
                           "the text is not well-formed UTF-8 here, though the rest of the file is. Type that cell "
                           "again, or save the file as \"CSV UTF-8\".");
    }
  }
  std::size_t where = 0;
  if (has_no_character(bytes, single, where) || (single == SingleByte::macintosh && macintosh < 0)) {
    (void)has_no_character(bytes, SingleByte::windows_1252, where);
    return error_on_line(source, line_at(bytes, where),
                         "there is a character that is neither UTF-8 nor Windows-1252. Save the file as \"CSV "
                         "UTF-8\".");
  }
  return taken(from_single_byte(bytes, single), std::string(name_of(single)));
}

/// What UTF-8 becomes that was read as Windows-1252 and saved as UTF-8 once more.
std::string with_spoilt_marked(std::string_view text) {
  constexpr std::string_view spoilt = "\xC3\x83\xC2";
  std::string out;
  while (true) {
    const auto at = text.find(spoilt);
    if (at == std::string_view::npos || at + spoilt.size() >= text.size()) return out += text;
    out.append(text.substr(0, at + spoilt.size() + 1));
    out.append(doubt_mark);
    text.remove_prefix(at + spoilt.size() + 1);
  }
}

Result<DecodedText> decode_any(std::string_view bytes, const std::string& source, Damage damage) {
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
  const bool has_zero = bytes.find('\0') != std::string_view::npos;
  if (!has_zero && !is_valid_text(bytes)) return decode_bytes(bytes, source, marked, damage);
  if (!has_zero && damage == Damage::marked && bytes.find("\xC3\x83\xC2") != std::string_view::npos)
    return taken(with_spoilt_marked(bytes), "UTF-8");
  return as_it_is;
}

}  // namespace

Result<DecodedText> decode(std::string_view bytes, const std::string& source, Damage damage) {
  MUSTER_TRY(decoded, decode_any(bytes, source, damage));
  const auto nul = decoded.text.find('\0');
  if (nul != std::string_view::npos) {
    return error_on_line(
        source, line_at(decoded.text, nul),
        "there is a zero byte, which no text holds. Is this a CSV or XLSX file? Save it again as one.");
  }
  return decoded;
}

}  // namespace muster::tabular
