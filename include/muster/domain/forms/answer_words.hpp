#pragma once
// What is said about answers, in the language of whoever answers.

#include <muster/domain/forms/answers.hpp>
#include <muster/kit/catalogue/catalogue.hpp>

#include <string>

namespace muster::forms {

/// As in answers.hpp, errors in the words of that catalogue; `form` is in its language.
[[nodiscard]] CheckedAnswers check_answers(const Form& form, const TypedAnswers& typed, const Catalogue& words);
[[nodiscard]] CheckedAnswers check_page(const Form& form, std::size_t page, const TypedAnswers& typed,
                                        const Catalogue& words);

/// As in measure_words.hpp and tick_words.hpp.
[[nodiscard]] std::string measure_in_words(const Question& question, const Catalogue& words);
[[nodiscard]] std::string tick_limits_in_words(const Question& question, const Catalogue& words);

}  // namespace muster::forms
