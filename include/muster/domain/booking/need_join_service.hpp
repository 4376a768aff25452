#pragma once
// What an event's delegates need, counted and by person; and several wordings of one need made one.

#include <muster/domain/booking/needs.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace muster::booking {

/// One person and what they told.
struct PersonNeeds {
  std::string person_id;
  std::string first_name;
  std::string last_name;
  std::string organisation;
  Needs needs;
};

/// The needs of those registered for an event: who cancelled, declined or waits needs no meal.
struct EventNeedsBook {
  events::Event event;
  std::int64_t registered = 0;  ///< people
  std::vector<NeedCount> counts;
  ListPage<PersonNeeds> people;  ///< who told any
};
[[nodiscard]] Result<EventNeedsBook> event_needs(store::Database& database, const std::string& event_slug,
                                                 const ListQuery& query);

/// Which needs are one, and what they are called together.
struct NeedJoinWish {
  std::string kind;                 ///< "dietary", "access"
  std::vector<std::string> chosen;  ///< NeedCount::key or NeedCount::join_id
  std::string name;                 ///< empty: as most people told it
};
/// Makes needs one in all counts of the event's programme, those of later events too; what people typed stays as it is.
/// Errors: fewer than two, a name that is too long; a conflict where one of them is not told any more.
[[nodiscard]] Result<NeedJoin> join_needs(store::Database& database, const store::AuditContext& audit,
                                          const std::string& event_slug, const NeedJoinWish& requested);
/// Takes joined needs apart again: those that were joined before are again.
[[nodiscard]] Result<NeedJoin> part_needs(store::Database& database, const store::AuditContext& audit,
                                          const std::string& event_slug, const std::string& join_id);

}  // namespace muster::booking
