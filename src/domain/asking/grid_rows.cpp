// Looks up what a statement or comment belongs to.
#include <muster/domain/asking/grid_rows.hpp>

namespace muster::asking {

std::string grid_around(const forms::Form& form, const forms::Question& question) {
  if (!question.grid.empty()) return question.grid;
  if (question.comment_on.empty()) return {};
  if (form.grid(question.comment_on) != nullptr) return question.comment_on;
  const auto* about = form.question(question.comment_on);
  return about == nullptr ? std::string() : about->grid;
}

bool follows_its_question(const forms::Form& form, const forms::Question& comment) {
  if (comment.comment_on.empty()) return false;
  const auto* about = form.question(comment.comment_on);
  return about == nullptr || about->ask_if == comment.ask_if;
}

}  // namespace muster::asking
