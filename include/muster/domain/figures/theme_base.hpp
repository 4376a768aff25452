#pragma once
// Of whom the people of a theme are a share: those whose answers somebody, or a rule, has looked at.

#include <muster/domain/figures/theme_figures.hpp>

namespace muster::figures {

/// People whose answers are read, or given themes by their words alone. Of the others nobody knows what they speak of:
/// that no words of a theme stand there does not say that they named none.
[[nodiscard]] inline std::int64_t themes_base(const QuestionThemes& themes) { return themes.read + themes.by_rule; }
/// People who wrote something that nobody has read and no words of a theme match.
[[nodiscard]] inline std::int64_t not_yet_read(const QuestionThemes& themes) {
  return themes.wrote - themes.read - themes.by_rule;
}

}  // namespace muster::figures
