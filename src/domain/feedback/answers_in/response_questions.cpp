// Asks what columns are, and whether rows were taken in before.
#include "response_questions.hpp"

#include "answer_decisions.hpp"

#include <muster/domain/intake/decision_sheet.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

namespace muster::feedback {
namespace {

std::string rows(std::size_t count) { return counted(static_cast<std::int64_t>(count), "row", "rows"); }

intake::Question asked_about(const RepeatQuestion& asked, const char* typed, const char* why,
                             std::vector<intake::Pick> picks) {
  return {.typed = typed, .cells = {rows(asked.rows), why}, .picks = std::move(picks), .means = asked.means};
}

}  // namespace

intake::QuestionSection column_questions(const ResponseForecast& forecast, const forms::Form& form) {
  intake::QuestionSection section{.id = "columns",
                                  .title = "Columns to be decided",
                                  .one = "column",
                                  .many = "columns",
                                  .columns = {"Column", "Filled in", "Why it is asked"},
                                  .picks_title = "It is"};
  for (const auto* question : form.questions()) section.known.push_back(question->label);
  for (const auto& column : forecast.columns) {
    std::vector<intake::Pick> picks{{"Left out", std::string(intake::leave_out)}};
    if (!column.candidate.empty()) picks.push_back({"Answers to “" + column.candidate + "”", column.candidate});
    section.questions.push_back({.typed = column.name,
                                 .cells = {capitalised(column.name), rows(column.filled), column.why},
                                 .picks = std::move(picks),
                                 .means = column.means});
  }
  return section;
}

intake::QuestionSection repeat_questions(const ResponseForecast& forecast) {
  intake::QuestionSection section{.id = "repeats",
                                  .title = "Imported before?",
                                  .one = "group of rows that may have been imported before",
                                  .many = "groups of rows that may have been imported before",
                                  .columns = {"Rows", "Why it is asked"},
                                  .picks_title = "They are"};
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
