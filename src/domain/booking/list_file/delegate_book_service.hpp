#pragma once
// The delegates of an event as their list shows them, with the files they came from.

#include <muster/domain/booking/booking.hpp>
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/intake/import_totals_sql.hpp>
#include <muster/kit/base/list_query.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

/// A delegate and where their booking stands.
struct ListedDelegate : Delegate {
  State state = State::booked;
  std::string since;  ///< ISO instant of the step that took it there; empty where nobody remembers
};

/// One page of an event's delegates, whatever their state.
struct DelegateBook {
  events::Event event;
  ListPage<ListedDelegate> delegates;
  std::map<State, std::int64_t> states;  ///< all bookings
  std::int64_t organisations = 0;        ///< that those come from who are registered
  intake::ImportTotals imports;          ///< of the lists that they came from
};
/// Sorted by "name", "organisation" or "state", filtered by "state" and "kind"; addresses are searched only where they
/// are shown.
[[nodiscard]] Result<DelegateBook> delegate_book(store::Database& database, const std::string& event_slug,
                                                 const ListQuery& query, Contacts contacts);

/// A list that was imported at the event, undone or not; nothing where it has none of that id.
[[nodiscard]] Result<std::optional<intake::Import>> imported_list(store::Database& database,
                                                                  const std::string& event_id,
                                                                  const std::string& import_id);

}  // namespace muster::booking
