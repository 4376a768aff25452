// Reads decisions about rows that may have been taken in before.
#include "answer_decisions.hpp"

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

class DecisionReader {
 public:
  explicit DecisionReader(const std::string& source) : source_(source) {}

  void read(const std::string& typed, const std::string& means, std::size_t line) {
    const auto about = folded_name(typed);
    if (about == folded_name(rows_without_identity)) {
      out.all_new = either(means, all_are_new, equal_rows_are_same, line);
    } else if (about == folded_name(rows_that_changed)) {
      out.changed_are_same = either(means, are_same, are_others, line);
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

  void error(std::size_t line, std::string message, std::string hint) {
    errors.push_back({source_, line, 0, 1, std::move(message), std::move(hint)});
  }

  const std::string& source_;
};

}  // namespace

Result<AnswerDecisions> read_answer_decisions(const tabular::Table& sheet, const std::string& source) {
  if (sheet.heading.empty()) return AnswerDecisions{};
  const auto typed = column_of(sheet.heading, "typed");
  const auto means = column_of(sheet.heading, "means");
  if (!typed || !means) return bad_input(source + " must have the columns \"typed\" and \"means\".");
  DecisionReader reading(source);
  for (std::size_t at = 0; at < sheet.rows.size(); ++at)
    reading.read(trimmed(sheet.rows[at][*typed]), trimmed(sheet.rows[at][*means]), sheet.line_of[at]);
  if (!reading.errors.empty())
    return bad_input(source + " does not fit the file of answers. Nothing was changed.", std::move(reading.errors));
  return reading.out;
}

}  // namespace muster::feedback
