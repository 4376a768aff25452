#pragma once
// What a weighting is called in words.

#include <string>

namespace muster::figures {

/// "kind of organisation" of "kind", else "area".
[[nodiscard]] std::string by_words(const std::string& by);

}  // namespace muster::figures
