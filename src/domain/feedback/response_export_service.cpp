// Answers as a table for other programs: codes and labels apart, ticks one column per option.
#include <muster/domain/feedback/response_export_service.hpp>
#include <muster/domain/feedback/round_service.hpp>

#include "feedback_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/tabular/table.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

void add_heading(tabular::Row& heading, const forms::Question& question) {
  if (question.kind == forms::QuestionKind::pick_any) {
    for (const auto& option : question.options) heading.push_back(question.code + "." + option.code);
  } else {
    heading.push_back(question.code);
  }
  const bool writes_in = std::any_of(question.options.begin(), question.options.end(),
                                     [](const forms::Option& option) { return option.write_in; });
  if (writes_in) heading.push_back(question.code + ".written");
}

void add_cells(tabular::Row& row, const forms::Question& question, const forms::Answers& answers) {
  const auto found = answers.find(question.code);
  const forms::Answer none;
  const auto& answer = found == answers.end() ? none : found->second;
  if (question.kind == forms::QuestionKind::pick_any) {
    for (const auto& option : question.options) {
      const bool ticked = std::find(answer.codes.begin(), answer.codes.end(), option.code) != answer.codes.end();
      row.emplace_back(found == answers.end() ? "" : ticked ? "1" : "0");
    }
  } else {
    row.push_back(joined(question.has_options() ? answer.codes : answer.texts, "; "));
  }
  const bool writes_in = std::any_of(question.options.begin(), question.options.end(),
                                     [](const forms::Option& option) { return option.write_in; });
  if (writes_in) row.push_back(joined(answer.texts, "; "));
}

}  // namespace

Result<std::string> export_responses(store::Database& database, Instant now, const std::string& event_slug,
                                     const std::string& format) {
  return export_responses(database, now, event_slug, format, unwatched());
}

Result<std::string> export_responses(store::Database& database, Instant now, const std::string& event_slug,
                                     const std::string& format, Progress& progress) {
  MUSTER_TRY(round, settle_event_round(database, now, event_slug));
  if (!round) return conflict("There is no form for this event yet, so there are no answers to export.");
  auto answers = database.read([&](store::Session& session) -> Result<std::vector<forms::Answers>> {
    return released_answers(session, round->id);
  });
  if (!answers.ok()) return answers.error();
  tabular::Row heading;
  for (const auto* question : round->form->questions()) add_heading(heading, *question);
  std::vector<tabular::Row> rows;
  rows.reserve(answers->size());
  progress.begin("answers", static_cast<std::int64_t>(answers->size()));
  for (const auto& given : *answers) {
    auto& row = rows.emplace_back();
    for (const auto* question : round->form->questions()) add_cells(row, *question, given);
    MUSTER_CHECK(go_on(progress, static_cast<std::int64_t>(rows.size())));
  }
  if (format == "csv") return tabular::to_csv(heading, rows);
  if (format == "xlsx") return tabular::to_xlsx("Answers", heading, rows);
  return bad_input("\"" + format + "\" is no format for this; choose csv or xlsx.");
}

}  // namespace muster::feedback
