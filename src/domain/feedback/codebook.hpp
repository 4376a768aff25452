#pragma once
// What each column of a file of answers means: the questions and options of its form.

#include <muster/domain/forms/form.hpp>
#include <muster/kit/tabular/sheet_stream.hpp>

#include <string>
#include <vector>

namespace muster::feedback {

/// One column of ticks and numbers.
struct CodebookColumn {
  std::string name;  ///< "format.in_person", "helpful"
  const forms::Question* question = nullptr;
  const forms::Option* option = nullptr;  ///< of a pick any, which has a column for each; else nullptr
};

/// Of the questions that are answered by ticks and numbers, in the form's order.
[[nodiscard]] std::vector<CodebookColumn> codebook_columns(const forms::Form& form);

/// A line for each column, and for each option where a column holds codes. `form` must outlive it.
[[nodiscard]] tabular::StreamedSheet codebook_sheet(const forms::Form& form);

}  // namespace muster::feedback
