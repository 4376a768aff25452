// Runs between blanks of letters, digits and common signs follow five of the rules of UAX #29, told here in a table;
// runs that hold anything else go to ICU, with the blank before them, to which a mark may belong.
#include "boundaries.hpp"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <memory>
#include <stdexcept>

namespace muster::text {
namespace {

constexpr std::uint8_t letter = 32;           // a sign of the table only
constexpr std::uint8_t between_words = 64;    // may stand between letters: ' .
constexpr std::uint8_t between_digits = 128;  // may stand between digits: ' . , ;

/// What the characters of Latin 1 are; 0 parts words. `odd` below are those that this table does not know.
constexpr std::array<std::uint8_t, 256> kinds = [] {
  std::array<std::uint8_t, 256> out{};
  for (unsigned at = 'a'; at <= 'z'; ++at) out[at] = Signs::small | letter;
  for (unsigned at = 'A'; at <= 'Z'; ++at) out[at] = Signs::capital | letter;
  for (unsigned at = '0'; at <= '9'; ++at) out[at] = Signs::digit;
  for (unsigned at = 0xC0; at <= 0xFF; ++at) out[at] = at == 0xD7 || at == 0xF7 ? 0 : Signs::wide | letter;
  for (unsigned at : {0xAAU, 0xB5U, 0xBAU}) out[at] = Signs::wide | letter;
  out['_'] = Signs::other;
  out['\''] = between_words | between_digits;
  out['.'] = between_words | between_digits;
  out[','] = between_digits;
  out[';'] = between_digits;
  return out;
}();

std::uint8_t kind_of(char16_t character) { return character < kinds.size() ? kinds[character] : std::uint8_t{0}; }

constexpr std::uint8_t joins = Signs::small | Signs::capital | Signs::digit | Signs::wide | Signs::other;

/// What the table leaves to ICU: an @, which its rules tailor, a middle dot, and all beyond Latin 1 but common signs.
bool is_odd(char16_t character) {
  if (character < 0x100) return character == '@' || character == 0xB7 || character == 0xAD;
  switch (character) {
    case u'\u2013':
    case u'\u2014':
    case u'\u201C':
    case u'\u201D':
    case u'\u2022':
    case u'\u2026':
    case u'\u20AC':
      return false;
    default:
      return true;
  }
}

bool is_blank(char16_t character) { return character == ' ' || character == '\n' || character == '\t'; }

icu::BreakIterator& word_boundaries() {
  thread_local const std::unique_ptr<icu::BreakIterator> words = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU's word boundaries are missing");
    return made;
  }();
  return *words;
}

void segment_by_icu(std::u16string_view text, std::size_t from, std::size_t to, std::vector<Segment>& out) {
  const icu::UnicodeString run(text.data() + from, static_cast<int32_t>(to - from));
  const auto base = static_cast<int32_t>(from);
  auto& words = word_boundaries();
  words.setText(run);
  int32_t begin = words.first();
  for (int32_t end = words.next(); end != icu::BreakIterator::DONE; begin = end, end = words.next())
    out.push_back({base + begin, base + end, Signs::wide | Signs::other});
}

void segment_plain(std::u16string_view text, std::size_t from, std::size_t to, std::vector<Segment>& out) {
  for (auto at = from; at < to;) {
    std::uint8_t kind = kind_of(text[at]);
    if ((kind & joins) == 0) {
      ++at;
      continue;
    }
    const auto begin = at;
    std::uint8_t signs = 0;
    std::uint8_t last = 0;
    for (;;) {
      for (; (kind & joins) != 0; kind = at < to ? kind_of(text[at]) : std::uint8_t{0}) {
        signs |= kind;
        last = kind;
        ++at;
      }
      if ((kind & (between_words | between_digits)) == 0 || at + 1 >= to) break;
      const auto next = kind_of(text[at + 1]);
      const bool joined = ((kind & between_words) != 0 && (last & letter) != 0 && (next & letter) != 0) ||
                          ((kind & between_digits) != 0 && (last & Signs::digit) != 0 && (next & Signs::digit) != 0);
      if (!joined) break;
      signs |= Signs::other;
      kind = next;
      ++at;
    }
    if ((signs & (Signs::letters | Signs::digit)) != 0)
      out.push_back({static_cast<std::int32_t>(begin), static_cast<std::int32_t>(at),
                     static_cast<std::uint8_t>(signs & (joins | Signs::other))});
  }
}

}  // namespace

void segment(std::u16string_view text, std::vector<Segment>& out) {
  out.clear();
  bool odd = false;
  for (const auto character : text) odd = odd || (character >= '@' && is_odd(character));
  if (!odd) return segment_plain(text, 0, text.size(), out);
  for (std::size_t at = 0; at < text.size();) {
    auto end = at;
    odd = false;
    while (end < text.size() && !is_blank(text[end])) odd = is_odd(text[end++]) || odd;
    if (odd)
      segment_by_icu(text, at > 0 ? at - 1 : 0, end, out);
    else
      segment_plain(text, at, end, out);
    at = end + 1;
  }
}

}  // namespace muster::text
