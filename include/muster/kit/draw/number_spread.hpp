#pragma once
// Numbers that people gave on one axis: how far they reach, the middle one, and the average with its interval.

#include <muster/kit/draw/picture.hpp>

#include <optional>
#include <string>

namespace muster::draw {

/// In the numbers' own unit; `least` <= `median` <= `most`, all finite, else std::invalid_argument. The words stand
/// below, each beside its mark.
struct NumberSpread {
  double least = 0;  ///< where the pale bar begins, and ends
  double most = 0;
  double median = 0;
  double mean = 0;
  std::optional<double> mean_low{};  ///< 95% interval of the average, both or none
  std::optional<double> mean_high{};
  std::string reach_words{};   ///< "10th to 90th percentile: 2 to 9"
  std::string median_words{};  ///< "median 5"
  std::string mean_words{};    ///< "average 5.3, 95% interval 4.9 to 5.7"
};

/// The axis begins at 0 where no number lies below and the reach is not far from it.
[[nodiscard]] Picture number_spread(const NumberSpread& spread, double width);

}  // namespace muster::draw
