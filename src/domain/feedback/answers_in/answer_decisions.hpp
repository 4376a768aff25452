#pragma once
// What somebody decided about rows of a file of answers where the file does not say.

#include <muster/kit/base/result.hpp>
#include <muster/kit/tabular/table.hpp>

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

/// What was decided about rows.
struct AnswerDecisions {
  std::optional<bool> all_new;           ///< of rows without an identity
  std::optional<bool> changed_are_same;  ///< of rows that were changed
};

/// Errors: a line about something else, or that says what cannot be, each with its line.
[[nodiscard]] Result<AnswerDecisions> read_answer_decisions(const tabular::Table& sheet, const std::string& source);

}  // namespace muster::feedback
