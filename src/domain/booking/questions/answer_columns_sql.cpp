// One column for each question over all versions that were answered; a code keeps its column.
#include "answer_columns_sql.hpp"

#include "booking_form_sql.hpp"

#include <muster/domain/asking/answer_words.hpp>
#include <muster/domain/forms/versions.hpp>
#include <muster/kit/base/sentence.hpp>

namespace muster::booking::sql {

AnswerColumns answer_columns(store::Session& session, const std::string& event_id) {
  AnswerColumns columns;
  std::vector<std::shared_ptr<const forms::Form>> kept;
  std::vector<const forms::Form*> versions;
  for (const auto version : answered_versions(session, event_id))
    if (auto form = form_version(session, event_id, version)) kept.push_back(std::move(form));
  for (const auto& form : kept) versions.push_back(form.get());
  if (versions.empty()) return columns;
  const auto form = forms::over_versions(versions);
  const auto questions = form.questions();
  for (const auto* question : questions) columns.headings.push_back(whole_label(*question, form));
  for (const auto& [person, given] : answers_of_event(session, event_id)) {
    auto& cells = columns.cells[person];
    for (const auto* question : questions) {
      const auto found = given.answers.find(question->code);
      cells.push_back(found == given.answers.end()
                          ? std::string()
                          : muster::joined(asking::answer_in_words(*question, found->second), "; "));
    }
  }
  return columns;
}

}  // namespace muster::booking::sql
