#pragma once
// Figures of themes in braces: `{topics theme funding | of}`, `{topics.themes.sentence}`, `{theme.people}`.

#include "figure_value.hpp"

#include <optional>

namespace muster::report {

/// People who spoke of the theme that the expression names, of all who wrote.
[[nodiscard]] LookupResult of_theme(const Expression& expression, const Scope& scope);

/// `themes` of a question: how many, `.top`, `.sentence`, `.read`; nothing where the expression is another.
[[nodiscard]] std::optional<LookupResult> of_themes(const figures::QuestionFigures& question,
                                                    const Expression& expression, const figures::Summary& summary);

/// Inside `each theme`: `theme`, `theme.people`, `.tone`, `.quotation`; nothing elsewhere, or where it is another.
[[nodiscard]] std::optional<LookupResult> of_loop_theme(const Expression& expression, const Scope& scope);

/// Codes of the themes of a question's codebook, for suggestions.
[[nodiscard]] std::vector<std::string> theme_codes(const figures::QuestionFigures& question);

}  // namespace muster::report
