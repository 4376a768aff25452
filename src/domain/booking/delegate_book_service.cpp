// Loads one page of the delegates.
#include "delegate_book_service.hpp"

#include "delegate_list_sql.hpp"

#include <muster/domain/events/event_service.hpp>

namespace muster::booking {

Result<DelegateBook> delegate_book(store::Database& database, const std::string& event_slug, const ListQuery& query,
                                   Contacts contacts) {
  return database.read([&](store::Session& session) -> Result<DelegateBook> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    auto people = sql::listed_delegates(session, event.id, query, contacts);
    auto states = sql::bookings_by_state(session, event.id);
    const auto organisations = sql::organisation_count(session, event.id, people.all);
    auto imports = intake::imports(session, event.id);
    std::erase_if(imports, [](const intake::Import& import) { return import.kind != "delegates"; });
    return DelegateBook{std::move(event), std::move(people), std::move(states), organisations, std::move(imports)};
  });
}

}  // namespace muster::booking
