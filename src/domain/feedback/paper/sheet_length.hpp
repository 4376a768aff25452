#pragma once
// Answers on paper that are longer than the form asks for: ink is not held to a number of words.

#include <muster/domain/feedback/paper_entry.hpp>

namespace muster::feedback {

/// Whether an answer of the sheet has more words than the form asks for. It is kept as it stands, and whoever types it
/// is told.
[[nodiscard]] bool longer_than_asked(const forms::Form& form, const TypedSheet& typed);

}  // namespace muster::feedback
