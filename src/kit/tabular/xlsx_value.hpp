#pragma once
// What a number in an XLSX cell looks like to the person who typed it.

#include <string>
#include <string_view>

namespace muster::tabular {

enum class NumberStyle { plain, percent, date, time, date_and_time, duration };
enum class Epoch { of_1900, of_1904 };

/// What a built-in number format or the code of an own one ("dd/mm/yyyy hh:mm") shows.
[[nodiscard]] NumberStyle built_in_style(int number_format);
[[nodiscard]] NumberStyle style_of_code(std::string_view code);

/// The stored number as text: 42.0 is "42", 0.1 is "0.1" (15 digits, as Excel shows), a share "40%", a date
/// "2022-06-10", a time "15:03:42", both "2022-06-10T15:03:42", a duration "26:30:00". What is not a number comes back
/// unchanged.
[[nodiscard]] std::string number_text(std::string_view stored, NumberStyle style, Epoch epoch);

/// Text with `_xHHHH_` read as the UTF-16 unit it stands for.
[[nodiscard]] std::string without_escapes(std::string_view text);

}  // namespace muster::tabular
