#pragma once
// What the changes of delegates share: loading a delegate, taking needs off and putting them back, the trace.

#include "change_rows.hpp"
#include "change_sql.hpp"
#include "domain/booking/merging/merge_sql.hpp"

#include <muster/domain/booking/delegate_change_service.hpp>
#include <muster/domain/people/organisation.hpp>

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

/// What somebody typed as an organisation, by its name or another name for it; bad_input at "organisation" where nobody
/// knows it.
[[nodiscard]] Result<people::Organisation> known_organisation(store::Session& session, const std::string& programme_id,
                                                              const std::string& typed);
/// Keeps what a delegate is from now on, with what they were, so that it can be taken back; returns the change's id.
/// `after` differs from what was loaded.
std::string save_edit(store::Session& session, const store::AuditContext& audit, const std::string& event_id,
                      const people::PersonRecord& before, people::PersonRecord after, const std::string& act_id = {});
/// The way back of an edit.
[[nodiscard]] Result<DelegateChange> undo_edit(store::Session& session, const store::AuditContext& audit,
                                               const sql::StoredChange& change, const people::PersonRecord& person);
/// The way back of a merge.
[[nodiscard]] Result<DelegateChange> undo_merge(store::Session& session, const store::AuditContext& audit,
                                                const sql::StoredChange& change);

/// A booking goes to another event, with the person's needs, and its turn in the line and what was of the first event
/// alone are gone. Returns what the change keeps of it so that it can be taken back.
MovedRows give_to_event(store::Session& session, const std::string& booking_id, const std::string& person_id,
                        const std::string& from, const std::string& to);
/// A note in its history that moves nothing.
void note_move(store::Session& session, const store::AuditContext& audit, const sql::BookingRow& booking,
               const std::string& reason);

}  // namespace muster::booking
