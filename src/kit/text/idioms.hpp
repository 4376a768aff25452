#pragma once
// Turns of phrase that are read whole: "second to none", "could not have been better", "not only", "too much".

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "traits.hpp"

namespace muster::text {

struct Idiom {
  enum class Effect : std::uint8_t {
    nothing,    ///< it is dropped, and denies nothing that follows
    as_typed,   ///< its own words
    one_thing,  ///< `shown`, however it was put
    denial,     ///< "not"
  };
  std::size_t words = 0;  ///< tokens it takes
  Effect effect = Effect::nothing;
  std::string_view shown;
  std::string_view key;  ///< of `shown`, where it is one thing
};

/// What an idiom asks of a word.
struct IdiomWord {
  Traits traits = 0;
  std::uint16_t number = 0;  ///< among the words of all idioms, 0 for others
  bool plain = true;         ///< neither a short form kept apart nor silent: an idiom may begin with it
  bool begins_clause = false;
};

/// The number of a word in lower case.
[[nodiscard]] std::uint16_t idiom_word(std::string_view plain);

/// What the word behind its first must be for an idiom to begin, and what a word is of these: bits of one number, so
/// that a row in which no idiom begins is known for one without looking at its idioms.
struct Behind {
  static constexpr std::uint8_t second = 1;    ///< the second word of an idiom
  static constexpr std::uint8_t denial = 2;    ///< a "not"
  static constexpr std::uint8_t quality = 4;   ///< a word with which people judge
  static constexpr std::uint8_t between = 8;   ///< may stand in a gap
  static constexpr std::uint8_t nothing = 16;  ///< an idiom of one word asks for none
};
/// 0 where no idiom begins with the word.
[[nodiscard]] std::uint8_t asked_behind(std::uint16_t number, Traits traits);
[[nodiscard]] std::uint8_t fits_behind(std::uint16_t number, Traits traits);

/// A small word that stands for nothing between the parts of an idiom. `plain` in lower case.
[[nodiscard]] bool may_stand_between(std::string_view plain);

/// The idiom that begins at `at`, the longest where there are several. Looks at a fixed number of words.
[[nodiscard]] std::optional<Idiom> idiom_at(const std::vector<IdiomWord>& words, std::size_t at);

}  // namespace muster::text
