#pragma once
// The key by which a form that is sent again is known, so that it counts once.

#include <muster/domain/feedback/round.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace muster::feedback {

/// A key for a page of the round's form. Keys are forgotten when the round closes (nothing shall tell who answered
/// when), so a key also says for which opening it was made; and the version that the page shows, so that whoever has it
/// open while another is published can still send it.
[[nodiscard]] std::string new_form_key(const Round& round);
/// Nothing where the key does not say.
[[nodiscard]] std::optional<std::int64_t> version_of_key(std::string_view key);

/// False for a key of an earlier opening: whether that form was sent then is known to nobody but the person. Keys that
/// say no opening are taken.
[[nodiscard]] bool is_of_this_opening(std::string_view key, const Round& round);

/// What the person is told then.
inline constexpr const char* opened_again =
    "This form was closed and opened again since you opened this page. If you sent your answers before, they are "
    "saved: "
    "close this page. If you did not, send them now: they are still on this page.";

}  // namespace muster::feedback
