#pragma once
// Where the words of a text stand: UAX #29 (ICU), and what people write as one word though it holds other signs.

#include <unicode/unistr.h>

#include <cstdint>
#include <vector>

namespace muster::text {

enum class SpanKind : std::uint8_t {
  word,    ///< letters, with hyphens ("co-production") or an ampersand ("Q&A"); a saint ("St. Mary's")
  number,  ///< no letter: says nothing by itself
  figure,  ///< digits that say something: "1:1", "11-16", "24/7"
  time,    ///< of day: "10:30", "9am"
  none,    ///< "N/A"
  emoji,
};

struct Span {
  int32_t begin = 0;
  int32_t end = 0;
  SpanKind kind = SpanKind::word;
};

/// In order, apart from each other. Words run together without a blank after a full stop or colon are parted
/// ("good.Then"); initials with full stops are not ("U.K.", "e.g.").
[[nodiscard]] std::vector<Span> spans_of(const icu::UnicodeString& text);

/// One code point of the text holds.
[[nodiscard]] bool any_of(const icu::UnicodeString& text, UBool (*test)(UChar32));

}  // namespace muster::text
