#pragma once
// Grids of numbers that add up to a total: what somebody's numbers come to.

#include <muster/domain/forms/form.hpp>
#include <muster/kit/catalogue/catalogue.hpp>

#include <map>
#include <string>
#include <vector>

namespace muster::forms {

/// What the numbers of one grid come to.
struct GridSum {
  const Question* first = nullptr;  ///< the first statement of the grid
  double sum = 0;
  bool any = false;  ///< a number stands there
};

/// Of what was typed, or of checked answers; what is no number counts as nothing.
[[nodiscard]] GridSum sum_of(const Page& page, const Grid& grid,
                             const std::map<std::string, std::vector<std::string>>& values);

/// Whether numbers with at most six digits behind the point are that total.
[[nodiscard]] bool comes_to(double sum, double total);

/// "90", "90.5".
[[nodiscard]] std::string sum_in_digits(double sum);
/// The same as that language writes it: "1.250,5" in Turkish.
[[nodiscard]] std::string sum_in_digits(double sum, const Catalogue& words);

}  // namespace muster::forms
