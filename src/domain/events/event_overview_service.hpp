#pragma once
// What the list of events says of each: how far it is, and what is next.

#include <muster/domain/events/event.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/platform/store/database.hpp>

#include "event_sql.hpp"

#include <string>
#include <vector>

namespace muster::events {

struct ListedEvent {
  Event event;
  bool has_delegates = false;  ///< a delegate list was imported and stands
  bool has_answers = false;    ///< answers were imported and stand; those given on the page are not counted here
  int days_to_go = 0;          ///< from today; negative where it is over
};

/// One page of the events of the programmes of these names, or of all. It can be sorted by "event", "date" and "where",
/// and filtered by "programme".
[[nodiscard]] Result<ListPage<ListedEvent>> listed_events(store::Database& database, const Programmes& programmes,
                                                          const ListQuery& query, Date today);

struct NextStep {
  std::string path;   ///< below the event's own address
  std::string words;  ///< "Import the delegates"
  std::string note;   ///< "In 12 days"
};
[[nodiscard]] NextStep next_step(const ListedEvent& listed);

}  // namespace muster::events
