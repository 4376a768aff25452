#pragma once
// What each column of a file of answers means: the questions and options of its form.

#include <muster/domain/feedback/form_versions.hpp>
#include <muster/domain/forms/form.hpp>
#include <muster/kit/tabular/sheet_stream.hpp>

#include <array>
#include <string>
#include <vector>

namespace muster::feedback {

/// One column of ticks and numbers.
struct CodebookColumn {
  std::string name;  ///< "format.in_person", "helpful"
  const forms::Question* question = nullptr;
  const forms::Option* option = nullptr;  ///< of a pick any or ranking, which has a column for each; else nullptr
};

/// Pick any and ranking: of the others one column says all.
[[nodiscard]] bool has_column_an_option(const forms::Question& question);

/// Of the questions that are answered by ticks and numbers, in the form's order.
[[nodiscard]] std::vector<CodebookColumn> codebook_columns(const forms::Form& form);

/// What stands in a cell in the place of an answer: kinds of missing that are never taken for one another, or for a
/// tick that somebody did not set. A cell without anything is no answer.
inline constexpr const char* cell_not_asked = "not asked";      ///< the question was not asked of this person
inline constexpr const char* cell_not_shown = "not shown";      ///< fewer were asked than are ever shown
inline constexpr const char* cell_not_offered = "not offered";  ///< the version that was answered had no such option
inline constexpr std::array missing_cells{cell_not_asked, cell_not_shown, cell_not_offered};

/// A line for each column, and for each option where a column holds codes. `form` and `offered` must outlive it.
[[nodiscard]] tabular::StreamedSheet codebook_sheet(const forms::Form& form, const OfferedOptions& offered);

}  // namespace muster::feedback
