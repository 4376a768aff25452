#pragma once
// What the clock asks for of a round, done before anybody reads it.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>

namespace muster::feedback {

/// Opens or closes the round of the event where its moment has come, as settle_event_round does, and counts no answers
/// for that. Errors: no such event.
[[nodiscard]] Outcome settle_due(store::Database& database, Instant now, const std::string& event_slug);

/// The event's round, where it has one; counts no answers either.
[[nodiscard]] std::optional<std::string> round_id_of(store::Session& session, const std::string& event_id);

}  // namespace muster::feedback
