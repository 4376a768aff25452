#pragma once
// Beside each group of figures, one click away: how its kinds of figures are made.

#include <muster/domain/figures/how_made.hpp>

#include <string>

namespace muster::figures {

/// "How this is made", closed: opened, it says of each kind what it is, its formula and its limits. `of` is read out
/// after these words and not seen. Markup; empty where there is no kind. `css` is the class of its `details`:
/// "figure-made" inside a figure, "more" elsewhere.
[[nodiscard]] std::string how_made(const FigureKinds& kinds, const std::string& of, const std::string& css);

}  // namespace muster::figures
