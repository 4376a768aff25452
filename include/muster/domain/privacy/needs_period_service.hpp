#pragma once
// How long needs are kept after their event, for pages that ask for them.

#include <muster/kit/base/result.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>

namespace muster::privacy {

/// Days after the event; the ones that Muster begins with where nobody set others.
[[nodiscard]] Result<std::optional<std::int64_t>> days_of_needs(store::Database& database);

}  // namespace muster::privacy
