#pragma once
// The code of a booking: what a badge, a mail and a page of "my place" hold, and the door reads. It says nothing about
// anybody, and opens nothing but the door of its event.

#include <optional>
#include <string>
#include <string_view>

namespace muster::booking {

/// Characters of a code, from 31 without look-alikes: 59 random bits.
inline constexpr std::size_t booking_code_length = 12;

/// As it is read aloud and typed: "K7QM-3TZ9-XW2P". Its QR symbol holds it without the hyphens.
[[nodiscard]] std::string shown_code(std::string_view code);
/// The code that somebody typed or scanned, with or without spaces and hyphens, in any case; nothing where it can be
/// none.
[[nodiscard]] std::optional<std::string> typed_code(std::string_view text);
/// What a phone at the door knows it by: SHA-256 of the event's id, ":" and the code.
[[nodiscard]] std::string code_hash(std::string_view event_id, std::string_view code);

}  // namespace muster::booking
