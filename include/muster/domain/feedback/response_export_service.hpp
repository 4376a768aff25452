#pragma once
// An event's answers as files, telling how far it is. What somebody ticked and what they wrote stand apart, so that no
// file that is passed on joins them.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/progress.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::feedback {

/// What of the answers, and how.
struct AnswersWanted {
  std::string format;       ///< "csv" or "xlsx"
  bool whole_rows = false;  ///< single forms, one a row, under a first line that says that they are not for passing on
  std::string question{};   ///< CSV: the texts of this question; empty: ticks and numbers
};

/// Ticks and numbers in one sheet, each question for texts in its own; rows in the order of their words, so that
/// neither the order of arrival nor another sheet can be joined to them. A CSV holds one of these. Errors: no form, a
/// format that there is not, a question without texts; a conflict where the work is to end.
[[nodiscard]] Result<std::string> export_responses(store::Database& database, Instant now,
                                                   const std::string& event_slug, const AnswersWanted& wanted,
                                                   Progress& progress);

}  // namespace muster::feedback
