// Compares forms by the codes of their questions.
#include <muster/domain/figures/series.hpp>

#include <algorithm>

namespace muster::figures {

bool ask_the_same(const forms::Form& first, const forms::Form& second) {
  const auto questions = first.questions();
  std::size_t same = 0;
  bool with_options = false;
  for (const auto* question : questions) {
    const auto* other = second.question(question->code);
    if (other == nullptr || other->kind != question->kind) continue;
    ++same;
    with_options = with_options || question->has_options();
  }
  return with_options && 2 * same >= std::min(questions.size(), second.questions().size());
}

}  // namespace muster::figures
