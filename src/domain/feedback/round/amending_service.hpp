#pragma once
// The name of a further round and the moments at which it opens and closes by itself, changed together.

#include <muster/domain/events/event.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <utility>

namespace muster::feedback {

/// What is left out stays.
struct RoundAmendment {
  std::optional<std::string> title{};  ///< its own, behind the event's
  /// When it opens and closes by itself; nothing in one of them: it does not.
  std::optional<std::pair<std::optional<Instant>, std::optional<Instant>>> moments{};
};
/// All of it or nothing. Errors: conflict at "title" where `about` is an event or a survey, those of titles at "title",
/// those of schedule_round.
[[nodiscard]] Outcome amend_round(store::Database& database, const store::AuditContext& audit,
                                  const events::Event& about, const RoundAmendment& wanted);

}  // namespace muster::feedback
