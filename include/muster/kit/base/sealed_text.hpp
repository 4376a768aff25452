#pragma once
// Texts that are opened by a secret that stands somewhere else: whoever has the one without the other reads nothing.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace muster {

/// `plain` encrypted under `secret` (XChaCha20-Poly1305), as text. `place` says what it belongs to: it opens there and
/// nowhere else. Its length tells that of `plain` to `block` bytes only. `secret` must be random, as new_id makes it.
[[nodiscard]] std::string sealed_text(std::string_view plain, std::string_view secret, std::string_view place,
                                      std::size_t block = 1024);

/// Nothing where the secret, the place or `block` is another, or the text was changed.
[[nodiscard]] std::optional<std::string> opened_text(std::string_view sealed, std::string_view secret,
                                                     std::string_view place, std::size_t block = 1024);

}  // namespace muster
