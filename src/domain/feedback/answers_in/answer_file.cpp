// Judges the rows of an export one by one, keeping of each only where it stands and what tells it from others.
#include "answer_file.hpp"

#include "domain/feedback/answers_out/answer_columns.hpp"

#include <muster/kit/base/trim.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace muster::feedback {
namespace {

std::string cell_of(const tabular::RowView& row, const std::optional<std::size_t>& column) {
  return column ? trimmed(row[*column]) : std::string();
}

/// Whether the column's moments tell forms apart: where all are one, the program wrote the same for everybody.
bool tells_apart(const tabular::Table& table, std::size_t column) {
  return table.rows.size() < 2 || std::any_of(
                                      table.rows.begin() + 1, table.rows.end(),
                                      [&](const auto& row) { return row[column] != table.rows.front()[column]; });
}

bool waits_for_column(const AnswerColumns& columns, const tabular::RowView& row) {
  return std::any_of(columns.asked.begin(), columns.asked.end(), [&](const ColumnQuestion& question) {
    return question.means.empty() && !trimmed_view(row[question.column]).empty();
  });
}

bool reads_any(const query::Filter& condition, const std::vector<std::string>& codes) {
  if (condition.kind == query::Filter::Kind::comparison && std::ranges::find(codes, condition.name) != codes.end())
    return true;
  return std::ranges::any_of(condition.children, [&](const auto& child) { return reads_any(child, codes); });
}

struct RowStanding {
  Before before = Before::no;
  bool waits = false;  ///< for somebody to say what a column is
  bool empty = false;
};

ResponseKind kind_of(const ResponseVerdict& verdict, const RowStanding& row, const AnswerDecisions& decisions) {
  const auto before = row.before;
  if (before == Before::yes) return ResponseKind::known;
  if (before == Before::changed && decisions.changed_are_same == true) return ResponseKind::known;
  if (!verdict.errors.empty()) return ResponseKind::refused;
  if (row.waits) return ResponseKind::undecided;
  if (row.empty) return ResponseKind::empty;
  if (before == Before::changed && !decisions.changed_are_same) return ResponseKind::undecided;
  if (before == Before::cannot_know && decisions.all_new != true) return ResponseKind::undecided;
  return ResponseKind::fresh;
}

}  // namespace

AnswerFile::AnswerFile(const tabular::Table& table, std::shared_ptr<const forms::Form> form, AnswerColumns columns,
                       const std::string& source)
    : form_(std::move(form)), columns_(std::move(columns)), bound_(*form_), reader_(table, columns_, source) {
  for (const auto* question : form_->questions()) {
    if (!question->personal &&
        std::ranges::find(columns_.questions, question, &QuestionColumns::question) == columns_.questions.end())
      not_asked_.push_back(question->code);
  }
  // Where the file does not say what a question hangs on, whoever answered it was asked.
  for (const auto* question : form_->questions()) {
    if (question->ask_if) (reads_any(*question->ask_if, not_asked_) ? untold_ : hanging_).push_back(question);
  }
}

Result<std::shared_ptr<AnswerFile>> AnswerFile::judged(const tabular::Table& table,
                                                       std::shared_ptr<const forms::Form> form, const std::string& salt,
                                                       const std::unordered_set<std::string>& known,
                                                       const std::string& source, const FileDecisions& decisions) {
  MUSTER_TRY(decided, read_answer_decisions(decisions.lines, decisions.name));
  MUSTER_TRY(columns, answer_columns(table, *form, decisions.columns, source));
  if (columns.moment && !tells_apart(table, *columns.moment)) columns.moment.reset();
  std::shared_ptr<AnswerFile> file(new AnswerFile(table, std::move(form), std::move(columns), source));
  file->judge(table, salt, known, decided);
  return file;
}

void AnswerFile::judge(const tabular::Table& table, const std::string& salt,
                       const std::unordered_set<std::string>& known, const AnswerDecisions& decisions) {
  forecast.left_out = columns_.left_out;
  forecast.personal = columns_.personal;
  forecast.not_in_file = columns_.not_in_file;
  forecast.columns = columns_.asked;
  forecast.dialect = table.dialect;
  forecast.remarks = table.notes;
  forecast.verdicts.resize(table.rows.size());
  traces_.reserve(table.rows.size());
  std::vector<RowStanding> standings(table.rows.size());
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    const auto row = table.rows[at];
    auto& verdict = forecast.verdicts[at];
    verdict.line = table.line_of[at];
    forms::Answers answers;
    read(row, verdict, answers);
    standings[at].empty = answers.empty();
    standings[at].waits = waits_for_column(columns_, row);
    traces_.push_back(
        trace_of(salt, cell_of(row, columns_.identity), cell_of(row, columns_.moment), forms::to_json(answers)));
    if (leave_out_untold(answers)) add_older_answers(traces_.back(), salt, forms::to_json(answers));
    if (traces_.back().told_by == ToldBy::answers && !standings[at].empty) ++forecast.rows_without_identity;
  }
  const bool equal_are_same = decisions.all_new == false;
  const auto before = taken_before(traces_, known, equal_are_same);
  // What was decided stays a question, so that it can be decided otherwise.
  const auto asked = equal_are_same ? taken_before(traces_, known, false) : before;
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    auto& row = standings[at];
    row.before = before[at];
    forecast.verdicts[at].kind = kind_of(forecast.verdicts[at], row, decisions);
    if (asked[at] == Before::cannot_know && !row.empty) ++forecast.without_identity.rows;
    if (row.before == Before::changed && !row.empty) ++forecast.changed.rows;
  }
  if (decisions.all_new) forecast.without_identity.means = *decisions.all_new ? all_are_new : equal_rows_are_same;
  if (decisions.changed_are_same) forecast.changed.means = *decisions.changed_are_same ? are_same : are_others;
}

void AnswerFile::read(const tabular::RowView& row, ResponseVerdict& verdict, forms::Answers& answers) {
  reader_.read(row, verdict, answers);
  for (const auto* question : hanging_) {
    if (!bound_.is_asked(*question, answers)) answers.erase(question->code);
  }
}

bool AnswerFile::leave_out_untold(forms::Answers& answers) const {
  if (std::ranges::none_of(untold_, [&](const auto* question) { return answers.contains(question->code); }))
    return false;
  for (const auto* question : form_->questions())
    if (question->ask_if && !bound_.is_asked(*question, answers)) answers.erase(question->code);
  return true;
}

forms::Answers AnswerFile::answers_in(const tabular::RowView& row) {
  ResponseVerdict said_before;
  forms::Answers answers;
  read(row, said_before, answers);
  // An empty cell left a question out. Where the file has no column, nobody in it saw the question.
  for (const auto& code : not_asked_) answers[code] = forms::Answer{.asked = forms::Asked::no};
  return answers;
}

std::vector<std::string> AnswerFile::fresh_traces(const std::unordered_set<std::string>& known) const {
  std::vector<RowTrace> fresh;
  for (std::size_t at = 0; at < traces_.size(); ++at) {
    if (forecast.verdicts[at].kind == ResponseKind::fresh) fresh.push_back(traces_[at]);
  }
  return kept_traces(fresh, known);
}

}  // namespace muster::feedback
