// How large pictures are shown that somebody brought along, and the words of the foot.
#include <muster/kit/document/document.hpp>

#include <muster/kit/base/sentence.hpp>

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

ImageSize shown_size(const ImageBlock& image, double widest, double highest) {
  if (image.width <= 0 || image.height <= 0) return {};
  const auto scale = std::min({1.0, widest / image.width, highest / image.height});
  return {image.width * scale, image.height * scale};
}

std::string file_ending(const std::string& media_type) { return media_type == "image/jpeg" ? "jpeg" : "png"; }

std::string foot_of(const Document& document) {
  // "Report of the day: Friday 10 June 2022" says what it is before the day; a day alone says nothing of it.
  auto kind = document.subtitle.substr(0, document.subtitle.find(':'));
  if (kind.find_first_of("0123456789") != std::string::npos) kind.clear();
  return document.title + (kind.empty() ? "" : ": " + uncapitalised(std::move(kind))) +
         (document.edition.empty() ? "" : ", " + document.edition);
}

}  // namespace muster::document
