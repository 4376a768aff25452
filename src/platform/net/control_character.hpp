#pragma once
// What no heading may hold, of requests or of replies: it could end the line.

#include <algorithm>
#include <string_view>

namespace muster::net {

inline bool has_control(std::string_view text) {
  return std::ranges::any_of(text, [](unsigned char letter) { return letter < 0x20 || letter == 0x7f; });
}

}  // namespace muster::net
