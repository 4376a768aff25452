#pragma once
// A summary as programs are told of it: see feedback/told_to_programs.hpp.

#include <muster/domain/figures/summary.hpp>

namespace muster::figures {

/// Whether an anonymous form is open: how many answered then moves in steps of five, as all other figures do.
[[nodiscard]] bool told_in_steps(const Summary& summary);
[[nodiscard]] std::int64_t responses_told_to_programs(const Summary& summary);
/// The same figures; while an anonymous form is open with the responses, and their rate, at their last step.
[[nodiscard]] Summary told_to_programs(const Summary& summary);

}  // namespace muster::figures
