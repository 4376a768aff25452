// One snapshot for what is counted and what is read.
#include <muster/domain/events/event_list_service.hpp>

#include "event_sql.hpp"

namespace muster::events {

Result<ListPage<Event>> newest_events(store::Database& database, const Programmes& programmes, ListQuery query) {
  query.sort = "date";
  query.descending = true;
  return database.read([&](store::Session& session) -> Result<ListPage<Event>> {
    return sql::listed_events(session, programmes, query);
  });
}

}  // namespace muster::events
