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

/// Idioms begin with such a word.
[[nodiscard]] bool begins_idiom(std::uint16_t number, Traits traits);

/// A small word that stands for nothing between the parts of an idiom. `plain` in lower case.
[[nodiscard]] bool may_stand_between(std::string_view plain);

/// The idiom that begins at `at`, the longest where there are several. Looks at a fixed number of words.
[[nodiscard]] std::optional<Idiom> idiom_at(const std::vector<IdiomWord>& words, std::size_t at);

}  // namespace muster::text
