#pragma once
// Of whom the people of a theme are a share: those whose answers somebody, or a rule, has looked at.

#include <muster/domain/figures/theme_figures.hpp>

namespace muster::figures {

/// People whose answers are read, or in whose answers the words of all themes were looked for, found or not: a share of
/// those alone that hold some would be chosen by its outcome. Of the others nobody knows what they speak of.
[[nodiscard]] inline std::int64_t themes_base(const QuestionThemes& themes) { return themes.read + themes.by_rule; }
/// People who wrote something that nobody has read and that was not searched for the words of the themes.
[[nodiscard]] inline std::int64_t not_yet_read(const QuestionThemes& themes) {
  return themes.wrote - themes.read - themes.by_rule;
}

}  // namespace muster::figures
