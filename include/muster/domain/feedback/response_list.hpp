#pragma once
// An export of another form program, read as answers to our form: pure, a verdict for every row.

#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/form.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/kit/tabular/table.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

namespace muster::feedback {

enum class ResponseKind {
  fresh,      ///< an answer not taken in before
  known,      ///< taken in from an earlier export
  empty,      ///< nobody answered anything
  undecided,  ///< somebody must say what a column is, or whether it was taken in before
  refused,    ///< something in it is not an answer to this form
};
[[nodiscard]] std::string_view response_kind_name(
    ResponseKind kind);  ///< "new", "already imported", "empty", "not decided", "refused"

struct ResponseVerdict {
  std::size_t line = 0;  ///< row number in the file
  ResponseKind kind = ResponseKind::fresh;
  std::vector<Diagnostic> errors;      ///< each with the row's line
  std::vector<std::size_t> invalid{};  ///< columns of the file that they are about
};

/// A column of which the file does not say what it is.
struct ColumnQuestion {
  std::size_t column = 0;
  std::string name;        ///< "column 6": what a decision about it is called
  std::string why;         ///< "It has no heading"; empty where it was decided
  std::size_t filled = 0;  ///< rows that hold something there
  std::string candidate;   ///< label of the question that it may be; may be empty
  std::string means;       ///< as decided: a question's label, or "leave out"; empty where it is open
};

/// Rows of which nobody can know whether they were taken in before.
struct RepeatQuestion {
  std::size_t rows = 0;
  std::string means;  ///< as decided; empty where it is open
};

struct ResponseForecast {
  std::vector<ResponseVerdict> verdicts;
  std::vector<forms::Answers> answers;   ///< of the fresh rows, in their order; of judge_responses alone
  std::vector<std::string> traces;       ///< likewise, salted hashes of what tells a row from others
  std::vector<std::string> left_out;     ///< headings whose cells are not taken: names, addresses, times, unknown ones
  std::vector<std::string> personal;     ///< headings that are personal questions of the form: never taken in
  std::vector<std::string> not_in_file;  ///< questions of the form that the file has no column for
  std::vector<ColumnQuestion> columns;   ///< to be decided, or decided
  RepeatQuestion without_identity;       ///< the file, or one before it, has neither IDs nor times
  RepeatQuestion changed;                ///< their ID was taken in before, with other answers
  std::size_t rows_without_identity = 0;
  std::string dialect;
  std::vector<std::string> remarks{};  ///< what else the file holds, as sentences for people
  [[nodiscard]] std::size_t count(ResponseKind kind) const;
};

/// That these columns are left out, and why, as sentences; empty where there are none.
[[nodiscard]] std::string personal_columns_words(const std::vector<std::string>& headings);

/// What somebody decided about a file, as intake hands it over.
struct FileDecisions {
  std::map<std::size_t, std::string> columns{};  ///< what a column is: the words or code of a question, "leave out"
  tabular::Table lines{};                        ///< typed and means, what was decided about rows; or nothing
  std::string name = "decisions";
};

/// Matches headings to questions by label (or `also`), options likewise, compared as `forms::option_key` does; never by
/// a question's code. docs/imports.md has what is understood of which program. Required questions may be empty: a paper
/// form is an answer too. `known` holds identities taken in before, hashed with the same `salt`. What was decided about
/// a column and cannot be is asked anew. Error: no column matches any question, or one row fills two columns of one
/// question, or a decision about rows that cannot be carried out.
[[nodiscard]] Result<ResponseForecast> judge_responses(const tabular::Table& table, const forms::Form& form,
                                                       const std::string& salt,
                                                       const std::unordered_set<std::string>& known,
                                                       const std::string& source, const FileDecisions& decisions = {});

/// The table as judge_responses takes it: cells beyond the heading are kept, further heading rows brought to one.
[[nodiscard]] Result<tabular::Table> read_answers_table(std::string_view bytes, const std::string& source);

}  // namespace muster::feedback
