#pragma once
// The indexes of a form among the columns of its answers.

#include <muster/domain/forms/index_score.hpp>

#include <string>
#include <utility>
#include <vector>

namespace muster::feedback {

/// The form with a number for each of its indexes behind its questions: what writes answers then needs no other word.
[[nodiscard]] forms::Form with_index_columns(forms::Form form);

/// Gives each form that was filled in its scores, as answers to those numbers.
class IndexScores {
 public:
  /// `form` outlives it.
  explicit IndexScores(const forms::Form& form);
  void add(forms::Answers& answers) const;

 private:
  std::vector<std::pair<forms::Index, std::vector<const forms::Question*>>> indexes_;
};

}  // namespace muster::feedback
