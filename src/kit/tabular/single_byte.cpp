// Names and words tell: no language of these encodings writes a sign or a capital between two small letters.
#include "single_byte.hpp"

#include <array>

namespace muster::tabular {
namespace {

/// Code points of 0x80 to 0x9F; 0 where Windows-1252 has none.
constexpr std::array<char32_t, 32> windows_1252{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// Code points of 0x80 to 0xFF of Mac OS Roman.
constexpr std::array<char32_t, 128> macintosh{
    0x00C4, 0x00C5, 0x00C7, 0x00C9, 0x00D1, 0x00D6, 0x00DC, 0x00E1, 0x00E0, 0x00E2, 0x00E4, 0x00E3, 0x00E5,
    0x00E7, 0x00E9, 0x00E8, 0x00EA, 0x00EB, 0x00ED, 0x00EC, 0x00EE, 0x00EF, 0x00F1, 0x00F3, 0x00F2, 0x00F4,
    0x00F6, 0x00F5, 0x00FA, 0x00F9, 0x00FB, 0x00FC, 0x2020, 0x00B0, 0x00A2, 0x00A3, 0x00A7, 0x2022, 0x00B6,
    0x00DF, 0x00AE, 0x00A9, 0x2122, 0x00B4, 0x00A8, 0x2260, 0x00C6, 0x00D8, 0x221E, 0x00B1, 0x2264, 0x2265,
    0x00A5, 0x00B5, 0x2202, 0x2211, 0x220F, 0x03C0, 0x222B, 0x00AA, 0x00BA, 0x03A9, 0x00E6, 0x00F8, 0x00BF,
    0x00A1, 0x00AC, 0x221A, 0x0192, 0x2248, 0x2206, 0x00AB, 0x00BB, 0x2026, 0x00A0, 0x00C0, 0x00C3, 0x00D5,
    0x0152, 0x0153, 0x2013, 0x2014, 0x201C, 0x201D, 0x2018, 0x2019, 0x00F7, 0x25CA, 0x00FF, 0x0178, 0x2044,
    0x20AC, 0x2039, 0x203A, 0xFB01, 0xFB02, 0x2021, 0x00B7, 0x201A, 0x201E, 0x2030, 0x00C2, 0x00CA, 0x00C1,
    0x00CB, 0x00C8, 0x00CD, 0x00CE, 0x00CF, 0x00CC, 0x00D3, 0x00D4, 0xF8FF, 0x00D2, 0x00DA, 0x00DB, 0x00D9,
    0x0131, 0x02C6, 0x02DC, 0x00AF, 0x02D8, 0x02D9, 0x02DA, 0x00B8, 0x02DD, 0x02DB, 0x02C7};

bool is_small(char32_t character) {
  if (character >= 'a' && character <= 'z') return true;
  if (character >= 0xDF && character <= 0xFF) return character != 0xF7;
  return character == 0x161 || character == 0x17E || character == 0x153 || character == 0x131;
}
bool is_capital(char32_t character) {
  if (character >= 'A' && character <= 'Z') return true;
  if (character >= 0xC0 && character <= 0xDE) return character != 0xD7;
  return character == 0x160 || character == 0x17D || character == 0x152 || character == 0x178;
}
bool is_letter(char32_t character) {
  constexpr char32_t beyond_latin = 0x370;
  constexpr char32_t signs = 0x2000;
  constexpr char32_t after_signs = 0x2E80;
  return is_small(character) || is_capital(character) || (character >= 0x100 && character < 0x180) ||
         (character >= beyond_latin && character < signs) || (character >= after_signs && character < 0xE000);
}

}  // namespace

char32_t character_of(SingleByte encoding, unsigned char byte) {
  if (byte < 0x80U) return byte;
  if (encoding == SingleByte::macintosh) return macintosh.at(byte - 0x80U);
  return byte < 0xA0U ? windows_1252.at(byte - 0x80U) : byte;
}

int sense_of(char32_t character, char32_t before, char32_t after) {
  constexpr int good = 2;
  constexpr int fair = 1;
  constexpr int poor = -3;
  constexpr int nonsense = -8;
  if (character == 0) return nonsense;
  const bool inside = is_letter(before) && is_letter(after);
  if (character == 0x2019) return inside ? fair : 0;
  if (is_capital(character)) {
    // ZOË and Ž are words; a capital after a small letter is not.
    if (is_small(before)) return poor;
    return is_letter(before) || is_letter(after) ? fair : 0;
  }
  if (is_letter(character)) return is_letter(before) || is_letter(after) ? good : 0;
  return inside || (is_small(before) && character != 0x2026 && character > 0xA0 && character < 0x2010) ? poor : 0;
}

long sense_in(SingleByte encoding, std::string_view bytes) {
  long sense = 0;
  const auto at = [&](std::size_t index) {
    return index < bytes.size() ? character_of(encoding, static_cast<unsigned char>(bytes[index])) : char32_t{0x20};
  };
  for (std::size_t index = 0; index < bytes.size(); ++index) {
    if (static_cast<unsigned char>(bytes[index]) < 0x80U) continue;
    sense += sense_of(at(index), index == 0 ? char32_t{0x20} : at(index - 1), at(index + 1));
  }
  return sense;
}

}  // namespace muster::tabular
