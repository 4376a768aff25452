// Reads decisions about columns and about rows that may have been taken in before.
#include "answer_decisions.hpp"

#include <muster/domain/intake/decision_sheet.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

std::optional<std::size_t> column_of(const tabular::Row& heading, std::string_view name) {
  const auto found =
      std::find_if(heading.begin(), heading.end(), [&](const std::string& cell) { return folded_name(cell) == name; });
  if (found == heading.end()) return std::nullopt;
  return static_cast<std::size_t>(found - heading.begin());
}

const forms::Question* question_meant(const forms::Form& form, const std::string& means) {
  const auto questions = form.questions();
  for (const auto* question : questions) {
    if (question->code == means) return question;
  }
  for (const auto* question : questions) {
    if (folded_name(question->label) == folded_name(means)) return question;
  }
  return nullptr;
}

class DecisionReader {
 public:
  DecisionReader(const forms::Form& form, const std::string& source) : form_(form), source_(source) {}

  void read(const std::string& typed, const std::string& means, std::size_t line) {
    const auto about = folded_name(typed);
    if (about == folded_name(rows_without_identity)) {
      out.all_new = either(means, all_are_new, equal_rows_are_same, line);
    } else if (about == folded_name(rows_that_changed)) {
      out.changed_are_same = either(means, are_same, are_others, line);
    } else if (about.starts_with("column")) {
      column(about, means, line);
    } else {
      error(line, "nothing is to be decided about \"" + typed + "\"", "the preview says what is");
    }
  }

  AnswerDecisions out;
  std::vector<Diagnostic> errors;

 private:
  std::optional<bool> either(const std::string& means, const char* yes, const char* no, std::size_t line) {
    const auto folded = folded_name(means);
    if (folded == folded_name(yes)) return true;
    if (folded == folded_name(no)) return false;
    error(line, "\"" + means + "\" cannot be said of these rows",
          "write " + std::string(yes) + ", or " + std::string(no));
    return std::nullopt;
  }

  void column(const std::string& about, const std::string& means, std::size_t line) {
    if (folded_name(means) == folded_name(intake::leave_out)) {
      out.columns[about].clear();
      return;
    }
    if (const auto* question = question_meant(form_, means)) {
      out.columns[about] = question->code;
      return;
    }
    std::vector<std::string> labels;
    for (const auto* each : form_.questions()) labels.push_back(each->label);
    error(line, "the form has no question \"" + means + "\"", did_you_mean(means, labels));
  }

  void error(std::size_t line, std::string message, std::string hint) {
    errors.push_back({source_, line, 0, 1, std::move(message), std::move(hint)});
  }

  const forms::Form& form_;
  const std::string& source_;
};

}  // namespace

Result<AnswerDecisions> read_answer_decisions(const tabular::Table& sheet, const forms::Form& form,
                                              const std::string& source) {
  if (sheet.heading.empty()) return AnswerDecisions{};
  const auto typed = column_of(sheet.heading, "typed");
  const auto means = column_of(sheet.heading, "means");
  if (!typed || !means) return bad_input(source + " must have the columns \"typed\" and \"means\".");
  DecisionReader reading(form, source);
  for (std::size_t at = 0; at < sheet.rows.size(); ++at)
    reading.read(trimmed(sheet.rows[at][*typed]), trimmed(sheet.rows[at][*means]), sheet.line_of[at]);
  if (!reading.errors.empty())
    return bad_input(source + " does not fit the file of answers. Nothing was changed.", std::move(reading.errors));
  return std::move(reading.out);
}

std::string column_called(const tabular::Row& heading, std::size_t column) {
  const auto name = trimmed(heading[column]);
  const auto alike = std::count_if(heading.begin(), heading.end(),
                                   [&](const std::string& cell) { return folded_name(cell) == folded_name(name); });
  if (folded_name(name).empty() || alike > 1) return "column " + std::to_string(column + 1);
  return "column " + name;
}

}  // namespace muster::feedback
