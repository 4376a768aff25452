#pragma once
// Of which kinds a group of figures is: what has to be explained beside it. Read off the figures themselves, so that a
// page cannot forget one.

#include <muster/domain/figures/explanations.hpp>
#include <muster/domain/figures/grids.hpp>
#include <muster/domain/figures/summary.hpp>

#include <set>
#include <string>

namespace muster::figures {

/// In the order of the explanations, each once.
using FigureKinds = std::set<FigureKind>;

/// Who answered, of whom.
[[nodiscard]] FigureKinds kinds_of_answerers(const Summary& summary);
/// One question's figures, broken down where the summary holds that.
[[nodiscard]] FigureKinds kinds_of(const QuestionFigures& question, const Summary& summary);
/// The statements of a grid as one figure.
[[nodiscard]] FigureKinds kinds_of(const GridFigures& grid, const Summary& summary);
[[nodiscard]] FigureKinds kinds_of(const IndexFigures& index);
/// What was noted at the tables.
[[nodiscard]] FigureKinds kinds_of_notes();
/// Where the delegates came from.
[[nodiscard]] FigureKinds kinds_of_places();
/// All that a report of the summary may print.
[[nodiscard]] FigureKinds kinds_of_all(const Summary& summary);

/// The address of the page that explains every kind.
inline constexpr const char* how_made_path = "/how-figures-are-made";
/// Where the kind stands on that page.
[[nodiscard]] std::string how_made_anchor(FigureKind kind);

}  // namespace muster::figures
