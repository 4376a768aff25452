// A statement between two ends is known by both.
#include <muster/domain/forms/opposites.hpp>

namespace muster::forms {

std::string label_of_opposites(const std::string& low, const std::string& high) { return low + " – " + high; }

bool is_between_opposites(const Question& question) {
  return question.numbered && !question.grid.empty() && !question.low_label.empty() && !question.high_label.empty() &&
         question.label == label_of_opposites(question.low_label, question.high_label);
}

}  // namespace muster::forms
