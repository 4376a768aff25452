// Which characters every format can hold, and what becomes of the others.
#include <muster/kit/base/code_point.hpp>
#include <muster/kit/base/plain_text.hpp>

#include <string>

#include "support/catch.hpp"

using namespace muster;

namespace {

const std::string mark(replacement_character);

std::string utf8(char32_t character) {
  std::string out;
  append_utf8(out, character);
  return out;
}

/// XML 1.0, production 2, but for what its note advises against: DEL and U+0080 to U+009F.
bool xml_allows(char32_t character) {
  if (character >= 0x7F && character <= 0x9F) return false;
  return character == 0x9 || character == 0xA || character == 0xD || (character >= 0x20 && character <= 0xD7FF) ||
         (character >= 0xE000 && character <= 0xFFFD) || (character >= 0x10000 && character <= 0x10FFFF);
}

}  // namespace

TEST_CASE("plain is what XML allows, of all characters that there are") {
  std::size_t wrong = 0;
  for (char32_t character = 0; character <= 0x10FFFF; ++character)
    wrong += is_plain_text("a" + utf8(character) + "b") == xml_allows(character) ? 0 : 1;
  CHECK(wrong == 0);
}

TEST_CASE("plain is plain wherever the character stands in a long text") {
  std::size_t wrong = 0;
  for (const auto* around : {"a longer text", "of\ttwo\nlines, at least", "é in it", "~~~~~~~~~~~~", "            "}) {
    const std::string text(around);
    for (std::size_t place = 0; place <= text.size(); ++place) {
      if (place < text.size() && (static_cast<unsigned char>(text[place]) & 0xC0U) == 0x80U) continue;
      for (char32_t character = 0; character <= 0x2FF; ++character) {
        const auto whole = text.substr(0, place) + utf8(character) + text.substr(place);
        wrong += is_plain_text(whole) == xml_allows(character) ? 0 : 1;
      }
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("what is made plain is plain, keeps the rest, and says how much was replaced") {
  for (char32_t character = 0; character <= 0xFFFF; ++character) {
    const auto plain = made_plain("Zoë " + utf8(character) + "!");
    if (!is_plain_text(plain.text) || !plain.text.starts_with("Zoë ") || !plain.text.ends_with("!"))
      FAIL("character " << static_cast<unsigned>(character));
    const bool breaks = character == 0x0B || character == 0x0C || character == 0x85;
    if ((plain.replaced == 0) != (xml_allows(character) || breaks)) FAIL("count " << static_cast<unsigned>(character));
  }
  CHECK(made_plain("a\x0B"
                   "b\x0C"
                   "c")
            .text == "a\nb\nc");
  CHECK(made_plain("\x01\x02").text == mark + mark);
  CHECK(made_plain("a\xFF").text == "a" + mark);
  CHECK(made_plain("").text.empty());
}

TEST_CASE("a terminal is sent no code that it could obey") {
  CHECK(harmless_on_terminal("Zoë 🙂\n\tend") == "Zoë 🙂\n\tend");
  CHECK(harmless_on_terminal("\x1B[2J") == mark + "[2J");
  CHECK(harmless_on_terminal("a\rb") == "a" + mark + "b");
  CHECK(harmless_on_terminal("\x7F\xC2\x80\xC2\x9B\xC2\x9F\xC2\xA0") == mark + mark + mark + mark + "\xC2\xA0");
  CHECK(harmless_on_terminal("\x9B") == mark);
}
