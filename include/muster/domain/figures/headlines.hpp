#pragma once
// What a question found, as the sentence over its picture and as the sentence over the whole page. Pure functions of
// the summary. Nothing is guessed: the sentence over the page is made of the question that the form marks `headline`.
// Where that asks "Was the Summit helpful ...?" and "Helpful" is an answer, the sentence says so: "38 of 42 people
// found the Summit helpful."; agreement with a statement is summed; all else is quoted.

#include <muster/domain/figures/summary.hpp>

#include <cstddef>
#include <optional>
#include <string>

namespace muster::figures {

/// The sentence over a question's picture, with the next answers: "38 of 42 found it helpful. The other 4 found it
/// mainly helpful." Never empty: hidden figures and missing answers are said in words.
[[nodiscard]] std::string headline_of(const QuestionFigures& question, const Summary& summary);

/// The sentence over the summary, and what follows it.
struct Opening {
  std::string headline;
  std::string lead;  ///< may be empty
};
/// From the question that the form makes the headline; without one, from how many answered.
[[nodiscard]] Opening opening_of(const Summary& summary);

/// "42 of 104 delegates answered: 40.4%." Where more people answered than were listed, or nobody was, it says so and
/// gives no share.
[[nodiscard]] std::string answered_in_words(const Summary& summary);

/// Whether the delegates are a base that answers can be a share of: there are some, and not fewer than answers.
[[nodiscard]] bool delegates_are_a_base(const Summary& summary);

/// "When answers closed, 104 delegates were registered; now there are 106." What has changed since figures were called
/// final, with both values; empty where nothing has.
[[nodiscard]] std::string changed_since_closing(const Summary& summary);

/// How final the figures are: "12 answers so far. Figures are of the first 10; they move five at a time while the form
/// is open." Empty where there is no round with answers.
[[nodiscard]] std::string how_final(const Summary& summary);

/// The figure that stands for the event: what most people answered to the form's headline, or how many agree. Nothing
/// where there is no headline, or while it may not be shown.
struct KeyFigure {
  std::string label;  ///< "Found the Summit helpful", or "Answered ‘Yes’ on coming again"
  std::int64_t people = 0;
  std::int64_t base = 0;
};
[[nodiscard]] std::optional<KeyFigure> key_figure(const Summary& summary);

/// The beginning of a question in whole words, at most `most` characters: "Was the Summit helpful…".
[[nodiscard]] std::string short_label(const std::string& label, std::size_t most);

}  // namespace muster::figures
