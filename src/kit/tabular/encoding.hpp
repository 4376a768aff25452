#pragma once
// Bytes become UTF-8 here: what Excel and similar programs write is recognised, what cannot be read is an error.

#include <muster/kit/base/result.hpp>

#include <string>
#include <string_view>

namespace muster::tabular {

struct DecodedText {
  std::string owned;      ///< holds the text where it had to be converted
  std::string_view text;  ///< valid UTF-8 without NUL and without byte order mark; into `owned` or the bytes given
  std::string encoding;   ///< "UTF-8", "UTF-16", "Windows-1252" or "Macintosh"
  DecodedText() = default;
  DecodedText(DecodedText&& other) noexcept { *this = std::move(other); }
  DecodedText& operator=(DecodedText&& other) noexcept {
    const bool inside = !other.owned.empty() && other.text.data() == other.owned.data();
    owned = std::move(other.owned);
    text = inside ? std::string_view(owned) : other.text;
    encoding = std::move(other.encoding);
    return *this;
  }
  DecodedText(const DecodedText&) = delete;
  DecodedText& operator=(const DecodedText&) = delete;
};

/// What becomes of a text that is UTF-8 but for a few bytes: an error, or letters that are a guess and marked so.
enum class Damage { refused, marked };

/// UTF-8 with or without mark, UTF-16 either way with or without mark, else Windows-1252 or Macintosh, whichever the
/// whole text makes sense in. Errors name the line: a NUL, broken UTF-16, damaged UTF-8, a byte that stands for
/// nothing.
[[nodiscard]] Result<DecodedText> decode(std::string_view bytes, const std::string& source,
                                         Damage damage = Damage::refused);

/// Stands behind a letter that is a guess; of the area that Unicode leaves to private use.
inline constexpr std::string_view doubt_mark = "\xEE\x80\x80";

}  // namespace muster::tabular
