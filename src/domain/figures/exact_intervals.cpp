// Made of counts that are told, so it tells nothing more of anybody.
#include <muster/domain/figures/exact_intervals.hpp>

#include <muster/kit/stats/exact_share.hpp>

#include <algorithm>

namespace muster::figures {

std::optional<stats::Interval> exact_interval_of(const QuestionFigures& question, const OptionFigures& option) {
  const auto& figure = option.figure;
  if (question.as_scale || question.kind == forms::QuestionKind::scale) return std::nullopt;
  if (question.suppressed || figure.suppressed || !figure.people || !figure.interval) return std::nullopt;
  const auto base = option.offered.value_or(question.base());
  if (base < 1 || base > few_for_exact || *figure.people > base) return std::nullopt;
  return stats::clopper_pearson(*figure.people, base);
}

bool tells_exact_intervals(const QuestionFigures& question) {
  return std::ranges::any_of(question.options,
                             [&](const auto& one) { return exact_interval_of(question, one).has_value(); });
}

}  // namespace muster::figures
