// Loads one page of the delegates.
#include "delegate_book_service.hpp"

#include "domain/booking/delegate_list_sql.hpp"

#include <muster/domain/events/event_service.hpp>

namespace muster::booking {
namespace {

constexpr std::string_view kind_name = "delegates";

}  // namespace

Result<DelegateBook> delegate_book(store::Database& database, const std::string& event_slug, const ListQuery& query,
                                   Contacts contacts) {
  return database.read([&](store::Session& session) -> Result<DelegateBook> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    auto people = sql::listed_delegates(session, event.id, query, contacts);
    auto states = sql::bookings_by_state(people);
    const auto organisations = sql::organisation_count(session, event.id);
    const auto imports = intake::import_totals(session, event.id, kind_name);
    return DelegateBook{std::move(event), std::move(people), std::move(states), organisations, imports};
  });
}

Result<std::optional<intake::Import>> imported_list(store::Database& database, const std::string& event_id,
                                                    const std::string& import_id) {
  return database.read([&](store::Session& session) -> Result<std::optional<intake::Import>> {
    return intake::entered_import(session, event_id, kind_name, import_id);
  });
}

}  // namespace muster::booking
