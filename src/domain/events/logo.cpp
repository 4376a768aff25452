// What picture somebody uploaded, told by its bytes and never by its name: PNG and JPEG, for neither runs a script.
#include <muster/domain/events/programme_service.hpp>

namespace muster::events {
namespace {

struct Size {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
};

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t length) {
  std::uint32_t value = 0;
  for (std::size_t next = at; next < at + length; ++next) value = value * 256 + static_cast<unsigned char>(bytes[next]);
  return value;
}

std::optional<Size> size_of_png(std::string_view bytes) {
  constexpr std::string_view beginning("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", 16);
  constexpr std::size_t height_at = 20;
  if (!bytes.starts_with(beginning) || bytes.size() < height_at + 4) return std::nullopt;
  return Size{number(bytes, beginning.size(), 4), number(bytes, height_at, 4)};
}

/// Walks the segments of a JPEG to the one that begins the frame.
std::optional<Size> size_of_jpeg(std::string_view bytes) {
  constexpr std::string_view beginning("\xFF\xD8\xFF", 3);
  if (!bytes.starts_with(beginning)) return std::nullopt;
  for (std::size_t at = 2; at + 9 < bytes.size() && static_cast<unsigned char>(bytes[at]) == 0xFF;) {
    const auto kind = static_cast<unsigned char>(bytes[at + 1]);
    const bool frame = kind >= 0xC0 && kind <= 0xCF && kind != 0xC4 && kind != 0xC8 && kind != 0xCC;
    if (frame) return Size{number(bytes, at + 7, 2), number(bytes, at + 5, 2)};
    at += 2 + number(bytes, at + 2, 2);
  }
  return std::nullopt;
}

}  // namespace

Result<Logo> read_logo(std::string bytes) {
  if (bytes.size() > largest_logo) return bad_input("Choose a picture of at most 200 kB.");
  auto size = size_of_png(bytes);
  const bool png = size.has_value();
  if (!size) size = size_of_jpeg(bytes);
  if (!size) return bad_input("Choose a PNG or JPEG picture.");
  if (size->width == 0 || size->height == 0 || size->width > widest_logo || size->height > widest_logo)
    return bad_input("Choose a picture of at most 2,000 pixels each way.");
  return Logo{std::move(bytes), png ? "image/png" : "image/jpeg", size->width, size->height};
}

}  // namespace muster::events
