// From those who answered to those who were asked. It reads counts of everybody that are shown, so it discloses
// nothing.
#include <muster/domain/figures/of_all_asked.hpp>

#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/headlines.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::figures {
namespace {

/// The exact tail is a sum over all who answered: beyond this the interval of the share says as much, at once.
constexpr std::int64_t most_answers = 20'000;

}  // namespace

bool speaks_of_all_asked(const Summary& summary, const QuestionFigures& question) {
  return summary.where.empty() && !summary.of_blocks && !summary.suppressed && !question.suppressed &&
         delegates_are_a_base(summary) && question.not_asked == 0 && question.untold == 0 && !question.retired &&
         question.asked == summary.counted_responses && question.answered > 0 &&
         question.answered <= summary.asked_people && !question.options.empty();
}

std::optional<OfAllAsked> of_all_asked(const Summary& summary, const QuestionFigures& question,
                                       const OptionFigures& option) {
  const auto count = option.figure.people;
  if (!speaks_of_all_asked(summary, question) || option.figure.suppressed || !count || option.could_choose ||
      option.offered || *count > question.answered)
    return std::nullopt;
  OfAllAsked found{
      summary.asked_people, question.answered, {}, {*count, *count + summary.asked_people - question.answered}};
  if (question.answered <= most_answers)
    found.likely = stats::people_interval(*count, question.answered, summary.asked_people);
  return found;
}

std::string people_range(const stats::PeopleRange& range) {
  return range.low == range.high ? grouped(range.low) : grouped(range.low) + " to " + grouped(range.high);
}

std::string all_asked_in_words(const Summary& summary, const QuestionFigures& question, const OptionFigures& option) {
  const auto found = of_all_asked(summary, question, option);
  if (!found) return {};
  const auto of = " of the " + asked_delegates(summary);
  const auto sure = people_range(found->certain);
  if (found->certain.low == found->certain.high) return sure + of + ": all of them answered.";
  if (!found->likely) return sure + of + ", whatever the others would have said.";
  return people_range(*found->likely) + of + ", as if those who answered were drawn by lot; " + sure +
         " whatever the others would have said.";
}

document::TableBlock all_asked_table(const Summary& summary, const QuestionFigures& question) {
  document::TableBlock out;
  out.caption = question.full_label();
  out.heading = {"Answer", "People", "Likely, of all", "Certain, of all"};
  out.figures = {false, true, true, true};
  for (const auto& option : question.options) {
    const auto found = of_all_asked(summary, question, option);
    if (!found) continue;
    out.rows.push_back({option.label, grouped(*option.figure.people),
                        found->likely ? people_range(*found->likely) : std::string("–"), people_range(found->certain)});
  }
  return out;
}

std::string all_asked_remark(const Summary& summary) {
  return "Of the " + asked_delegates(summary) +
         ", so many would give the answer. Likely: were those who answered drawn by lot, the number lies in this range "
         "95 times of a hundred. Certain: from none to all of those who did not answer would give it.";
}

}  // namespace muster::figures
