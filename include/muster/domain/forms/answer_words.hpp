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

/// "Write a whole postcode such as SE1 7PB for “Postcode”"; empty where anything may be written.
[[nodiscard]] std::string how_to_write_in_words(const Question& question, const Catalogue& words);

/// As in measure_words.hpp and tick_words.hpp.
[[nodiscard]] std::string measure_in_words(const Question& question, const Catalogue& words);
[[nodiscard]] std::string tick_limits_in_words(const Question& question, const Catalogue& words);
[[nodiscard]] std::string ranking_in_words(const Question& question, const Catalogue& words);
/// "Your numbers for “How was your week?” add up to 90. They must add up to 100: add 10". The grid has a total.
[[nodiscard]] std::string wrong_sum_in_words(const Grid& grid, double sum, const Catalogue& words);
/// "They add up to 168."; empty where the grid has no total.
[[nodiscard]] std::string total_in_words(const Grid& grid, const Catalogue& words);

}  // namespace muster::forms
