#pragma once
// The groups by which a round may be broken down, as they are kept with it.

#include <muster/domain/feedback/breakdown.hpp>
#include <muster/domain/feedback/round.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::feedback {

/// Nothing where the form declares no cuts, or the round was never closed with answers.
[[nodiscard]] std::optional<Breakdown> breakdown_of(store::Session& session, const std::string& round_id);

/// The groups as they are to be kept when the round closes: of `all` its answers, or of those in the figures, but
/// not of those `without`. Nothing where the form declares no cuts, or there are no answers.
[[nodiscard]] std::optional<std::string> breakdown_at_closing(store::Session& session, const Round& round, bool all,
                                                              const std::vector<std::string>& without);
void keep_breakdown(store::Session& session, const std::string& round_id, const std::string& breakdown);

}  // namespace muster::feedback
