#pragma once
// How often one text stands in another.

#include <cstddef>
#include <string_view>

namespace muster::test {

inline std::size_t times(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

}  // namespace muster::test
