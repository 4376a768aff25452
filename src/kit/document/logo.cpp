// What stands over and under a report's pages: the size of a logo, and the words of the foot.
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

std::string foot_of(const Document& document) {
  return document.title + ": report of the day" + (document.edition.empty() ? "" : ", " + document.edition);
}

}  // namespace muster::document
