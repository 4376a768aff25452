// gdk-pixbuf reads and writes it: its loader is told which of two kinds to expect, so that none of its others is
// reached by what strangers send.
#include <muster/kit/draw/photograph.hpp>

#include <gdk-pixbuf/gdk-pixbuf.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

namespace muster::draw {
namespace {

struct Release {
  void operator()(GdkPixbufLoader* loader) const {
    gdk_pixbuf_loader_close(loader, nullptr);
    g_object_unref(loader);
  }
  void operator()(GdkPixbuf* pixels) const { g_object_unref(pixels); }
  void operator()(gchar* bytes) const { g_free(bytes); }
};
template <class T>
using OwnedPtr = std::unique_ptr<T, Release>;

constexpr int shortest_side = 32;
constexpr std::size_t piece = 4096;

struct Told {
  std::size_t most = 0;
  int width = 0;
  int height = 0;
  [[nodiscard]] bool too_many() const {
    return width > 0 && height > 0 && static_cast<std::size_t>(width) > most / static_cast<std::size_t>(height);
  }
  [[nodiscard]] bool too_few() const { return std::min(width, height) < shortest_side; }
};

double shrinking(int width, int height) { return std::min(1.0, double{longest_side} / std::max({width, height, 1})); }

int shrunk(int side, double by) { return std::max(1, static_cast<int>(std::lround(side * by))); }

/// Before a pixel is decoded: a JPEG is decoded no larger than it is kept, and what is too large not at all.
void size_told(GdkPixbufLoader* loader, gint width, gint height, gpointer to) {
  auto& told = *static_cast<Told*>(to);
  told.width = width;
  told.height = height;
  if (told.too_many()) return gdk_pixbuf_loader_set_size(loader, 0, 0);
  const auto by = shrinking(width, height);
  gdk_pixbuf_loader_set_size(loader, shrunk(width, by), shrunk(height, by));
}

Error damaged() { return bad_input("This picture is damaged and cannot be read. Save it again, and choose it anew."); }

Error too_large(bool png) {
  return bad_input(
      png ? "Choose a PNG picture of at most 12 million pixels, or save it as a JPEG: that may have 40 million."
          : "Choose a picture of at most 40 million pixels.");
}

/// How often a JPEG goes over all of its pixels. Each time costs the reader a whole picture, however few bytes it has:
/// so they are counted before, the way the reader finds them (ISO/IEC 10918-1, annex B). What follows the picture's end
/// is no part of it.
std::size_t scans_of(std::string_view jpeg) {
  constexpr auto byte_at = [](std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
  constexpr unsigned mark = 0xFF;
  constexpr unsigned first_restart = 0xD0;
  constexpr unsigned begin = 0xD8;
  constexpr unsigned end = 0xD9;
  constexpr unsigned scan = 0xDA;
  std::size_t scans = 0;
  std::size_t at = 0;
  while (at + 1 < jpeg.size()) {
    const unsigned kind = byte_at(jpeg, at + 1);
    // A zero stands after what only looks like a mark; marks may be written several times.
    if (byte_at(jpeg, at) != mark || kind == 0 || kind == mark) {
      ++at;
      continue;
    }
    at += 2;
    if (kind == end) break;
    if (kind == 1 || (kind >= first_restart && kind <= begin)) continue;
    if (kind == scan) ++scans;
    if (at + 1 >= jpeg.size()) break;
    at += std::max<std::size_t>(2, byte_at(jpeg, at) * 256U + byte_at(jpeg, at + 1));
  }
  return scans;
}

Result<OwnedPtr<GdkPixbuf>> decoded(std::string_view bytes, const char* kind) {
  const OwnedPtr<GdkPixbufLoader> loader(gdk_pixbuf_loader_new_with_type(kind, nullptr));
  if (loader == nullptr) return unavailable("This machine cannot read pictures.", std::string("no loader of ") + kind);
  const bool png = std::string_view(kind) == "png";
  Told told{png ? most_png_pixels : most_pixels};
  g_signal_connect(loader.get(), "size-prepared", G_CALLBACK(size_told), &told);
  for (auto rest = bytes; !rest.empty(); rest.remove_prefix(std::min(piece, rest.size()))) {
    const auto* next = reinterpret_cast<const guchar*>(rest.data());
    const bool read = gdk_pixbuf_loader_write(loader.get(), next, std::min(piece, rest.size()), nullptr) != FALSE;
    if (told.too_many()) return too_large(png);
    if (!read) return damaged();
  }
  if (gdk_pixbuf_loader_close(loader.get(), nullptr) == FALSE) return damaged();
  auto* pixels = gdk_pixbuf_loader_get_pixbuf(loader.get());
  if (pixels == nullptr) return damaged();
  if (told.too_few())
    return bad_input("This picture is too small to be printed. Choose one of at least 32 pixels each way.");
  return OwnedPtr<GdkPixbuf>(gdk_pixbuf_apply_embedded_orientation(pixels));
}

std::string saved(GdkPixbuf* pixels, const char* kind, const char* option, const char* value) {
  gchar* written = nullptr;
  gsize length = 0;
  const bool good =
      gdk_pixbuf_save_to_buffer(pixels, &written, &length, kind, nullptr, option, value, nullptr) != FALSE;
  const OwnedPtr<gchar> owned(written);
  return good ? std::string(written, length) : std::string();
}

/// What lets the ground through is put on white paper.
OwnedPtr<GdkPixbuf> on_white(const GdkPixbuf* pixels, double by) {
  constexpr guint32 white = 0xFFFFFF;
  constexpr int opaque = 255;
  constexpr int check = 16;
  return OwnedPtr<GdkPixbuf>(gdk_pixbuf_composite_color_simple(pixels, shrunk(gdk_pixbuf_get_width(pixels), by),
                                                               shrunk(gdk_pixbuf_get_height(pixels), by),
                                                               GDK_INTERP_BILINEAR, opaque, check, white, white));
}

Result<Photograph> kept(std::string bytes, const char* media_type, const GdkPixbuf* pixels) {
  return Photograph{std::move(bytes), media_type, gdk_pixbuf_get_width(pixels), gdk_pixbuf_get_height(pixels)};
}

Result<Photograph> as_jpeg(const GdkPixbuf* pixels) {
  struct Try {
    double size;
    const char* quality;
  };
  for (const auto& each : {Try{1, "84"}, Try{1, "72"}, Try{0.8, "70"}, Try{0.6, "65"}, Try{0.45, "55"}}) {
    const auto shown = on_white(pixels, each.size);
    auto bytes = shown == nullptr ? std::string() : saved(shown.get(), "jpeg", "quality", each.quality);
    if (bytes.empty()) return unavailable("The picture could not be written.", "gdk-pixbuf wrote no JPEG");
    if (bytes.size() <= largest_kept) return kept(std::move(bytes), "image/jpeg", shown.get());
  }
  return bad_input("This picture has too many details to be printed small. Choose another, or a part of it.");
}

}  // namespace

Result<Photograph> read_photograph(std::string_view bytes) {
  if (bytes.size() > largest_upload) return bad_input("Choose a picture of at most 12 MB.");
  const bool png = bytes.starts_with(std::string_view("\x89PNG\r\n\x1a\n", 8));
  const bool jpeg = bytes.starts_with("\xFF\xD8\xFF");
  if (!png && !jpeg) return bad_input("Choose a PNG or JPEG picture.");
  if (jpeg && scans_of(bytes) > most_scans)
    return bad_input("This picture is saved in too many layers to be read. Save it again as a plain JPEG.");
  MUSTER_TRY(pixels, decoded(bytes, png ? "png" : "jpeg"));
  if (pixels == nullptr) return damaged();
  if (png) {
    auto written = saved(pixels.get(), "png", "compression", "9");
    if (!written.empty() && written.size() <= largest_kept) return kept(std::move(written), "image/png", pixels.get());
  }
  return as_jpeg(pixels.get());
}

}  // namespace muster::draw
