#pragma once
// The delegates of an event as their list shows them, with the files they came from.

#include <muster/domain/booking/booking.hpp>
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/kit/base/list_query.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace muster::booking {

/// A delegate and where their booking stands.
struct ListedDelegate : Delegate {
  State state = State::booked;
  std::string since;  ///< ISO instant of the step that took it there; empty where nobody remembers
};

/// One page of an event's delegates, whatever their state, with the lists they came from, newest first, those undone
/// included.
struct DelegateBook {
  events::Event event;
  ListPage<ListedDelegate> delegates;
  std::map<State, std::int64_t> states;  ///< all bookings
  std::int64_t organisations = 0;        ///< that those come from who are registered
  std::vector<intake::Import> imports;
};
/// Sorted by "name", "organisation" or "state", filtered by "state" and "kind"; addresses are searched only where they
/// are shown.
[[nodiscard]] Result<DelegateBook> delegate_book(store::Database& database, const std::string& event_slug,
                                                 const ListQuery& query, Contacts contacts);

}  // namespace muster::booking
