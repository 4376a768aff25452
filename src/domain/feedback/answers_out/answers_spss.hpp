#pragma once
// Answers for SPSS and what reads its syntax (PSPP): the file of ticks and numbers, read with labels.

#include <muster/domain/forms/form.hpp>

#include <string>

namespace muster::feedback {

/// Syntax that reads the CSV of ticks and numbers called `csv_name`, names every variable and value in words, and makes
/// a set of each question with ticks. Cells that say why there is no answer become values of their own that are
/// missing: in all columns where several `versions` were answered, else in those of questions that hang on a condition
/// and of the question for consent.
[[nodiscard]] std::string spss_syntax(const forms::Form& form, const std::string& csv_name, bool versions = false);

}  // namespace muster::feedback
