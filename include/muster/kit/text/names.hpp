#pragma once
// First names, so that a text that may name somebody is looked at before others read it.

#include <cstdint>
#include <string_view>

namespace muster::text {

/// `perhaps` is another word too ("Grace", "Mark"), and a name where a surname follows.
enum class FirstName : std::uint8_t { no, perhaps, yes };

/// `word` in lower case.
[[nodiscard]] FirstName first_name(std::string_view word);

}  // namespace muster::text
