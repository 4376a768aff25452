#pragma once
// Exports with more than one heading row, brought to one: the reader of answers sees "Title [part]" wherever it stood.

#include <muster/kit/tabular/table.hpp>

namespace muster::feedback {

/// SurveyMonkey writes a question's options, rows or "Response" below its title, which stands over the first of them
/// only; Qualtrics writes the questions' words below its own short names, and its import names below those. Their rows
/// go, and each column is called "Title" or "Title [part]". Any other table comes back as it was.
[[nodiscard]] tabular::Table with_one_heading(tabular::Table table);

}  // namespace muster::feedback
