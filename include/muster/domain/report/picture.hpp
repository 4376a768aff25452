#pragma once
// A picture that reports of a programme show by its name: a photograph of the day, a drawing of the region.

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/kit/draw/photograph.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace muster::report {

struct ReportPicture {
  std::string name;         ///< "opening": as a definition calls it
  std::string alternative;  ///< what it shows, for whoever does not see it; never empty
  draw::Photograph photograph;
  Instant added_at{};
};

inline constexpr std::size_t longest_alternative = 300;  ///< characters
inline constexpr std::size_t most_kept_pictures = 40;    ///< of a programme
/// Bytes of all pictures of one report together, so that a page that stands alone stays under a megabyte.
inline constexpr std::size_t most_picture_bytes = std::size_t{600} * 1024;

/// Small letters, digits and hyphens, from a letter on, forty at most. Error at("name"): anything else.
[[nodiscard]] Result<std::string> picture_name(std::string_view typed);
/// Without space around it. Errors at("alternative"): nothing, or more than 300 characters.
[[nodiscard]] Result<std::string> picture_words(std::string_view typed);

}  // namespace muster::report
