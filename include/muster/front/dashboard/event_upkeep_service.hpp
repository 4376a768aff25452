#pragma once
// Copying an event with its form and report, and deleting one that nothing belongs to: both look into several slices.

#include <muster/domain/events/event_change_service.hpp>
#include <muster/domain/intake/intake_service.hpp>

#include <string>
#include <utility>
#include <vector>

namespace muster::dashboard {

/// What belongs to an event and would be lost with it, in words: "104 people are booked", "a form is published".
struct EventContents {
  std::vector<std::string> words;
  bool being_imported = false;  ///< a list is being saved that nobody has seen yet: deleting the event stops that
};
[[nodiscard]] Result<EventContents> event_contents(store::Database& database, const std::string& event_slug);

/// Deletes an event that nothing belongs to; conflict says what does. What is being imported into it is stopped first.
[[nodiscard]] Outcome delete_event(store::Database& database, const store::AuditContext& audit,
                                   const intake::Kinds& kinds, const std::string& event_slug);

/// Names of reports that come with Muster, with their texts.
using ShippedReports = std::vector<std::pair<std::string, std::string>>;

/// A new event like another, with all that it takes along or not at all: its form is published as a first version and
/// its report's own words go along; nobody and no answer does. `zone` names the clocks of the new one; empty: those of
/// the other. Errors: those of events::add_event, of the zone, and of whatever cannot be taken along.
[[nodiscard]] Result<events::Event> copy_event(store::Database& database, const store::AuditContext& audit,
                                               const std::string& event_slug, const events::NewEvent& wanted,
                                               const std::string& zone, const ShippedReports& reports);

/// The day so many times 52 weeks later that it lies past today: what a copy begins with.
[[nodiscard]] Date next_year(Date day, Date today);

}  // namespace muster::dashboard
