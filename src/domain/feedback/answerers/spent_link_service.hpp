#pragma once
// Using up a link with the answers that it brings: in their transaction, and in a table that nothing joins to them.

#include <muster/domain/feedback/round.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::feedback {

/// Nothing to do where the round asks for no link. Conflict, in words for whoever holds the link: it is missing,
/// unknown or used already.
[[nodiscard]] Outcome spend_link(store::Session& session, const Round& round, const std::string& secret);

}  // namespace muster::feedback
