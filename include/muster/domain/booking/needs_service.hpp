#pragma once
// Needs of delegates in the store: told with an import or on the delegate's own page, counted for the caterer.

#include <muster/domain/booking/needs.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

/// Needs told for one event.
struct EventNeeds {
  events::Event event;
  Needs needs;  ///< empty where nothing was told
};

/// Adds what a delegate told to what is there. The delegate must be booked.
void add_needs(store::Session& session, const std::string& event_id, const std::string& person_id, const Needs& told);

/// One entry for each event that the person is booked for, newest first. not_found where there is no such person.
[[nodiscard]] Result<std::vector<EventNeeds>> needs_of(store::Database& database, const std::string& person_id);

/// Replaces the needs that a delegate told for an event; empty ones are deleted. Returns the id of the change, by which
/// undo_change takes it back; empty where nothing was changed. Errors: not a delegate of the event, more than 1,000
/// characters; a conflict where `seen` is given and is not the mark of what stands there.
[[nodiscard]] Result<std::string> change_needs(store::Database& database, const store::AuditContext& audit,
                                               const std::string& event_slug, const std::string& person_id,
                                               const Needs& needs,
                                               const std::optional<std::string>& seen = std::nullopt);
/// What tells one state of needs from another, without holding them.
[[nodiscard]] std::string needs_mark(const Needs& needs);

/// Needs of those registered for the event: who cancelled, declined or waits needs no meal.
[[nodiscard]] Result<std::vector<NeedCount>> needs_counts(store::Database& database, const std::string& event_slug);

/// Counts only, for the caterer and the venue: kind, need, people. `format` is "csv" or "xlsx".
[[nodiscard]] Result<std::string> export_needs_counts(store::Database& database, const std::string& event_slug,
                                                      const std::string& format);

}  // namespace muster::booking
