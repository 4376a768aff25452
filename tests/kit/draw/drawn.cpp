// Reading pictures back, for tests.

#include "drawn.hpp"

#include "support/catch.hpp"
#include "support/source_dir.hpp"

#include <cairo/cairo.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace drawn {
namespace {

std::string unescaped(std::string text) {
  const std::pair<std::string_view, std::string_view> entities[] = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
  for (const auto& [entity, character] : entities) {
    for (auto at = text.find(entity); at != std::string::npos; at = text.find(entity, at + character.size())) {
      text.replace(at, entity.size(), character);
    }
  }
  return text;
}

}  // namespace

double Element::number(const std::string& name) const {
  const auto found = attributes.find(name);
  return found == attributes.end() ? 0 : std::stod(found->second);
}

std::string Element::attribute(const std::string& name) const {
  const auto found = attributes.find(name);
  return found == attributes.end() ? "" : found->second;
}

std::vector<Element> elements(const std::string& svg) {
  std::vector<Element> found;
  for (auto at = svg.find('<'); at != std::string::npos; at = svg.find('<', at + 1)) {
    if (svg[at + 1] == '/') continue;
    const auto end = svg.find('>', at);
    const auto name_end = svg.find_first_of(" />", at);
    Element element;
    element.name = svg.substr(at + 1, name_end - at - 1);
    for (auto from = name_end; from < end;) {
      const auto equals = svg.find("=\"", from);
      if (equals == std::string::npos || equals > end) break;
      const auto close = svg.find('"', equals + 2);
      const auto start = svg.find_first_not_of(' ', from);
      element.attributes[svg.substr(start, equals - start)] = svg.substr(equals + 2, close - equals - 2);
      from = close + 1;
    }
    element.content = unescaped(svg.substr(end + 1, svg.find('<', end) - end - 1));
    found.push_back(std::move(element));
  }
  return found;
}

std::vector<Element> elements(const std::string& svg, std::string_view name) {
  auto all = elements(svg);
  std::erase_if(all, [&](const Element& element) { return element.name != name; });
  return all;
}

std::vector<Element> filled(const std::string& svg, std::string_view name, std::string_view fill) {
  auto all = elements(svg, name);
  std::erase_if(all, [&](const Element& element) { return element.attribute("fill") != fill; });
  return all;
}

std::vector<std::string> texts(const std::string& svg) {
  std::vector<std::string> found;
  for (const auto& element : elements(svg, "text")) found.push_back(element.content);
  return found;
}

Element text(const std::string& svg, const std::string& content) {
  for (const auto& element : elements(svg, "text")) {
    if (element.content == content) return element;
  }
  FAIL("no text \"" << content << "\" in " << svg);
  return {};
}

unsigned Pixels::at(double x, double y) const {
  return values.at(static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x));
}

Pixels pixels(const std::string& png) {
  struct Source {
    const std::string* bytes;
    std::size_t at;
  } source{&png, 0};
  const auto read = [](void* from, unsigned char* to, unsigned int length) {
    auto* source = static_cast<Source*>(from);
    if (source->at + length > source->bytes->size()) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(to, source->bytes->data() + source->at, length);
    source->at += length;
    return CAIRO_STATUS_SUCCESS;
  };
  cairo_surface_t* surface = cairo_image_surface_create_from_png_stream(read, &source);
  REQUIRE(cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS);
  Pixels result{cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface), {}};
  result.values.reserve(static_cast<std::size_t>(result.width) * static_cast<std::size_t>(result.height));
  const int stride = cairo_image_surface_get_stride(surface);
  const unsigned char* data = cairo_image_surface_get_data(surface);
  for (int y = 0; y < result.height; ++y) {
    for (int x = 0; x < result.width; ++x) {
      unsigned value = 0;
      std::memcpy(&value, data + y * stride + 4 * x, 4);
      result.values.push_back(value & 0xFFFFFFU);
    }
  }
  cairo_surface_destroy(surface);
  return result;
}

bool Extent::meets(const Extent& other) const {
  return left < other.right && right > other.left && top < other.bottom && bottom > other.top;
}

Extent ink_of(const Element& text) {
  constexpr double scale = 3;
  const double size = text.number("font-size");
  const double width = std::ceil(size * (0.8 * static_cast<double>(text.content.size()) + 3));
  const double height = std::ceil(size * 2);
  const std::string weight = text.attribute("font-weight").empty() ? "400" : text.attribute("font-weight");
  std::ostringstream svg;
  svg << "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" << width << "\" height=\"" << height
      << "\" font-family=\"Inter\"><text x=\"" << size << "\" y=\"" << size * 1.5 << "\" font-size=\"" << size
      << "\" font-weight=\"" << weight << "\" fill=\"#000000\">" << text.content << "</text></svg>";
  const auto seen = pixels(muster::draw::to_png({svg.str(), width, height, ""}, scale));
  Extent extent{1e9, 1e9, -1e9, -1e9};
  for (int y = 0; y < seen.height; ++y) {
    for (int x = 0; x < seen.width; ++x) {
      if ((seen.at(x, y) & 0xFFU) > 0xC0U) continue;
      extent.left = std::min(extent.left, x / scale);
      extent.right = std::max(extent.right, (x + 1) / scale);
      extent.top = std::min(extent.top, y / scale);
      extent.bottom = std::max(extent.bottom, (y + 1) / scale);
    }
  }
  REQUIRE(extent.right > extent.left);
  const double dx = text.number("x") - size;
  const double dy = text.number("y") - size * 1.5;
  return {extent.left + dx, extent.top + dy, extent.right + dx, extent.bottom + dy};
}

void matches_golden(const std::string& name, const std::string& text) {
  const std::string path = muster::test::source_dir() + "/tests/kit/draw/golden/" + name;
  if (std::getenv("MUSTER_RENEW") != nullptr) {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << text;
    FAIL_CHECK("renewed " << path << ": look at it, then run again without MUSTER_RENEW");
    return;
  }
  std::ifstream file(path, std::ios::binary);
  std::ostringstream golden;
  golden << file.rdbuf();
  INFO("golden file " << path << "; set MUSTER_RENEW=1 to renew it");
  // Not CHECK(a == b): on a difference Catch would print both pictures whole.
  const bool same = golden.str() == text;
  CHECK(same);
}

}  // namespace drawn
