// The same drawing as pixels: librsvg reads the SVG that the page shows.

#include <muster/kit/draw/picture.hpp>

#include <librsvg/rsvg.h>

#include <cairo.h>

#include <cmath>
#include <memory>
#include <stdexcept>

namespace muster::draw {
namespace {

cairo_status_t append(void* target, const unsigned char* bytes, unsigned int length) {
  static_cast<std::string*>(target)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

struct Release {
  void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* pen) const { cairo_destroy(pen); }
  void operator()(GError* error) const { g_error_free(error); }
};
template <class T>
using OwnedPtr = std::unique_ptr<T, Release>;

void require(bool good, GError* error, const char* what) {
  const OwnedPtr<GError> owned(error);
  if (!good) throw std::runtime_error(std::string(what) + (error != nullptr ? std::string(": ") + error->message : ""));
}

}  // namespace

std::string to_png(const Picture& picture, double scale) {
  // Cairo's pictures end at 32,767 pixels a side.
  constexpr double longest_side = 32767;
  const double width = std::ceil(picture.width * scale);
  const double height = std::ceil(picture.height * scale);
  if (!(scale >= 0.5 && scale <= 6)) throw std::runtime_error("a picture's scale must be between 0.5 and 6");
  if (!(width >= 1 && height >= 1 && width <= longest_side && height <= longest_side)) {
    throw std::runtime_error("a picture must be between 1 and 32767 pixels a side");
  }
  GError* error = nullptr;
  const auto* bytes = reinterpret_cast<const guint8*>(picture.svg.data());
  const OwnedPtr<RsvgHandle> handle(rsvg_handle_new_from_data(bytes, picture.svg.size(), &error));
  require(handle != nullptr, error, "the picture could not be read as SVG");
  rsvg_handle_set_dpi(handle.get(), 96);

  const OwnedPtr<cairo_surface_t> surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width), static_cast<int>(height)));
  const OwnedPtr<cairo_t> pen(cairo_create(surface.get()));
  cairo_set_source_rgb(pen.get(), 1, 1, 1);
  cairo_paint(pen.get());
  const RsvgRectangle viewport{0, 0, picture.width * scale, picture.height * scale};
  error = nullptr;
  const bool drawn = rsvg_handle_render_document(handle.get(), pen.get(), &viewport, &error) != FALSE;
  require(drawn, error, "the picture could not be drawn");
  std::string png;
  const bool written = cairo_surface_write_to_png_stream(surface.get(), append, &png) == CAIRO_STATUS_SUCCESS;
  require(written, nullptr, "the picture could not be written as PNG");
  return png;
}

}  // namespace muster::draw
