#pragma once
// One line of text that must be something: an address, a number to call, a postcode, a date, a time.

#include <muster/domain/forms/form.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace muster::forms {

/// `text`, trimmed and not empty, as it is to be stored; nothing where it is none. Postcodes in capitals with one
/// blank, dates as 2026-03-27, times as 09:30.
[[nodiscard]] std::optional<std::string> in_format(TextFormat format, std::string_view text);

/// What to write instead: "Write a date such as 27 3 2026 for {question}".
[[nodiscard]] const char* how_to_write(TextFormat format);

}  // namespace muster::forms
