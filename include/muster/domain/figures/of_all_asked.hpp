#pragma once
// What an answer that some gave says of everybody who was asked: in people, were those who answered drawn by lot, and
// whatever the others would have said.

#include <muster/domain/figures/summary.hpp>
#include <muster/kit/document/document.hpp>
#include <muster/kit/stats/exact_share.hpp>

#include <optional>
#include <string>

namespace muster::figures {

struct OfAllAsked {
  std::int64_t people = 0;                   ///< everybody who was asked: the delegates
  std::int64_t answered = 0;                 ///< of those, who answered the question
  std::optional<stats::PeopleRange> likely;  ///< 95%, as if drawn by lot; nothing above 20,000 answers
  stats::PeopleRange certain;                ///< the others all said no, or all said yes
};

/// Whether the delegates stand behind a question: the figures are of everybody, the delegates are a base of those who
/// answered, and all versions and ways through the form asked it.
[[nodiscard]] bool speaks_of_all_asked(const Summary& summary, const QuestionFigures& question);

/// Of one option; nothing where `speaks_of_all_asked` does not hold, or where the option's count is not shown. It is
/// made of the counts of everybody alone, which every round shows. Answers beside a scale count as not saying so.
[[nodiscard]] std::optional<OfAllAsked> of_all_asked(const Summary& summary, const QuestionFigures& question,
                                                     const OptionFigures& option);

/// "54 to 78" and "63"; of equal ends one number.
[[nodiscard]] std::string people_range(const stats::PeopleRange& range);

/// "54 to 78 of the 104 delegates, as if those who answered were drawn by lot; 38 to 100 whatever the others would have
/// said." Empty where there is nothing to say.
[[nodiscard]] std::string all_asked_in_words(const Summary& summary, const QuestionFigures& question,
                                             const OptionFigures& option);

/// Each answer with its people, and what that says of all who were asked; no rows where nothing may be said.
[[nodiscard]] document::TableBlock all_asked_table(const Summary& summary, const QuestionFigures& question);
/// What the table's two ranges are: a sentence each.
[[nodiscard]] std::string all_asked_remark(const Summary& summary);

}  // namespace muster::figures
