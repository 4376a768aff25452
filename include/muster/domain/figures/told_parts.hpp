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
/// The same of the parts that it is made of now, whatever it was called.
[[nodiscard]] std::string told_made_of(const CutGroup& group);
/// What groups are made by: "role" in English, where people know it by its short name; else the question.
[[nodiscard]] std::string told_cut(const CutFigures& cut);
[[nodiscard]] std::string told_class(const ClassFigures& answers, const QuestionFigures& question);

}  // namespace muster::figures
