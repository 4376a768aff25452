// The fast path to word boundaries says what ICU says, and ICU what Unicode's own test file says.
#include <muster/kit/base/file.hpp>

#include <kit/text/boundaries.hpp>

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"
#include "support/source_dir.hpp"

namespace muster::text {
namespace {

std::string in_ascii(std::u16string_view text) {
  std::ostringstream out;
  for (const auto unit : text) {
    if (unit > ' ' && unit < 0x7F)
      out << static_cast<char>(unit);
    else
      out << "<" << std::hex << static_cast<unsigned>(unit) << ">";
  }
  return out.str();
}

bool is_word(const icu::UnicodeString& text, std::int32_t begin, std::int32_t end) {
  for (auto at = begin; at < end; at = text.moveIndex32(at, 1)) {
    if (u_isalnum(text.char32At(at)) != 0) return true;
  }
  return false;
}

icu::UnicodeString unicode(std::u16string_view text) { return {text.data(), static_cast<std::int32_t>(text.size())}; }

/// The words of a text, each in brackets; and what is said of its short ones is true.
std::string by_us(std::u16string_view text) {
  const auto all = unicode(text);
  std::string ascii;
  for (const auto unit : text) ascii += static_cast<char>(unit);
  if (!std::all_of(text.begin(), text.end(), [](char16_t unit) { return unit < 0x80 && unit != u'@'; })) ascii.clear();
  std::string out;
  segment(text, ascii, [&](std::int32_t begin, std::int32_t end, std::uint8_t signs, std::uint64_t letters) {
    if (!is_word(all, begin, end)) return end;
    for (auto at = begin; letters != 0 && at < end; ++at) {
      const auto unit = text[static_cast<std::size_t>(at)];
      CHECK(((letters >> (8 * (at - begin))) & 0xFFU) == unit);
      CHECK((signs & (u_isupper(unit) != 0 ? Signs::capital : Signs::small)) != 0);
    }
    out += "[" + in_ascii(text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin))) + "]";
    return end;
  });
  return out;
}

std::string by_icu(std::u16string_view text) {
  static const std::unique_ptr<icu::BreakIterator> words = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::BreakIterator>(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  }();
  const auto all = unicode(text);
  words->setText(all);
  std::string out;
  auto begin = words->first();
  for (auto end = words->next(); end != icu::BreakIterator::DONE; begin = end, end = words->next()) {
    if (!is_word(all, begin, end)) continue;
    out += "[" + in_ascii(text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin))) + "]";
  }
  return out;
}

/// A case of WordBreakTest.txt, "÷ 0061 × 0062 ÷": its text and its words.
struct BreakCase {
  std::u16string text;
  std::string words;
};

BreakCase case_from(const std::string& line) {
  icu::UnicodeString text;
  std::vector<std::int32_t> breaks;
  std::istringstream in(line);
  for (std::string part; in >> part;) {
    if (part == "÷")
      breaks.push_back(text.length());
    else if (part != "×")
      text.append(static_cast<UChar32>(std::stoul(part, nullptr, 16)));
  }
  BreakCase out{{text.getBuffer(), static_cast<std::size_t>(text.length())}, {}};
  for (std::size_t at = 1; at < breaks.size(); ++at) {
    const auto begin = static_cast<std::size_t>(breaks[at - 1]);
    if (is_word(text, breaks[at - 1], breaks[at]))
      out.words += "[" + in_ascii(out.text.substr(begin, static_cast<std::size_t>(breaks[at]) - begin)) + "]";
  }
  return out;
}

}  // namespace

TEST_CASE("the fast path parts random text where ICU parts it") {
  constexpr auto signs = std::to_array<char16_t>(
      {u'a',      u'b',      u'Z',      u'0',      u'9',      u'.',      u',',      u';',      u':',
       u'\'',     u'_',      u'-',      u'/',      u'&',      u'@',      u' ',      u' ',      u'\n',
       u'\t',     u'(',      u'"',      u'%',      u'\u00E9', u'\u00DF', u'\u00AA', u'\u00B5', u'\u00B7',
       u'\u00D7', u'\u00A0', u'\u00B2', u'\u2013', u'\u2019', u'\u201C', u'\u2022', u'\u2026', u'\u20AC',
       u'\u0301', u'\u200D', u'\u05D0', u'\u0430', u'\u4E2D', u'\u0E44', u'\uFF9E', u'\u203F'});
  std::uint32_t state = 1;
  const auto next = [&] { return (state = state * 1664525U + 1013904223U) >> 8U; };
  for (int turn = 0; turn < 40'000; ++turn) {
    const std::size_t known = turn % 2 == 0 ? 22 : signs.size();  // half of them ASCII
    std::u16string text;
    for (auto left = 1 + next() % 30; left > 0; --left) text += signs[next() % known];
    const auto ours = by_us(text);
    const auto theirs = by_icu(text);
    if (ours == theirs) continue;
    CAPTURE(in_ascii(text));
    CHECK(ours == theirs);
  }
}

TEST_CASE("words stand where Unicode's test of word boundaries has them, but where ICU's rules are tailored") {
  const auto file = read_file(muster::test::source_dir() + "/tests/kit/text/golden/WordBreakTest-15.0.0.txt");
  REQUIRE(file.ok());
  std::istringstream lines(*file);
  std::size_t cases = 0;
  std::size_t tailored = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] == '#') continue;
    ++cases;
    const auto [text, words] = case_from(line);
    CAPTURE(line);
    CHECK(by_us(text) == by_icu(text));
    if (by_us(text) == words) continue;
    // ICU 72 does not join words at a colon; no case has the @ at which it joins them.
    CHECK(text.find_first_of(u":\uFE55\uFF1A") != std::u16string::npos);
    ++tailored;
  }
  CHECK(cases == 1823);
  CHECK(tailored == 15);
}

}  // namespace muster::text
