#pragma once
// Questions that a condition hid from somebody: in a file of answers they are "not asked", which an empty cell, no
// answer, is not.

#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/bound_form.hpp>

#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::feedback {

class HiddenQuestions {
 public:
  /// `form` outlives it.
  explicit HiddenQuestions(const forms::Form& form);

  /// Marks each question that has no answer, and of which no version said whether it was asked, by its condition. Where
  /// that asks for an answer that may not be told, nor may it be told whether the question was asked.
  void mark(forms::Answers& answers) const;

 private:
  struct Conditional {
    const forms::Question* question;
    std::set<std::string_view> reads;  ///< codes of the questions that its condition asks for
  };
  forms::BoundForm bound_;
  std::vector<Conditional> conditional_;  ///< in the form's order
};

}  // namespace muster::feedback
