// Counts of forms, so that they hold whatever conditions a question hangs on.
#include <muster/domain/figures/version_words.hpp>

#include <muster/kit/base/number.hpp>

namespace muster::figures {
namespace {

std::string people(std::int64_t count) { return counted(count, "person", "people"); }

std::string option_sentence(const OptionFigures& option, const Summary& summary) {
  const auto name = "‘" + option.label + "’ ";
  const auto stood = "stood on " + grouped(option.could_choose.value_or(0)) + " of the " +
                     grouped(summary.counted_responses) + " forms that were filled in.";
  if (option.retired) return name + "is no longer offered" + (option.could_choose ? "; it " + stood : ".");
  return name + "was not always offered; it " + stood;
}

}  // namespace

std::vector<std::string> version_sentences(const QuestionFigures& question, const Summary& summary) {
  std::vector<std::string> out;
  if (question.retired) out.emplace_back("The form no longer asks this.");
  if (question.suppressed) return out;
  // A file of answers to another program's form has no box of Muster's, whatever version it is read by.
  if (question.not_asked > 0 && question.code == forms::consent_code)
    out.push_back(
        counted(question.not_asked, "person was", "people were") +
        " not asked this: their version of the form, or the form that their answers were imported from, did not "
        "have it.");
  else if (question.not_asked > 0)
    out.push_back(people(question.not_asked) + " had a version of the form that did not ask them this.");
  if (question.untold > 0) {
    out.push_back(people(question.untold) +
                  " had a version of it with other options: so few that their answers are not counted here, so that "
                  "nobody can be recognised.");
  }
  for (const auto& option : question.options) {
    if (option.retired || option.could_choose) out.push_back(option_sentence(option, summary));
  }
  return out;
}

}  // namespace muster::figures
