#pragma once
// The year review in rows, for a file.

#include <muster/domain/figures/years.hpp>

#include "summary_table.hpp"

namespace muster::figures {

/// A row for each figure of each event; what is not there says why.
[[nodiscard]] FlatTable flat_table(const YearReview& review, const Years& years);

}  // namespace muster::figures
