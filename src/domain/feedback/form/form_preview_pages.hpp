#pragma once
// A form as an organiser looks at it: all pages side by side, and its size in a sentence.

#include "domain/feedback/answering/readers_sentence.hpp"

#include <muster/domain/forms/form.hpp>
#include <muster/platform/web/view.hpp>

#include <string>
#include <string_view>

namespace muster::feedback {

/// Fills section SHEET of feedback/pages/sheets.html. `readers_told`: the form says who can read single forms.
void add_sheets(web::View& view, const forms::Form& form, bool readers_told);
/// The same of one page (from 0) alone.
void add_sheet(web::View& view, const forms::Form& form, std::size_t page, bool readers_told);
/// "8 questions on 3 pages, anonymous".
[[nodiscard]] std::string size_of(const forms::Form& form);

}  // namespace muster::feedback
