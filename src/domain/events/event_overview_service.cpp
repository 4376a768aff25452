// The list of events, with how far each is.
#include "event_overview_service.hpp"

#include "event_sql.hpp"

#include <muster/kit/base/number.hpp>

#include <chrono>

namespace muster::events {
namespace {

std::string when(Date date, Date today) {
  const auto days = (std::chrono::sys_days(date) - std::chrono::sys_days(today)).count();
  return days == 0 ? "Today" : days == 1 ? "Tomorrow" : days > 1 ? "In " + counted(days, "day", "days") : "";
}

}  // namespace

Result<ListPage<ListedEvent>> listed_events(store::Database& database, const Programmes& programmes,
                                            const ListQuery& query, Date today, const NextStepOf& next_step) {
  return database.read([&](store::Session& session) -> Result<ListPage<ListedEvent>> {
    auto events = sql::listed_events(session, programmes, query);
    ListPage<ListedEvent> listed;
    static_cast<ListFigures&>(listed) = events;
    for (auto& event : events.rows) {
      ListedEvent entry;
      entry.next = next_step(session, event);
      entry.when = when(event.date, today);
      entry.event = std::move(event);
      listed.rows.push_back(std::move(entry));
    }
    return listed;
  });
}

}  // namespace muster::events
