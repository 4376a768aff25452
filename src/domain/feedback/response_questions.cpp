// Asks what columns are, and whether rows were taken in before.
#include "response_questions.hpp"

#include "answer_decisions.hpp"

#include <muster/domain/intake/decision_sheet.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

namespace muster::feedback {
namespace {

std::string rows(std::size_t count) { return counted(static_cast<std::int64_t>(count), "row", "rows"); }

intake::Question asked_about(const RepeatQuestion& asked, const char* typed, std::string words,
                             std::vector<intake::Pick> picks) {
  intake::Question question;
  question.typed = typed;
  question.cells = {rows(asked.rows), std::move(words)};
  question.picks = std::move(picks);
  question.means = asked.means;
  return question;
}

}  // namespace

intake::QuestionSection column_questions(const ResponseForecast& forecast, const forms::Form& form) {
  intake::QuestionSection section;
  section.id = "columns";
  section.title = "Columns to be decided";
  section.one = "column";
  section.many = "columns";
  section.columns = {"Column", "Filled in", "Why it is asked"};
  section.picks_title = "It is";
  for (const auto* question : form.questions()) section.known.push_back(question->label);
  for (const auto& column : forecast.columns) {
    intake::Question question;
    question.typed = column.name;
    question.cells = {capitalised(column.name), rows(column.filled), column.why};
    question.picks = {{"Left out", std::string(intake::leave_out)}};
    if (!column.candidate.empty())
      question.picks.push_back({"Answers to “" + column.candidate + "”", column.candidate});
    question.means = column.means;
    section.questions.push_back(std::move(question));
  }
  return section;
}

intake::QuestionSection repeat_questions(const ResponseForecast& forecast) {
  intake::QuestionSection section;
  section.id = "repeats";
  section.title = "Imported before?";
  section.one = "group of rows that may have been imported before";
  section.many = "groups of rows that may have been imported before";
  section.columns = {"Rows", "Why it is asked"};
  section.picks_title = "They are";
  if (forecast.without_identity.rows > 0) {
    section.questions.push_back(
        asked_about(forecast.without_identity, rows_without_identity,
                    "They, or the answers imported before, have neither an ID nor a time. Muster cannot know whether "
                    "they are the same answers.",
                    {{"All new", all_are_new}, {"New, but for rows equal to imported ones", equal_rows_are_same}}));
  }
  if (forecast.changed.rows > 0) {
    section.questions.push_back(asked_about(
        forecast.changed, rows_that_changed,
        "Their IDs were imported before, with other answers. Somebody changed them since, or they come "
        "from another form.",
        {{"The same, changed since: keep what was imported", are_same}, {"Other answers: import them", are_others}}));
  }
  return section;
}

}  // namespace muster::feedback
