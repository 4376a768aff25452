#pragma once
// Small parts that the sentences of a report share, in the language that is told.

#include <muster/domain/figures/summary.hpp>

#include <cstddef>
#include <string>

namespace muster::figures {

/// "‘Lunch’".
[[nodiscard]] std::string told_quoted(const std::string& name);
/// Why nothing is broken down, and why not by that cut: a summary is made before anybody knows who reads it.
[[nodiscard]] std::string told_no_breakdown(const Summary& summary);
[[nodiscard]] std::string told_why_not(const CutFigures& cut, const Summary& summary);
/// "Health or School", "Helpful or no answer": the group of a cut, and the answers that stand together.
[[nodiscard]] std::string told_group(const CutFigures& cut, std::size_t at);
[[nodiscard]] std::string told_class(const ClassFigures& answers, const QuestionFigures& question);

}  // namespace muster::figures
