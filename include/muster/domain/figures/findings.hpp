#pragma once
// What a figure is a share of, and what a question found, each in one sentence.

#include <muster/domain/figures/summary.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::figures {

/// "40 of 42 responses"; says also why ticks add up to more than everybody, which filter holds and that an open
/// round's figures move in steps. Never empty.
[[nodiscard]] std::string base_of(const QuestionFigures& question, const Summary& summary);

/// "35 people answered ‘Not applicable’ and 2 ‘Don’t know’": those beside the scale.
[[nodiscard]] std::string beside_in_words(const QuestionFigures& question);

/// "91 of 104 registered delegates: those whose place is known".
[[nodiscard]] std::string base_of_places(const Summary& summary);

/// "105 notes from 12 tables".
[[nodiscard]] std::string base_of_notes(const Summary& summary);

/// "38 of 42 people (90.5%) answered ‘Helpful’." Where there is nothing to find: no answers yet, or hidden.
[[nodiscard]] std::string finding_of(const QuestionFigures& question, const Summary& summary);

/// "The average is 7.9.": of numbers, and of scales from number to number; empty where there is none.
[[nodiscard]] std::string average_in_words(const QuestionFigures& question);

/// "+24", "−3", "0".
[[nodiscard]] std::string net_in_words(double share);

/// Up to three words that more people said than any other; none where nobody shares a word.
[[nodiscard]] std::vector<WordFigures> said_most(const std::vector<WordFigures>& words);

/// Why the question has no picture: hidden, or no answers yet; nothing where it has one.
[[nodiscard]] std::optional<std::string> why_blank(const QuestionFigures& question, const Summary& summary);

/// "challenge" -> "Challenges", "opportunity" -> "Opportunities".
[[nodiscard]] std::string plural_kind(const std::string& kind);

}  // namespace muster::figures
