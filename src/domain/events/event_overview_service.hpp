#pragma once
// What the list of events says of each: how far it is, and what is next.

#include <muster/domain/events/event.hpp>
#include <muster/domain/events/next_step.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/platform/store/database.hpp>

#include "event_sql.hpp"

#include <optional>
#include <string>
#include <vector>

namespace muster::events {

struct ListedEvent {
  Event event;
  std::optional<NextStep> next;  ///< nothing where nothing waits to be done
  std::string when;              ///< "In 12 days", "Today"; empty where it is over
};

/// One page of the events of the programmes of these names, or of all. It can be sorted by "event", "date" and "where",
/// and filtered by "programme".
[[nodiscard]] Result<ListPage<ListedEvent>> listed_events(store::Database& database, const Programmes& programmes,
                                                          const ListQuery& query, Date today,
                                                          const NextStepOf& next_step);

}  // namespace muster::events
