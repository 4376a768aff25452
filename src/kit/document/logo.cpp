// The size of a logo over a title.
#include <muster/kit/document/document.hpp>

#include <algorithm>
#include <cmath>

namespace muster::document {

LogoSize shown_size(const Logo& logo) {
  constexpr double highest = 64;
  constexpr double widest = 240;
  if (logo.width <= 0 || logo.height <= 0) return {};
  const auto scale = std::min({1.0, highest / logo.height, widest / logo.width});
  const auto whole = [&](double pixels) { return std::max(1, static_cast<int>(std::lround(pixels * scale))); };
  return {whole(logo.width), whole(logo.height)};
}

}  // namespace muster::document
