#pragma once
// Turnout of one event, and of a programme's year beside the year before, from the store.

#include <muster/domain/figures/turnout.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::figures {

struct EventTurnout {
  EventFacts event;
  Turnout turnout;
};
/// not_found where there is no such event.
[[nodiscard]] Result<EventTurnout> event_turnout(store::Database& database, const std::string& event_slug, Instant now);

/// People of all events of a year, each once: they came where they came to any. Of cancelled events nothing is counted.
struct YearTurnout {
  int year = 0;
  std::vector<std::string> events;  ///< titles, by date
  Turnout turnout;
  Turnout before;  ///< of the year before
  bool any_before = false;
  std::vector<std::string> organisations_absent;  ///< of the network, from which nobody came; by name
};
/// Without a year the newest that has events.
[[nodiscard]] Result<YearTurnout> year_turnout(store::Database& database, const std::string& programme_id,
                                               std::optional<int> year, Instant now);

}  // namespace muster::figures
