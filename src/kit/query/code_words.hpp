#pragma once
// Which of 64 rows hold a code, or codes of a range, as the bits of one word: sixteen rows in one step where the
// processor has SSE2 (every one of x86-64 has), else row by row.

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace muster::query {

/// Codes from `low` to `high`, both of them too.
struct CodeRange {
  std::uint8_t low = 0;
  std::uint8_t high = 0;
};

#if defined(__SSE2__)

/// 64 codes, loaded once for all that is asked of them.
class CodeWord {
 public:
  explicit CodeWord(const std::uint8_t* codes) {
    for (int part = 0; part < 4; ++part)
      parts_[part] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(codes + 16 * part));
  }
  [[nodiscard]] std::uint64_t equal(std::uint8_t code) const {
    const auto wanted = _mm_set1_epi8(static_cast<char>(code));
    return bits([&](const __m128i& part) { return _mm_cmpeq_epi8(part, wanted); });
  }
  [[nodiscard]] std::uint64_t within(const CodeRange* ranges, std::size_t count) const {
    return bits([&](const __m128i& part) {
      auto found = _mm_setzero_si128();
      for (std::size_t at = 0; at < count; ++at) {
        const auto low = _mm_set1_epi8(static_cast<char>(ranges[at].low));
        const auto high = _mm_set1_epi8(static_cast<char>(ranges[at].high));
        found = _mm_or_si128(found, _mm_cmpeq_epi8(_mm_min_epu8(_mm_max_epu8(part, low), high), part));
      }
      return found;
    });
  }

 private:
  template <class Test>
  [[nodiscard]] std::uint64_t bits(Test&& test) const {
    std::uint64_t out = 0;
    for (int part = 0; part < 4; ++part)
      out |= std::uint64_t{static_cast<std::uint16_t>(_mm_movemask_epi8(test(parts_[part])))} << (16 * part);
    return out;
  }
  __m128i parts_[4];
};

#else

class CodeWord {
 public:
  explicit CodeWord(const std::uint8_t* codes) : codes_(codes) {}
  [[nodiscard]] std::uint64_t equal(std::uint8_t code) const {
    const CodeRange one{code, code};
    return within(&one, 1);
  }
  [[nodiscard]] std::uint64_t within(const CodeRange* ranges, std::size_t count) const {
    std::uint64_t out = 0;
    for (std::size_t row = 0; row < 64; ++row) {
      bool found = false;
      for (std::size_t at = 0; at < count; ++at)
        found = found || (codes_[row] >= ranges[at].low && codes_[row] <= ranges[at].high);
      out |= std::uint64_t{found} << row;
    }
    return out;
  }

 private:
  const std::uint8_t* codes_;
};

#endif

/// The codes of the last rows, where there are fewer than 64, with others behind them.
class LastCodes {
 public:
  LastCodes(const std::uint8_t* codes, std::size_t count) {
    for (std::size_t at = 0; at < count; ++at) codes_[at] = codes[at];
  }
  [[nodiscard]] const std::uint8_t* begin() const { return codes_; }

 private:
  std::uint8_t codes_[64] = {};
};

}  // namespace muster::query
