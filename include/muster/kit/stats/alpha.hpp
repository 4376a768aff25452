#pragma once
// How closely several questions that are scored as one go together.

#include <optional>
#include <vector>

namespace muster::stats {

/// Cronbach's alpha of people who answered every question: k/(k-1) (1 - sum of the variances of the k questions /
/// variance of the people's sums), variances with n - 1. `people` holds a row of k numbers for each. Nothing for fewer
/// than two questions or two people, or where all sums are alike. It is 1 at most, and may be far below 0.
/// Source: Cronbach 1951, "Coefficient alpha and the internal structure of tests", Psychometrika 16.
[[nodiscard]] std::optional<double> cronbach_alpha(const std::vector<std::vector<double>>& people);

}  // namespace muster::stats
