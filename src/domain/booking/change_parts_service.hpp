#pragma once
// What the changes of delegates share: loading a delegate, taking needs off and putting them back, the trace.

#include "change_rows.hpp"
#include "change_sql.hpp"
#include "merge_sql.hpp"

#include <muster/domain/booking/delegate_change_service.hpp>

#include <map>
#include <string>

namespace muster::booking {

/// Somebody who stands in the event, with their booking.
struct LoadedDelegate {
  people::PersonRecord person;
  sql::BookingRow booking;
};
/// not_found, in words for people, where they do not.
[[nodiscard]] Result<LoadedDelegate> load_delegate(store::Session& session, const events::Event& event,
                                                   const std::string& person_id);

/// Refuses what was made of an older version of a person than stands there now.
[[nodiscard]] Outcome is_unchanged(const people::PersonRecord& person, std::int64_t version);

/// Event id -> needs that a person told.
using NeedsByEvent = std::map<std::string, Needs>;
/// Takes all needs of a person off their bookings, so that these can pass on.
[[nodiscard]] NeedsByEvent take_needs_off(store::Session& session, const std::string& person_id);

/// Names of the fields in which the two differ.
[[nodiscard]] std::vector<std::string> fields_changed(const people::PersonRecord& before,
                                                      const people::PersonRecord& after);
void trace_person(store::Session& session, const store::AuditContext& audit, const std::string& action,
                  const std::string& person_id, const std::vector<std::string>& fields);

/// The way back of a merge.
[[nodiscard]] Result<DelegateChange> undo_merge(store::Session& session, const store::AuditContext& audit,
                                                const sql::StoredChange& change);

}  // namespace muster::booking
