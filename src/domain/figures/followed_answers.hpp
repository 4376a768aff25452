#pragma once
// Which answers a reader follows from one event to the next, and what two events differ by in them. Wherever two events
// stand side by side these are tried, and no others: one difference has one verdict on every page and in every report.
#include <muster/domain/figures/years.hpp>

#include <string>
#include <vector>

namespace muster::figures {

/// The good end of a scale, or one answer of a question whose answers are neither good nor bad.
struct FollowedAnswer {
  std::vector<const OptionFigures*> options;  ///< of the question, the best first
  bool good_end = false;

  [[nodiscard]] std::vector<std::string> codes() const;
  /// "‘Strongly agree’ or ‘Agree’"
  [[nodiscard]] std::string in_words() const;
};

/// None of a ranking, of a long row of numbers and of what has a net score. Holds pointers into the question.
[[nodiscard]] std::vector<FollowedAnswer> followed_answers_of(const QuestionFigures& question);

/// The question of that code, where it is of the same kind; else nullptr.
[[nodiscard]] const QuestionFigures* same_question(const Summary& year, const QuestionFigures& question);

/// The people who gave one of the answers and their base, whether the form is closed or not; `why_not` where they are
/// not told: `good_end` asks for an end of the same options.
[[nodiscard]] YearFigure figure_of(const QuestionFigures& asked, const std::vector<std::string>& codes, bool good_end);

/// How sure a difference is, before and after it is known how many were tried.
struct TriedDifference {
  double difference = 0;          ///< later less earlier: of shares -1 to 1, of net scores -2 to 2
  stats::Interval interval;       ///< 95%, in the same unit
  double p = 1;                   ///< of Fisher's exact test, or of the scores; corrected by `correct`
  bool more_than_chance = false;  ///< p below 0.05 once corrected
};
[[nodiscard]] std::optional<TriedDifference> tried_difference(const stats::Part& now, const stats::Part& before);
[[nodiscard]] std::optional<TriedDifference> tried_difference(const NetScore& now, const NetScore& before);
/// Allows for their number (Benjamini and Hochberg), in place.
void correct(const std::vector<TriedDifference*>& all);

}  // namespace muster::figures
