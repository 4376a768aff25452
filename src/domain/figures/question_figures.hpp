#pragma once
// The figures of one question, from the answers of a group of people.

#include <muster/domain/feedback/place_mask.hpp>
#include <muster/domain/figures/summary.hpp>

#include "answer_columns.hpp"

#include <cstdint>

namespace muster::figures {

struct PrintedTexts;

/// The people a view is about, and those it leaves out.
struct Group {
  query::RowSet in;
  query::RowSet out;      ///< empty where the view is of everybody
  bool filtered = false;  ///< small groups are hidden in a filtered view only
};

/// What may be printed of texts, and how their words are counted.
struct Texts {
  const feedback::TextLooks& looks;
  feedback::TextMarks marks;
  const text::WordRules& list;   ///< the programme's
  feedback::PlaceMask places{};  ///< what a quotation does not name before somebody has looked
};

/// What somebody gave as words: one may be a name, too, and no page shows them one by one, so that nobody has looked.
[[nodiscard]] std::vector<std::string> entries_without_names(std::vector<std::string> entries, const Texts& texts);

/// Figures of one question, and its texts where there are any in `printed`, over `group.in`. In a filtered view every
/// count that is smaller than `form.suppress_below`, or whose counterpart outside the view is, comes back suppressed.
[[nodiscard]] QuestionFigures figures_of(const forms::Question& question, const AnswerColumns& all, const Group& group,
                                         const Texts& texts, const PrintedTexts& printed);
/// Whether what people wrote to it may stand in lists at all.
[[nodiscard]] bool prints_texts(const forms::Question& question);

/// Those whom the form lets quote: everybody where it does not ask.
[[nodiscard]] query::RowSet quotable(const AnswerColumns& all);

/// The same question with every figure suppressed.
[[nodiscard]] QuestionFigures suppressed_figures(const forms::Question& question, const forms::Form& form);

}  // namespace muster::figures
