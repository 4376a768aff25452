#pragma once
// What a question found, as the sentence over its picture and as the sentence over the whole page. Pure functions of
// the summary. Where a question asks "Was the Summit helpful ...?" and "Helpful" is an answer, the sentence says so:
// "38 of 42 people found the Summit helpful."; else it quotes: "38 of 42 people answered ‘Yes’."

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
/// From the first question with options that has something to show; without one, from how many answered.
[[nodiscard]] Opening opening_of(const Summary& summary);

/// "42 of 104 delegates answered: 40.4%." Where more people answered than were listed, or nobody was, it says so and
/// gives no share.
[[nodiscard]] std::string answered_in_words(const Summary& summary);

/// Whether the delegates are a base that answers can be a share of: there are some, and not fewer than answers.
[[nodiscard]] bool delegates_are_a_base(const Summary& summary);

/// How final the figures are: "12 answers so far. Figures are of the first 10; they move five at a time while the form
/// is open." Empty where there is no round with answers.
[[nodiscard]] std::string how_final(const Summary& summary);

/// The figure that stands for the event: the answer given most to its first question with options. Nothing while no
/// such answer may be shown.
struct KeyFigure {
  std::string label;  ///< "Found it helpful", or "Answered ‘Yes’"
  std::int64_t people = 0;
  std::int64_t base = 0;
};
[[nodiscard]] std::optional<KeyFigure> key_figure(const Summary& summary);

/// The beginning of a question in whole words, at most `most` characters: "Was the Summit helpful…".
[[nodiscard]] std::string short_label(const std::string& label, std::size_t most);

}  // namespace muster::figures
