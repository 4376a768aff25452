// Words that follow one another in small letters are found eight letters at once; what is found is what was found one
// letter at a time.
#include <kit/text/evened.hpp>
#include <kit/text/idioms.hpp>
#include <kit/text/spans.hpp>
#include <kit/text/vocabulary.hpp>

#include <array>
#include <cstdint>
#include <sstream>
#include <string>
#include <string_view>

#include "support/catch.hpp"

namespace muster::text {
namespace {

class Writer {
 public:
  std::string text() {
    std::string out;
    for (auto pieces = 1 + next(12); pieces > 0; --pieces) out += piece();
    return out;
  }

 private:
  std::uint32_t next(std::uint32_t below) { return ((state_ = state_ * 1664525U + 1013904223U) >> 8U) % below; }

  std::string piece() {
    constexpr std::array<std::string_view, 26> odd{"St",  "S",     "Sa",   "ST",   "Q",   "and", "A",  "I",    "co",
                                                   "AB",  "don't", "9am",  "am",   "1:1", "11",  "n",  "a.m.", "e.g",
                                                   "U.K", "x_y",   "Mary", "GOOD", "N/A", "'",   "Dr", "a.b"};
    constexpr std::array<std::string_view, 14> gaps{",", ", ", ". ", ".",  "-",  " - ", "&",
                                                    "/", "! ", "\n", "  ", "' ", "_",   ":"};
    std::string out;
    if (next(3) == 0) {
      out = odd[next(odd.size())];
    } else {
      for (auto letters = 1 + next(18); letters > 0; --letters) out += static_cast<char>('a' + next(26));
    }
    return out + std::string(next(3) == 0 ? gaps[next(gaps.size())] : " ");
  }

  std::uint32_t state_ = 1;
};

std::string told(const SpanRow& spans) {
  std::ostringstream out;
  for (const auto& span : spans) {
    out << span.begin << '-' << span.end << ' ' << static_cast<int>(span.kind)
        << ((span.signs & Signs::follows) != 0 ? " follows" : "") << '\n';
  }
  return out.str();
}

/// What a plain word is, letter by letter.
std::size_t letters_of_word(std::string_view text, std::size_t at, bool capitals_too) {
  const auto is_letter = [&](std::size_t each) {
    return each < text.size() &&
           ((text[each] >= 'a' && text[each] <= 'z') || (capitals_too && text[each] >= 'A' && text[each] <= 'Z'));
  };
  auto end = at;
  while (is_letter(end)) ++end;
  constexpr std::size_t longest = 15;
  return end - at <= longest && ends_word(text, end) ? end - at : 0;
}

}  // namespace

TEST_CASE("words in small letters that follow one another are found as any others") {
  Writer writer;
  SpanFinder eight_at_once(nullptr);
  SpanFinder one_by_one(nullptr);
  for (int round = 0; round < 3000; ++round) {
    const auto text = writer.text();
    CAPTURE(text);
    const std::u16string units(text.begin(), text.end());
    REQUIRE(told(eight_at_once.spans_of(units, text)) == told(one_by_one.spans_of(units, {})));
  }
}

TEST_CASE("a plain word is found at every place as letter by letter") {
  Writer writer;
  for (int round = 0; round < 500; ++round) {
    const auto text = writer.text();
    if (text.size() < sizeof(std::uint64_t)) continue;
    for (std::size_t at = 0; at < text.size(); ++at) {
      CAPTURE(text, at);
      const auto word = plain_word(text, at);
      REQUIRE(word.size == letters_of_word(text, at, true));
      REQUIRE(small_word(text, at).size == letters_of_word(text, at, false));
      std::uint8_t signs = 0;
      for (std::size_t letter = 0; letter < word.size; ++letter) {
        const auto stands = letter < 8 ? word.head >> (8 * letter) : word.tail >> (8 * (letter - 8));
        REQUIRE((stands & 0xFFU) == static_cast<unsigned char>(text[at + letter]));
        signs |= text[at + letter] >= 'a' ? Signs::small : Signs::capital;
      }
      REQUIRE(word.signs == signs);
    }
  }
}

TEST_CASE("a text whose curly apostrophes were evened is ASCII, and one with an @ is not") {
  std::u16string units;
  std::string narrow;
  CHECK(even("It wasn\u2019t clear", units, narrow) == "It wasn't clear");
  CHECK(even("plain", units, narrow) == "plain");
  CHECK(even("caf\u00E9", units, narrow).empty());
  CHECK(even("a@b \u2019", units, narrow).empty());
  CHECK(even("see example.org.", units, narrow) == "see            .");
}

TEST_CASE("no idiom is begun by words of which the second fits none") {
  const auto number = [](std::string_view word) { return idiom_word(word); };
  CHECK((asked_behind(number("second"), 0) & fits_behind(number("to"), 0)) != 0);
  CHECK((asked_behind(number("second"), 0) & fits_behind(number("session"), 0)) == 0);
  CHECK(asked_behind(number("session"), 0) == 0);
}

}  // namespace muster::text
