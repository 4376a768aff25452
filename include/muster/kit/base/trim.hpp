#pragma once
// White space taken from both ends without a copy, for whoever strips a text again and again.

#include <string_view>

namespace muster {

/// As trimmed(), but a part of `text`.
[[nodiscard]] std::string_view trimmed_view(std::string_view text);

/// The beginning of `text`, `most` bytes at most, cut between characters.
[[nodiscard]] std::string_view first_bytes(std::string_view text, std::size_t most);

}  // namespace muster
