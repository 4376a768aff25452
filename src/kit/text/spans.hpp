#pragma once
// Where the words of a text stand: UAX #29 (ICU), and what people write as one word though it holds other signs.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "boundaries.hpp"
#include "form_table.hpp"

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
  std::uint32_t form = 0;     ///< number + 1, where it is known already
  std::uint64_t letters = 0;  ///< of a PlainWord, or 0
};

/// Spans one after the other; a vector's way of adding one costs as much as finding it.
class SpanRow {
 public:
  void push_back(const Span& span) {
    if (size_ == room_) grow();
    first_[size_++] = span;
  }
  void pop_back() { --size_; }
  void clear() { size_ = 0; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] Span& back() { return first_[size_ - 1]; }
  [[nodiscard]] const Span& back() const { return first_[size_ - 1]; }
  [[nodiscard]] const Span& operator[](std::size_t at) const { return first_[at]; }
  [[nodiscard]] const Span* begin() const { return first_; }
  [[nodiscard]] const Span* end() const { return first_ + size_; }

 private:
  void grow();

  std::vector<Span> spans_;
  Span* first_ = nullptr;
  std::size_t size_ = 0;
  std::size_t room_ = 0;
};

/// Cuts texts into spans, one after the other in the same memory.
class SpanFinder {
 public:
  /// Words that follow one another in small letters are looked up in `forms` on the way.
  explicit SpanFinder(const FormTable* forms) : forms_(forms) {}

  /// In order, apart from each other. Words run together without a blank after a full stop or colon are parted
  /// ("good.Then"); initials with full stops are not ("U.K.", "e.g."). `ascii` as
  /// for segment. Valid until the next call.
  [[nodiscard]] const SpanRow& spans_of(std::u16string_view text, std::string_view ascii);

 private:
  const FormTable* forms_;
  SpanRow spans_;
};

}  // namespace muster::text
