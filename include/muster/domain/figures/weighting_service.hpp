#pragma once
// The weights of one event's round, loaded.

#include <muster/domain/figures/summary_service.hpp>
#include <muster/domain/figures/weighting.hpp>

#include <string>

namespace muster::figures {

/// Errors: no such event. Where there are no weights, `why_not` says why.
[[nodiscard]] Result<Weighting> event_weighting(store::Database& database, Summaries& summaries, Instant now,
                                                const std::string& event_slug);

}  // namespace muster::figures
