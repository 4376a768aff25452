#pragma once
// Of many tests made at once some are significant by chance alone: p values corrected for how many there were.

#include <vector>

namespace muster::stats {

/// The p values (0 to 1, else std::invalid_argument) corrected, in the order given: of those called significant at a
/// level, no more than that part is false on average. Give all tests that were made, not only those to be shown.
/// Source: Benjamini and Hochberg 1995; R's p.adjust(p, "BH"). n log n.
[[nodiscard]] std::vector<double> benjamini_hochberg(const std::vector<double>& p);

/// The same, stricter: how sure it is that not one of them is false.
/// Source: Holm 1979; R's p.adjust(p, "holm").
[[nodiscard]] std::vector<double> holm(const std::vector<double>& p);

}  // namespace muster::stats
