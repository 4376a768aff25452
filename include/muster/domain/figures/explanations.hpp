#pragma once
// What stands one click away from a figure: in words what it is, how it is worked out, and what it cannot tell.

#include <optional>
#include <string_view>
#include <vector>

namespace muster::figures {

enum class FigureKind {
  people,
  base,
  share,
  interval,
  exact_interval,
  people_interval,
  nonresponse_bounds,
  response_rate,
  box,
  ticks,
  mean,
  spread,
  median,
  extremes,
  percentiles,
  net_score,
  ranks,
  index,
  index_alpha,
  words,
  phrases,
  themes,
  notes,
  places,
  not_shown,
  change,
  same_people,
  association,
  groups_in_order,
  rank_correlation,
  many_tests,
  keyness,
  kappa,
  team_alpha,
  representation,
  weighted_share,
  effective_people,
  published_figure,
  published_change,
  rank_of_place,
  projection,
  published_base,
};

/// Plain texts in sentences, without markup; none is empty.
struct Explanation {
  FigureKind kind = FigureKind::people;
  std::string_view name;     ///< as a heading: "95% interval"
  std::string_view meaning;  ///< what it is
  std::string_view formula;  ///< how it is worked out, and whose way that is
  std::string_view limits;   ///< what it cannot tell
};

/// One for each kind, in the order of the kinds.
[[nodiscard]] const std::vector<Explanation>& explanations();

[[nodiscard]] const Explanation& explanation_of(FigureKind kind);

/// The kind of a number in the summary's JSON, by its name there ("share", "percentile_10"); nothing for a name that
/// stands for no figure.
[[nodiscard]] std::optional<FigureKind> figure_kind_named(std::string_view name);

}  // namespace muster::figures
