#pragma once
// In which languages a form is asked: those that its text has whole, with words of Muster that somebody has read or
// that an organiser lets pass unread.

#include <muster/domain/forms/form.hpp>
#include <muster/kit/catalogue/catalogue.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster::feedback {

/// The form's own first. `switched_on`: tags with a space between, of languages whose catalogue nobody has checked.
[[nodiscard]] std::vector<std::string> asked_languages(const forms::Form& form, std::string_view switched_on);

/// The form's own language and the complete ones that are asked only where an organiser switches them on.
[[nodiscard]] std::vector<std::string> languages_to_switch_on(const forms::Form& form);

/// Muster's own words; English where there is no catalogue of that language.
[[nodiscard]] const Catalogue& words_in(std::string_view language);

/// The same for a round: English where nobody has checked the catalogue and no organiser has switched it on.
[[nodiscard]] const Catalogue& words_asked_in(std::string_view language, std::string_view switched_on);

/// The form in that language, with Muster's own question for consent in those words.
[[nodiscard]] forms::Form in_language(const forms::Form& form, std::string_view language, const Catalogue& words);

}  // namespace muster::feedback
