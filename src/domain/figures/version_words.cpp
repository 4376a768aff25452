// Counts of forms, so that they hold whatever conditions a question hangs on.
#include <muster/domain/figures/version_words.hpp>

#include <muster/kit/catalogue/telling.hpp>

namespace muster::figures {
namespace {

std::string option_sentence(const OptionFigures& option, const Summary& summary) {
  const auto name = "‘" + option.label + "’";
  const auto forms = told_number(option.could_choose.value_or(0));
  const auto all = told_number(summary.counted_responses);
  const MessageParts parts{{"answer", name}, {"forms", forms}, {"all", all}};
  if (!option.retired)
    return tell("{answer} was not always offered; it stood on {forms} of the {all} forms that were filled in.", parts);
  return option.could_choose
             ? tell("{answer} is no longer offered; it stood on {forms} of the {all} forms that were filled in.", parts)
             : tell("{answer} is no longer offered.", parts);
}

}  // namespace

std::vector<std::string> version_sentences(const QuestionFigures& question, const Summary& summary) {
  std::vector<std::string> out;
  if (question.retired) out.push_back(tell("The form no longer asks this."));
  if (question.suppressed) return out;
  // A file of answers to another program's form may lack any question, whatever version it is read by.
  if (question.not_asked > 0)
    out.push_back(tell_count(
        "{count} person was not asked this: their version of the form, or the form that their answers were imported "
        "from, did not ask it of them.",
        "{count} people were not asked this: their version of the form, or the form that their answers were imported "
        "from, did not ask it of them.",
        question.not_asked));
  if (question.untold > 0) {
    out.push_back(tell_count(
        "{count} person had a version of it with other options: so few that their answers are not counted here, so "
        "that nobody can be recognised.",
        "{count} people had a version of it with other options: so few that their answers are not counted here, so "
        "that nobody can be recognised.",
        question.untold));
  }
  for (const auto& option : question.options) {
    if (option.retired || option.could_choose) out.push_back(option_sentence(option, summary));
  }
  return out;
}

}  // namespace muster::figures
