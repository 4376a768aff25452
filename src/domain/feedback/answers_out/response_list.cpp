// Reads an export by its headings, whatever program wrote it.
#include <muster/domain/feedback/response_list.hpp>

#include "domain/feedback/answers_in/answer_file.hpp"
#include "domain/feedback/answers_in/answer_heading.hpp"

#include <muster/kit/base/sentence.hpp>

#include <algorithm>

namespace muster::feedback {
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

std::string personal_columns_words(const std::vector<std::string>& headings) {
  if (headings.empty()) return {};
  return "Columns of personal questions, left out: “" + joined(headings, "”, “") +
         "”. What is personal is kept apart from the answers, and a row of a file holds both; so no file fills it. "
         "It comes from the form’s own page, or is typed in from paper under Contact details.";
}

Result<tabular::Table> read_answers_table(std::string_view bytes, const std::string& source) {
  MUSTER_TRY(table, tabular::read_table(bytes, source, tabular::WideRows::kept));
  return with_one_heading(std::move(table));
}

Result<ResponseForecast> judge_responses(const tabular::Table& table, const forms::Form& form, const std::string& salt,
                                         const std::unordered_set<std::string>& known, const std::string& source,
                                         const FileDecisions& decisions) {
  MUSTER_TRY(file, AnswerFile::judged(table, std::make_shared<forms::Form>(form), salt, known, source, decisions));
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    if (file->forecast.verdicts[at].kind == ResponseKind::fresh)
      file->forecast.answers.push_back(file->answers_in(table.rows[at]));
  }
  file->forecast.traces = file->fresh_traces(known);
  return std::move(file->forecast);
}

}  // namespace muster::feedback
