// What is asked in people's own words.
#include <muster/domain/forms/free_text.hpp>

namespace muster::forms {

bool takes_free_text(const Question& question) {
  if (question.format != TextFormat::any || question.personal) return false;
  return !question.write_ins().empty() || question.kind == QuestionKind::short_text ||
         question.kind == QuestionKind::long_text;
}

bool takes_words(const Question& question) {
  return takes_free_text(question) || (question.kind == QuestionKind::words && !question.personal);
}

}  // namespace muster::forms
