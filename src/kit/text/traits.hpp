#pragma once
// What a word does to the words around it, decided once for each form: bits that negation and idioms look at.

#include <cstdint>
#include <string_view>

namespace muster::text {

using Traits = std::uint64_t;

namespace trait {
// Of lists/around_negation.list; a word may have several.
inline constexpr Traits passed = 1U << 0U;
inline constexpr Traits thinking = 1U << 1U;
inline constexpr Traits tying = 1U << 2U;
inline constexpr Traits making = 1U << 3U;
inline constexpr Traits doubting = 1U << 4U;
inline constexpr Traits knowing = 1U << 5U;
inline constexpr Traits begins = 1U << 6U;
inline constexpr Traits asks = 1U << 7U;
inline constexpr Traits predicates = 1U << 8U;
inline constexpr Traits subject = 1U << 9U;
inline constexpr Traits determiner = 1U << 10U;
inline constexpr Traits about = 1U << 11U;
inline constexpr Traits everyone = 1U << 12U;
inline constexpr Traits ends = 1U << 13U;
inline constexpr Traits alternative = 1U << 14U;
inline constexpr Traits any = 1U << 15U;
// Single words that a rule names.
inline constexpr Traits no = 1U << 16U;
inline constexpr Traits one = 1U << 17U;
inline constexpr Traits none = 1U << 18U;
inline constexpr Traits neither = 1U << 19U;
inline constexpr Traits less = 1U << 20U;
inline constexpr Traits least = 1U << 21U;
inline constexpr Traits at = 1U << 22U;
inline constexpr Traits way = 1U << 23U;
inline constexpr Traits exactly_any = 1U << 24U;
inline constexpr Traits well = 1U << 25U;
inline constexpr Traits person = 1U << 26U;  ///< them, me, us
// Kinds of words.
inline constexpr Traits stop = 1U << 27U;        ///< a stop word
inline constexpr Traits quantity = 1U << 28U;    ///< enough, much, many
inline constexpr Traits manner = 1U << 29U;      ///< an adverb in -ly: "not clearly explained" goes on behind it
inline constexpr Traits judges = 1U << 30U;      ///< useful, clear
inline constexpr Traits done = 1U << 31U;        ///< in -ed
inline constexpr Traits suffered = 1ULL << 32U;  ///< in -ed, heard, told, seen, paid
inline constexpr Traits denies = 1ULL << 33U;    ///< a "not" of idioms
inline constexpr Traits passable = 1ULL << 34U;  ///< may stand in the gap of an idiom
inline constexpr unsigned negator_at = 56;       ///< the highest byte: which negator it is, 0 where it is none
}  // namespace trait

/// Of a word in lower case with straight apostrophes.
[[nodiscard]] Traits traits_of(std::string_view plain);

/// Which negator, 0 for none.
[[nodiscard]] constexpr std::uint8_t negator_in(Traits traits) {
  return static_cast<std::uint8_t>(traits >> trait::negator_at);
}

/// The number of a negator by how it is shown: "not", "never", "less". It has one.
[[nodiscard]] std::uint8_t negator_number(std::string_view shown);

/// How a negator is shown before the word it denies.
[[nodiscard]] std::string_view shown_negator(std::uint8_t number);

}  // namespace muster::text
