#pragma once
// Several questions scored as one: the index of each person, and what all of them come to.

#include <muster/domain/figures/summary.hpp>
#include <muster/kit/document/document.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::figures {

/// "The mean is 3.9 on steps from 1 (worst) to 5 (best), with a standard deviation of 0.8 (41 people)."
[[nodiscard]] std::string finding_of(const IndexFigures& index);

/// "Cronbach’s alpha is 0.84 (38 people who answered all three questions).", or why there is none.
[[nodiscard]] std::string alpha_in_words(const IndexFigures& index);

/// Who counts, and by what: the rule and its source.
[[nodiscard]] std::string rule_in_words(const IndexFigures& index);

/// All of it as paragraphs of a document.
[[nodiscard]] std::vector<document::Block> index_blocks(const IndexFigures& index);

/// The index with that code, or nullptr.
[[nodiscard]] const IndexFigures* index_named(const Summary& summary, std::string_view code);

}  // namespace muster::figures
