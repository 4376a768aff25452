#pragma once
// How much memory a summary takes, so that summaries are kept by it and not by their number.

#include <muster/domain/figures/summary.hpp>

#include <cstddef>

namespace muster::figures {

/// In bytes, with everything that it holds; what the machine's allocator adds is not in it. Linear in its size.
[[nodiscard]] std::size_t bytes_of(const Summary& summary);

}  // namespace muster::figures
