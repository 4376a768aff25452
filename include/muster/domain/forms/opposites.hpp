#pragma once
// Statements of a grid that are two ends of a row of numbers ("Too slow" to "Too fast"): a semantic differential.

#include <muster/domain/forms/form.hpp>

#include <string>

namespace muster::forms {

/// What such a statement is called where it stands by itself: "Too slow – Too fast".
[[nodiscard]] std::string label_of_opposites(const std::string& low, const std::string& high);
/// True where the question is a statement between two ends of its own.
[[nodiscard]] bool is_between_opposites(const Question& question);

}  // namespace muster::forms
