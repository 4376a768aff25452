#pragma once
// What a fresh database begins with, and the example summit.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::app {

/// Loads London and its organisations. Safe to repeat.
[[nodiscard]] Outcome load_london(store::Database& database, const store::AuditContext& audit);

/// Slug of the example event.
inline constexpr const char* example_event = "london-send-summit-2022";

/// The programme that it belongs to.
inline constexpr const char* example_programme = "London Innovation and Improvement Alliance";

/// Loads the first London SEND Summit whole: event, form, delegates, answers, notes; closes the round. Conflict where
/// the database holds it already.
[[nodiscard]] Outcome load_example(store::Database& database, const store::AuditContext& audit);

/// Gives what people wrote at the example its themes: takes in the codebook that comes with it, and lets its words tell
/// of every question that takes free text. After load_example().
[[nodiscard]] Outcome load_example_themes(store::Database& database, const store::AuditContext& audit);

/// The newest of ten invented summits, and the programme that they belong to.
inline constexpr const char* ten_summits_newest = "network-summit-2025";
inline constexpr const char* ten_summits_programme = "Ten summits (invented)";

/// Loads ten summits, 2016 to 2025, of which each asked the same form, changed in 2019; closes their rounds. London
/// must be there. Conflict where the database holds them already.
[[nodiscard]] Outcome load_ten_summits(store::Database& database, const store::AuditContext& audit);

}  // namespace muster::app
