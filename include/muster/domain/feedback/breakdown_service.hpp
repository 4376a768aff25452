#pragma once
// The groups by which a round may be broken down, as they are kept with it.

#include <muster/domain/feedback/breakdown.hpp>
#include <muster/domain/feedback/round.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>

namespace muster::feedback {

/// Nothing where the form declares no cuts, or the round was never closed with answers.
[[nodiscard]] std::optional<Breakdown> breakdown_of(store::Session& session, const std::string& round_id);

/// To be called in the transaction that closes the round, after its answers were let into the figures.
void keep_breakdown(store::Session& session, const Round& round);

}  // namespace muster::feedback
