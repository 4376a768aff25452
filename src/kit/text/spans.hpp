#pragma once
// Where the words of a text stand: UAX #29 (ICU), and what people write as one word though it holds other signs.

#include <cstdint>
#include <string_view>
#include <vector>

#include "boundaries.hpp"

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
  std::int32_t begin = 0;
  std::int32_t end = 0;
  SpanKind kind = SpanKind::word;
  std::uint8_t signs = 0;     ///< as Signs has them, of all its pieces
  std::uint64_t letters = 0;  ///< of a ShortWord, or 0
};

/// Cuts texts into spans, one after the other in the same memory.
class SpanFinder {
 public:
  /// In order, apart from each other. Words run together without a blank after a full stop or colon are parted
  /// ("good.Then"); initials with full stops are not ("U.K.", "e.g."). `ascii` as
  /// for segment. Valid until the next call.
  [[nodiscard]] const std::vector<Span>& spans_of(std::u16string_view text, std::string_view ascii);

 private:
  std::vector<Span> spans_;
};

}  // namespace muster::text
