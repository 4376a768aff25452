#pragma once
// The words of a form in its other languages, on their way in and out: the file is gone over once for each language,
// and the same walk that finds the form's own words finds those.

#include <muster/domain/conversions/conversions.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster::conversions {

/// Languages of one file beside its own; nobody translates into more.
inline constexpr std::size_t most_languages = 16;

/// The tag of a language as files call it ("Welsh (cy)", "Cymraeg", "cy", "pt_BR"); empty where it is not known.
[[nodiscard]] std::string language_tag(std::string_view name);
/// "Welsh (cy)".
[[nodiscard]] std::string language_heading(std::string_view tag);

/// A text as the file has it in the language that is being read, and one that it has in its own language alone.
[[nodiscard]] std::string said(std::string_view text);
[[nodiscard]] std::string unsaid(std::string_view text);
/// What stands in a file in that language: `own` marked where there is nothing to say it with, empty where that is
/// empty.
[[nodiscard]] std::string said_or(std::string_view text, std::string_view own);
[[nodiscard]] bool is_unsaid(std::string_view text);
/// Whether the text ends with one of the marks of `said` and `unsaid`.
[[nodiscard]] bool ends_marked(std::string_view text);

/// Puts the words that were `said` in the form of one language into the form of the file's own, by key. `other` is the
/// same file read in that language. What went otherwise is told.
void take_language(ReadForm& into, const std::string& tag, const ReadForm& other);
void tell_language(ReadForm& of, const std::string& tag, const std::string& what);

/// Tells of languages in which texts of the form are missing: their place in the file stays empty.
void tell_missing_texts(const forms::Form& form, std::vector<Difference>& differences);

/// The form in that language, to be written: texts that it lacks are `unsaid`.
[[nodiscard]] forms::Form in_language(const forms::Form& form, const std::string& tag);

}  // namespace muster::conversions
