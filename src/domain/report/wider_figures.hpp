#pragma once
// Figures in braces of more than the event: events before it, the programme's year, published figures.

#include "figure_value.hpp"

#include <optional>
#include <string>
#include <vector>

namespace muster::report {

/// Nothing where the expression is of the event alone.
[[nodiscard]] std::optional<LookupResult> of_wider(const Expression& expression, const Scope& scope);

/// What may be asked for here, for suggestions.
[[nodiscard]] std::vector<std::string> wider_names(const Scope& scope);

/// The answer of a question that is followed over the years: of the `options` that are named, else of the good end of
/// its scale, else its only one. Nothing, and `wrong` filled where the options cannot stand, where none is followed.
[[nodiscard]] const figures::YearMeasure* followed(const EarlierEvents& events,
                                                   const figures::QuestionFigures& question,
                                                   const std::vector<Name>& options);
/// Answers of a question that are followed, as options to name: "yes", "yes or mainly".
[[nodiscard]] std::vector<std::string> followed_answers(const EarlierEvents& events, const std::string& question);
/// Its difference between this event and the one before; nullptr where there is none.
[[nodiscard]] const figures::YearDifference* difference_of(const EarlierEvents& events,
                                                           const figures::YearMeasure& measure);
/// "11.4 points more than in 2021 (95% interval −2.1 to +24.0), which may be chance."
[[nodiscard]] std::string difference_words(const figures::YearDifference& difference, const EarlierEvents& events);

/// That of the loop, or by its code; nullptr where there is none.
[[nodiscard]] const indicators::Indicator* indicator_named(const Scope& scope, std::string_view code);
[[nodiscard]] std::vector<std::string> indicator_codes(const Scope& scope);

}  // namespace muster::report
