#pragma once
// Two rounds of one form side by side, question by question and option by option, by their codes.

#include <muster/domain/figures/summary.hpp>
#include <muster/kit/stats/change.hpp>

#include <string>
#include <vector>

namespace muster::figures {

/// The later round less the earlier one: of one day, the first less the second.
struct ComparedChange {
  double difference = 0;          ///< of shares -1 to 1, of net scores -2 to 2
  stats::Interval interval;       ///< 95%, in the same unit
  double p = 1;                   ///< corrected for all differences tried, as the page of all years tries them
  bool more_than_chance = false;  ///< p below 0.05
};

struct ComparedOption {
  std::string code;
  std::string label;
  std::optional<Figure> first;  ///< nothing where that round did not offer it
  std::optional<Figure> second;
  std::optional<ComparedChange> change{};  ///< where the option is tried by itself; of a scale its good end is
  bool beside = false;                     ///< in either round beside the scale: people alone, no share to draw
};

/// Several options of a scale as the one figure that a reader looks at: "‘Strongly agree’ or ‘Agree’".
struct ComparedEnd {
  std::vector<std::string> codes;
  std::string label;
  Figure first;
  Figure second;
  ComparedChange change;
};

struct ComparedQuestion {
  const QuestionFigures* first = nullptr;
  const QuestionFigures* second = nullptr;
  std::vector<ComparedOption> options;         ///< in the order of the first, then what only the second has
  bool other_words = false;                    ///< the second asked it in other words
  std::optional<ComparedChange> net_change{};  ///< of the net score, where both have one
  std::optional<ComparedEnd> end{};            ///< where both rounds have the same good end of two options or more
};

/// An index that both rounds score by one rule.
struct ComparedIndex {
  const IndexFigures* first = nullptr;
  const IndexFigures* second = nullptr;
};

/// Holds pointers into both summaries.
struct Comparison {
  std::vector<ComparedQuestion> questions;         ///< of both, with figures that can stand side by side
  std::vector<const QuestionFigures*> only_first;  ///< whose code the other does not have
  std::vector<const QuestionFigures*> only_second;
  std::vector<const QuestionFigures*> of_another_kind;  ///< one code, two kinds of answer: not compared
  std::vector<ComparedIndex> indexes;                   ///< by code, in the order of the first
  std::vector<const IndexFigures*> other_indexes;       ///< of one round alone, or scored by another rule in the other
  std::size_t tried = 0;                                ///< differences that were corrected together
};

/// Whether the first round is the later one. Of two on one day it is.
[[nodiscard]] bool first_is_later(const Summary& first, const Summary& second);

/// Everybody's figures of both, as each shows them by itself: nothing of a group, and no text. A question that is
/// answered in words alone is not compared.
[[nodiscard]] Comparison compare(const Summary& first, const Summary& second);

/// The same as JSON.
[[nodiscard]] std::string to_json(const Comparison& comparison, const Summary& first, const Summary& second);

}  // namespace muster::figures
