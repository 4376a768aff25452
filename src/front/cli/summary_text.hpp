#pragma once
// The summary for a terminal: the same figures as the page, in columns.

#include <muster/domain/figures/summary.hpp>

#include <cstdint>
#include <string>

namespace muster::cli {

[[nodiscard]] std::string summary_text(const figures::Summary& summary);
/// The number with spaces before it, `width` characters in all.
[[nodiscard]] std::string right_aligned(std::int64_t number, std::size_t width);

}  // namespace muster::cli
