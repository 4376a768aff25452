#pragma once
// `method`: how the figures were made, written from what was done.

#include <muster/domain/figures/summary.hpp>
#include <muster/kit/document/document.hpp>
#include <muster/kit/text/words.hpp>

#include <vector>

namespace muster::report {

/// Small print in paragraphs, each with its subject in front: only what holds of this event. `list` is the programme's
/// own, by which words were counted; none where there is nothing of it to tell.
[[nodiscard]] std::vector<document::Block> method_note(const figures::Summary& summary, const text::WordRules* list);

/// That nobody has checked Muster's own words in the language that is told, or that there are none; empty where
/// somebody has.
[[nodiscard]] std::string language_note();

}  // namespace muster::report
