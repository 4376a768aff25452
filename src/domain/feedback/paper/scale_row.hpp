#pragma once
// The steps of a scale on paper: beside each other, each with its words below its box, so that the sheet shows an order
// and not a list.

#include <muster/domain/feedback/paper_form.hpp>
#include <muster/kit/print/pages.hpp>

#include <optional>
#include <vector>

namespace muster::feedback {

struct ScaleRow {
  double width = 0;  ///< points, of all steps together
  double size = 0;   ///< points, of the sheet's letters
  double box = 0;    ///< points, the side of a box
};

/// The items of a list: the steps that stand at the begin of `options`, where they are four or more that have
/// nothing about them but their words, and these fit below their boxes: no word wider than its column, no label higher
/// than four lines (the bounds are safe ones). They are taken out of `options`; what stands beside the scale is left.
[[nodiscard]] std::optional<print::Element> steps_across(std::vector<PaperOption>& options, const ScaleRow& row);

}  // namespace muster::feedback
