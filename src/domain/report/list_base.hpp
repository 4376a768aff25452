#pragma once
// What stands above a list of answers: the question, in bold, and the list's base. Below a heading that says the
// question already the builder leaves it out.

#include <muster/domain/figures/summary.hpp>
#include <muster/kit/document/document.hpp>

#include <string>

namespace muster::report {

/// A note; its first run is the question's label with its end: "What could be better? ", "Topics. ".
[[nodiscard]] document::Block list_base(const figures::QuestionFigures& question, std::string base);

/// Takes the question out of each such note below a heading of the same words.
void drop_labels_said_above(std::vector<document::Block>& blocks);

}  // namespace muster::report
