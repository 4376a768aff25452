#pragma once
// The exact interval of a share where few answered: there Wilson's is a little too narrow, and everybody's eye is on
// it.

#include <muster/domain/figures/summary.hpp>
#include <muster/kit/stats/share.hpp>

#include <cstdint>
#include <optional>

namespace muster::figures {

/// Of a base so large or smaller the exact interval stands beside the other, in people.
inline constexpr std::int64_t few_for_exact = 30;

/// Clopper and Pearson's, 0 to 1, of an option whose share and interval are told; nothing of a larger base, nor of a
/// scale, whose table is the key of its picture and has no room for more.
[[nodiscard]] std::optional<stats::Interval> exact_interval_of(const QuestionFigures& question,
                                                               const OptionFigures& option);

/// Whether any option of the question has one.
[[nodiscard]] bool tells_exact_intervals(const QuestionFigures& question);

}  // namespace muster::figures
