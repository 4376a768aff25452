#pragma once
// An export of another form program, read as answers to our form: pure, a verdict for every row.

#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/form.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/kit/tabular/table.hpp>

#include <cstddef>
#include <string>
#include <unordered_set>
#include <vector>

namespace muster::feedback {

enum class ResponseKind {
  fresh,    ///< an answer not taken in before
  known,    ///< taken in from an earlier export
  empty,    ///< nobody answered anything
  refused,  ///< something in it is not an answer to this form
};
[[nodiscard]] std::string_view response_kind_name(
    ResponseKind kind);  ///< "new", "already imported", "empty", "refused"

struct ResponseVerdict {
  std::size_t line = 0;  ///< row number in the file
  ResponseKind kind = ResponseKind::fresh;
  std::vector<Diagnostic> errors;      ///< each with the row's line
  std::vector<std::size_t> invalid{};  ///< columns of the file that they are about
  forms::Answers answers;              ///< fresh only
  std::string identity;                ///< salted hash of what tells this row from others (its id and times)
};

struct ResponseForecast {
  std::vector<ResponseVerdict> verdicts;
  std::vector<std::string> left_out;     ///< headings whose cells are not taken: names, addresses, times, unknown ones
  std::vector<std::string> not_in_file;  ///< questions of the form that the file has no column for
  std::string dialect;
  [[nodiscard]] std::size_t count(ResponseKind kind) const;
};

/// Matches headings to questions by label (or `also`), compared folded; options likewise. Ticks are joined with ";".
/// Required questions may be empty: a paper form is an answer too. Error: no column matches any question, or two
/// columns match one question. `known` holds identities taken in before, hashed with the same `salt`.
[[nodiscard]] Result<ResponseForecast> judge_responses(const tabular::Table& table, const forms::Form& form,
                                                       const std::string& salt,
                                                       const std::unordered_set<std::string>& known,
                                                       const std::string& source);

}  // namespace muster::feedback
