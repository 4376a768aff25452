#pragma once
// `method`: how the figures were made, written from what was done.

#include <muster/domain/figures/summary.hpp>
#include <muster/kit/document/document.hpp>

#include <vector>

namespace muster::report {

/// Small print in paragraphs, each with its subject in front: only what holds of this event.
[[nodiscard]] std::vector<document::Block> method_note(const figures::Summary& summary);

}  // namespace muster::report
