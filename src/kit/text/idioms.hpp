#pragma once
// Turns of phrase that are read whole: "second to none", "could not have been better", "not only", "too much".

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tokens.hpp"

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
  std::string shown;
};

/// The idiom that begins at `at`, the longest where there are several. Looks at a fixed number of tokens.
[[nodiscard]] std::optional<Idiom> idiom_at(const std::vector<Token>& tokens, std::size_t at);

}  // namespace muster::text
