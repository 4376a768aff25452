// Tells from the date and the ledger of imports what is next for an event.
#include "event_overview_service.hpp"

#include "event_sql.hpp"

#include <muster/domain/events/import_ledger.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>

namespace muster::events {

Result<ListPage<ListedEvent>> listed_events(store::Database& database, const Programmes& programmes,
                                            const ListQuery& query, Date today) {
  return database.read([&](store::Session& session) -> Result<ListPage<ListedEvent>> {
    auto events = sql::listed_events(session, programmes, query);
    ListPage<ListedEvent> listed;
    static_cast<ListFigures&>(listed) = events;
    for (auto& event : events.rows) {
      ListedEvent entry;
      for (const auto& import : imports(session, event.id)) {
        if (import.undone) continue;
        entry.has_delegates = entry.has_delegates || import.kind == "delegates";
        entry.has_answers = entry.has_answers || import.kind == "responses";
      }
      entry.days_to_go = static_cast<int>((std::chrono::sys_days(event.date) - std::chrono::sys_days(today)).count());
      entry.event = std::move(event);
      listed.rows.push_back(std::move(entry));
    }
    return listed;
  });
}

NextStep next_step(const ListedEvent& listed) {
  std::string when = listed.days_to_go == 0   ? "Today"
                     : listed.days_to_go == 1 ? "Tomorrow"
                     : listed.days_to_go > 1  ? "In " + counted(listed.days_to_go, "day", "days")
                                              : "";
  if (!listed.has_delegates) return {"/delegates/import", "Import the delegates", std::move(when)};
  if (listed.days_to_go > 0) return {"/form", "Get the form ready", std::move(when)};
  if (listed.days_to_go == 0 || !listed.has_answers) return {"/summary", "Watch the answers come in", std::move(when)};
  return {"/report", "Write the report", std::move(when)};
}

}  // namespace muster::events
