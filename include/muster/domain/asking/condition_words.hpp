#pragma once
// "Only if you answered “Not helpful”": a question's condition as people read it.

#include <muster/domain/forms/form.hpp>
#include <muster/kit/catalogue/catalogue.hpp>

#include <string>
#include <vector>

namespace muster::asking {

/// The condition of `question` as a sentence without a full stop; empty where it has none of its own.
[[nodiscard]] std::string condition_in_words(const forms::Form& form, const forms::Question& question);

/// The condition under which page `page` (from 0) is asked, likewise.
[[nodiscard]] std::string condition_of_page_in_words(const forms::Form& form, std::size_t page);

/// "Only if you answered “Yes” to ...": whom an option is offered to; empty where to everybody.
[[nodiscard]] std::string offer_in_words(const forms::Form& form, const forms::Question& question,
                                         const forms::Option& option);

/// The same of a section, in which `first` stands first.
[[nodiscard]] std::string condition_of_section_in_words(const forms::Form& form, const forms::Section& section,
                                                        const forms::Question& first);

/// "If you answered “No” to the question before, that was all. Thank you.": who is asked nothing more below page
/// `page`.
[[nodiscard]] std::string end_in_words(const forms::Form& form, std::size_t page);

/// The first four in the language of whoever answers; `form` is in it too.
[[nodiscard]] std::string condition_in_words(const forms::Form& form, const forms::Question& question,
                                             const Catalogue& words);
[[nodiscard]] std::string condition_of_page_in_words(const forms::Form& form, std::size_t page, const Catalogue& words);
[[nodiscard]] std::string offer_in_words(const forms::Form& form, const forms::Question& question,
                                         const forms::Option& option, const Catalogue& words);
[[nodiscard]] std::string condition_of_section_in_words(const forms::Form& form, const forms::Section& section,
                                                        const forms::Question& first, const Catalogue& words);

/// Codes of all questions that the condition looks at.
[[nodiscard]] std::vector<std::string> looked_at(const query::Filter& condition);

}  // namespace muster::asking
