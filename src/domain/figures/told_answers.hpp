#pragma once
// Answers in a sentence: quoted with how many gave them, or, where the form's words bear it, as what people found.

#include <muster/domain/figures/summary.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::figures {

/// Options that people chose, those beside a scale left out, most first; options chosen equally often keep the form's
/// order.
[[nodiscard]] std::vector<const OptionFigures*> chosen(const QuestionFigures& question);

[[nodiscard]] bool any_hidden(const QuestionFigures& question);

/// "38 of 42 answered ‘Yes’": by the question's kind, without the full stop.
[[nodiscard]] std::string people_answered(const QuestionFigures& question, const std::string& people,
                                          const std::string& answers);

/// "‘Yes’, 5 ‘Partly’ and 1 ‘No’": after "34 of 40 answered ". All that was chosen is accounted for: where there is
/// more than a sentence can hold, it ends with how many chose something else.
[[nodiscard]] std::string quoted_answers(const QuestionFigures& question);

/// "Nobody ticked ‘Online’."; empty where more than two answers stayed empty, or one is hidden.
[[nodiscard]] std::string not_chosen(const QuestionFigures& question);

/// What the form's headline was found to be. Only where question and answers say it in so many words: "Was the Summit
/// helpful ...?", headline "the Summit", and every answer that was given ends with "helpful".
struct HeadlineFinding {
  std::string subject;  ///< "the Summit"
  std::string again;    ///< "it", "them", or the subject where its number is not known
};
[[nodiscard]] std::optional<HeadlineFinding> found_to_be(const QuestionFigures& question);

/// "mainly helpful": the label in the middle of a sentence.
[[nodiscard]] std::string within_sentence(const OptionFigures& option);

}  // namespace muster::figures
