#pragma once
// What may stand in a path, a query or a field: the one place where bytes from the network become text.

#include <muster/kit/base/result.hpp>

#include <string>
#include <string_view>

namespace muster::web {

/// Refuses (wrong_usage) ill-formed UTF-8, NUL, every control character (U+0000 to U+001F, U+007F to U+009F) but tab,
/// line feed and carriage return, and U+FFFE and U+FFFF, so that no page and no database has to.
[[nodiscard]] Outcome check_typed(std::string_view text);

/// What a field may hold, checked as above, with every line break as \n: browsers send CR LF, and what is pasted from
/// slides and word processors breaks lines with vertical tabs and form feeds.
[[nodiscard]] Result<std::string> typed_field(std::string text);

/// Of a form whose texts together are more than a form without files may be.
inline constexpr std::string_view too_much_text = "The form holds more text than Muster reads at once.";

}  // namespace muster::web
