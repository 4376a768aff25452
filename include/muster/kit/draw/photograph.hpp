#pragma once
// A photograph that somebody brought along, made fit for a report: small, upright, and with nothing in it that says
// where, when or with what it was taken.

#include <muster/kit/base/result.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace muster::draw {

struct Photograph {
  std::string bytes;
  std::string media_type;  ///< "image/png" or "image/jpeg"
  int width = 0;           ///< pixels
  int height = 0;
};

inline constexpr std::size_t largest_upload = std::size_t{12} << 20;  ///< bytes of what is brought
inline constexpr std::size_t most_pixels = 40'000'000;                ///< of a JPEG, told before it is decoded
inline constexpr std::size_t most_png_pixels = 12'000'000;            ///< of a PNG, all of which are held at once
inline constexpr std::size_t most_scans = 100;                        ///< of a JPEG; cameras and programs write ten
inline constexpr int longest_side = 1280;                             ///< pixels of what is kept
inline constexpr std::size_t largest_kept = std::size_t{200} * 1024;  ///< bytes of what is kept

/// Reads a PNG or JPEG by its bytes, whatever its name says, and draws it anew: turned as the camera was held, no
/// longer than `longest_side` and no larger than `largest_kept`, without position, time or camera. A JPEG stays one; a
/// PNG too where it is small enough, else it becomes a JPEG on white. The same bytes give the same picture.
/// Errors (bad_input): neither kind, damaged, too many bytes, pixels or scans, fewer than 32 pixels a side.
[[nodiscard]] Result<Photograph> read_photograph(std::string_view bytes);

}  // namespace muster::draw
