#pragma once
// What somebody decided about a file of answers where the file does not say.

#include <muster/domain/forms/form.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/kit/tabular/table.hpp>

#include <map>
#include <optional>
#include <string>

namespace muster::feedback {

/// What a decision is about, in the words that stand in a decisions file.
inline constexpr const char* rows_without_identity = "rows without an ID or a time";
inline constexpr const char* rows_that_changed = "rows that were changed";
/// What it may say of them.
inline constexpr const char* equal_rows_are_same = "equal rows are the same";
inline constexpr const char* all_are_new = "all are new";
inline constexpr const char* are_same = "the same answers";
inline constexpr const char* are_others = "other answers";

struct AnswerDecisions {
  std::map<std::string, std::string> columns;  ///< "column 6" folded -> a question's code, or empty: left out
  std::optional<bool> all_new;                 ///< of rows without an identity
  std::optional<bool> changed_are_same;        ///< of rows that were changed
};

/// Errors: a line about something else, or that says what cannot be, each with its line.
[[nodiscard]] Result<AnswerDecisions> read_answer_decisions(const tabular::Table& sheet, const forms::Form& form,
                                                            const std::string& source);

/// "column 6", or "column Name" where the heading is the only one of its kind; what a decision about it is called.
[[nodiscard]] std::string column_called(const tabular::Row& heading, std::size_t column);

}  // namespace muster::feedback
