#pragma once
// Keeps a cell from being run as a formula by the spreadsheet that opens our CSV, and takes the mark off again.

#include <string>
#include <string_view>

namespace muster::tabular {

/// True where a spreadsheet may take the cell for a formula: it begins, after white space of any kind, with = + - or @
/// (their full-width forms too), or with a tab, a line break or another control character. Telephone numbers (+44 ...)
/// and negative numbers count: the cell is text, and text it must stay.
[[nodiscard]] bool looks_like_formula(std::string_view cell);

/// The cell with an apostrophe in front where needed: none stands before a number (-5). A cell that already looks guarded gets a second one, so that
/// `without_guard(with_guard(x)) == x` for every x.
[[nodiscard]] std::string with_guard(std::string_view cell);
[[nodiscard]] std::string without_guard(std::string_view cell);

}  // namespace muster::tabular
