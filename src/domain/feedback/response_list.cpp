// Reads an export by its headings, whatever program wrote it.
#include <muster/domain/feedback/response_list.hpp>

#include "answer_columns.hpp"
#include "answer_heading.hpp"
#include "answer_identity.hpp"
#include "answer_row.hpp"

#include <muster/domain/forms/bound_form.hpp>
#include <muster/kit/base/trim.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <optional>

namespace muster::feedback {
namespace {

void drop_answers_not_asked(const forms::Form& form, const forms::BoundForm& bound, forms::Answers& answers) {
  for (const auto& page : form.pages) {
    for (const auto& question : page.questions) {
      if (!bound.is_asked(question, answers)) answers.erase(question.code);
    }
  }
}

std::string cell_of(const tabular::Row& row, const std::optional<std::size_t>& column) {
  return column ? trimmed(row[*column]) : std::string();
}

/// Whether the column's moments tell forms apart: where all are one, the program wrote the same for everybody.
bool tells_apart(const tabular::Table& table, std::size_t column) {
  return table.rows.size() < 2 || std::any_of(
                                      table.rows.begin() + 1, table.rows.end(),
                                      [&](const auto& row) { return row[column] != table.rows.front()[column]; });
}

bool waits_for_column(const AnswerColumns& columns, const tabular::Row& row) {
  return std::any_of(columns.asked.begin(), columns.asked.end(), [&](const ColumnQuestion& question) {
    return question.means.empty() && !trimmed_view(row[question.column]).empty();
  });
}

ResponseKind kind_of(const ResponseVerdict& verdict, Before before, const AnswerDecisions& decisions, bool waits) {
  if (before == Before::yes) return ResponseKind::known;
  if (before == Before::changed && decisions.changed_are_same == true) return ResponseKind::known;
  if (!verdict.errors.empty()) return ResponseKind::refused;
  if (waits) return ResponseKind::undecided;
  if (verdict.answers.empty()) return ResponseKind::empty;
  if (before == Before::changed && !decisions.changed_are_same) return ResponseKind::undecided;
  if (before == Before::cannot_know && decisions.all_new != true) return ResponseKind::undecided;
  return ResponseKind::fresh;
}

void put_questions(ResponseForecast& forecast, const std::vector<Before>& before, const AnswerDecisions& decisions) {
  for (std::size_t at = 0; at < before.size(); ++at) {
    const bool matters = !forecast.verdicts[at].answers.empty();
    if (before[at] == Before::cannot_know && matters) ++forecast.without_identity.rows;
    if (before[at] == Before::changed && matters) ++forecast.changed.rows;
  }
  if (decisions.all_new) forecast.without_identity.means = *decisions.all_new ? all_are_new : equal_rows_are_same;
  if (decisions.changed_are_same) forecast.changed.means = *decisions.changed_are_same ? are_same : are_others;
}

}  // namespace

std::string_view response_kind_name(ResponseKind kind) {
  switch (kind) {
    case ResponseKind::fresh:
      return "new";
    case ResponseKind::known:
      return "already imported";
    case ResponseKind::empty:
      return "empty";
    case ResponseKind::undecided:
      return "not decided";
    case ResponseKind::refused:
      return "refused";
  }
  return "refused";
}

std::size_t ResponseForecast::count(ResponseKind kind) const {
  return static_cast<std::size_t>(
      std::count_if(verdicts.begin(), verdicts.end(), [&](const auto& verdict) { return verdict.kind == kind; }));
}

Result<tabular::Table> read_answers_table(std::string_view bytes, const std::string& source) {
  MUSTER_TRY(table, tabular::read_table(bytes, source, tabular::WideRows::kept));
  return with_one_heading(std::move(table));
}

Result<ResponseForecast> judge_responses(const tabular::Table& table, const forms::Form& form, const std::string& salt,
                                         const std::unordered_set<std::string>& known, const std::string& source,
                                         const tabular::Table& decisions, const std::string& decisions_name) {
  MUSTER_TRY(decided, read_answer_decisions(decisions, form, decisions_name));
  MUSTER_TRY(columns, answer_columns(table, form, decided, source));
  if (columns.moment && !tells_apart(table, *columns.moment)) columns.moment.reset();
  ResponseForecast forecast;
  forecast.left_out = columns.left_out;
  forecast.not_in_file = columns.not_in_file;
  forecast.columns = columns.asked;
  forecast.dialect = table.dialect;
  const forms::BoundForm bound(form);
  RowReader reader(table, columns, source);
  std::vector<RowTrace> traces;
  traces.reserve(table.rows.size());
  forecast.verdicts.reserve(table.rows.size());
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    const auto& row = table.rows[at];
    auto& verdict = forecast.verdicts.emplace_back();
    verdict.line = table.line_of[at];
    reader.read(row, verdict);
    drop_answers_not_asked(form, bound, verdict.answers);
    traces.push_back(
        trace_of(salt, cell_of(row, columns.identity), cell_of(row, columns.moment), forms::to_json(verdict.answers)));
    if (traces.back().told_by == ToldBy::answers && !verdict.answers.empty()) ++forecast.rows_without_identity;
  }
  const auto before = taken_before(traces, known, decided.all_new == false);
  const auto kept = kept_traces(traces, known);
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    auto& verdict = forecast.verdicts[at];
    verdict.kind = kind_of(verdict, before[at], decided, waits_for_column(columns, table.rows[at]));
    verdict.identity = kept[at];
  }
  put_questions(forecast, before, decided);
  return forecast;
}

}  // namespace muster::feedback
