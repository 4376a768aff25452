#pragma once
// Everybody who waits for a seat at one event goes to another: the waiting list of a cohort to the next.

#include <muster/domain/events/event.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace muster::booking {

struct MovedLine {
  std::int64_t people = 0;        ///< who went
  std::int64_t promoted = 0;      ///< of them, who is offered a seat there, or has one
  std::vector<std::string> left;  ///< names of those who stand there already
  std::int64_t rest = 0;          ///< who still waits here: 500 go at once
};

/// Moves the first 500 of them in the order in which they would get a seat, behind those who wait there, in one
/// transaction; then seats that are free there go to whoever is next. Bookings keep their history and needs. Whoever
/// has a page of their own is told by mail. Each move can be taken back by itself. Errors: an event of another
/// programme, the same, one that is over or cancelled, nobody who waits.
[[nodiscard]] Result<MovedLine> move_waiting_list(store::Database& database, const store::AuditContext& audit,
                                                  const std::string& event_slug, const std::string& to_slug);

/// Events of the programme that are to come, the next first, without the event itself: where its line may go.
[[nodiscard]] Result<std::vector<events::Event>> events_to_wait_for(store::Database& database, Instant now,
                                                                    const std::string& event_slug);

}  // namespace muster::booking
