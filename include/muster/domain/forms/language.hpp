#pragma once
// The form language: text in, a checked Form out, and back again. docs/form-language.md teaches it.

#include <muster/domain/forms/form.hpp>
#include <muster/kit/base/result.hpp>

#include <string>
#include <string_view>

namespace muster::forms {

/// Reads and checks one form. On failure the error holds every error found (up to 20), each with line, column,
/// length and a hint; an error in one question does not hide those of the next.
/// `source` is the name that stands in front of each place. At most 256 KiB are read.
[[nodiscard]] Result<Form> parse_form(std::string_view text, std::string source);

/// The same for whoever writes a form: of a text that is far too long for one (up to 10,000 questions and 4 MiB) the other
/// errors are found too.
[[nodiscard]] Result<Form> check_form(std::string_view text, std::string source);

/// Reads a form that was checked when it was published. What has been refused only since then is let stand: people have
/// answered it.
[[nodiscard]] Result<Form> read_published_form(std::string_view text, std::string source);

/// The canonical text of a form: parse_form(print_form(f)) equals f, and printing that again gives the same bytes.
[[nodiscard]] std::string print_form(const Form& form);

/// The canonical text of a form that somebody wrote: the same, with its notes (#) at the parts that they stood at.
/// Errors as parse_form.
[[nodiscard]] Result<std::string> print_form_text(std::string_view text, std::string source);

/// What may not change once people have answered `published` (over all versions that they answered): a code that means
/// something else in `next`, or the same under another code; anonymity in either direction; a promise. Questions and
/// options may go: their answers stay. Empty where `next` may replace it.
[[nodiscard]] std::vector<Diagnostic> changed_meanings(const Form& published, const Form& next);

}  // namespace muster::forms
